"""Facts beside the text, index terms, names with their counts, feeds, and postings that say the same."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from alembic.util import CommandError
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

PARTS = ("facet", "value", "need", "kind", "field", "start", "end", "rule")
OLD_INDEXES = ("title_index", "text_index")
KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """The indexes, terms, names and twins are left empty: the store fills them when it next opens."""
    connection = op.get_bind()
    op.create_table(
        "posting_name",
        sa.Column("kind", sa.String(8), primary_key=True),
        sa.Column("key", sa.String(500), primary_key=True),
        sa.Column("shown", sa.String(500), nullable=False),
        sa.Column("postings", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "feed",
        sa.Column("name", sa.String(2000), primary_key=True),
        sa.Column("format", sa.String(40), nullable=False),
        sa.Column("etag", sa.String),
        sa.Column("last_modified", sa.String),
        sa.Column("imported_at", sa.DateTime, nullable=False),
        sa.Column("postings", sa.Integer, nullable=False),
    )
    op.add_column("posting", sa.Column("feed", sa.String(2000)))
    op.add_column("posting", sa.Column("twin", sa.String(32), nullable=False, server_default=""))
    op.add_column("posting", sa.Column("hidden", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("posting_text", sa.Column("facts", sa.JSON, nullable=False, server_default="[]"))
    op.add_column("posting_text", sa.Column("terms", sa.String, nullable=False, server_default=""))
    _move_facts(connection)
    op.drop_table("fact")
    op.drop_index("posting_tag_value", "posting_tag")
    op.drop_table("posting_tag")
    for name in ("posting_place_city", "posting_place_region", "posting_place_lat"):
        op.drop_index(name, "posting_place")
    op.drop_index("posting_company", "posting")
    for name in ("city_key", "lat", "lon"):  # not in a batch: that drops the table, and with it what refers to it
        op.execute(f"ALTER TABLE posting_place DROP COLUMN {name}")
    op.execute("ALTER TABLE posting DROP COLUMN company_key")
    op.create_index("posting_twin", "posting", ["twin"])
    op.create_index("posting_feed", "posting", ["feed", "last_seen"])
    op.create_index("posting_closes", "posting", ["closes_on"])
    _replace_indexes(connection)


def _move_facts(connection: Any) -> None:
    table = sa.table(
        "fact",
        sa.column("posting_key"),
        sa.column("position"),
        sa.column("value", sa.JSON),
        *(sa.column(name) for name in PARTS if name != "value"),
    )
    text = sa.table("posting_text", sa.column("posting_key"), sa.column("facts", sa.JSON))
    for (key,) in connection.execute(sa.select(text.c.posting_key)).all():
        own = sa.select(*(table.c[name] for name in PARTS)).where(table.c.posting_key == key)
        facts = [list(row) for row in connection.execute(own.order_by(table.c.position))]
        connection.execute(sa.update(text).where(text.c.posting_key == key).values(facts=facts))


def _replace_indexes(connection: Any) -> None:
    if connection.dialect.name == "sqlite":
        for name in OLD_INDEXES:
            op.execute(f"DROP TABLE {name}")
        options = "content='', columnsize=0, tokenize=\"unicode61 remove_diacritics 0 tokenchars '+#.:_'\""
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE posting_index USING fts5(words, detail=none, {options})")
        return
    reference = sa.ForeignKey("posting.key", ondelete="CASCADE")
    op.create_table(
        "posting_index",
        sa.Column("posting_key", KEY, reference, primary_key=True, autoincrement=False),
        sa.Column("part", sa.SmallInteger, primary_key=True, autoincrement=False),
        sa.Column("words", TSVECTOR, nullable=False),
    )
    # The words themselves are never read, only their index: kept apart, so that many keys are on one page.
    op.execute("ALTER TABLE posting_index SET (toast_tuple_target = 128)")
    op.create_index("posting_index_words", "posting_index", ["words"], postgresql_using="gin")


def downgrade() -> None:
    """Refused: an older program's indexes and tags are made of what it reads itself, at an import."""
    raise CommandError(
        "this store cannot go back before 0004; put the copy made before the upgrade in its place, or import the "
        "postings into a new store with the older program"
    )
