"""Postings with their text, places, tags and facts, and the two full-text indexes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
TABLES = ("store_state", "fact", "posting_tag", "posting_place", "posting_version", "posting_text", "posting")


def of_posting() -> list[sa.Column]:
    reference = sa.ForeignKey("posting.key", ondelete="CASCADE")
    return [sa.Column("posting_key", KEY, reference, primary_key=True, autoincrement=False)]


def upgrade() -> None:
    op.create_table(
        "posting",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        sa.Column("id", sa.String(200), nullable=False, unique=True),
        sa.Column("title", sa.String(500), nullable=False),
        sa.Column("company", sa.String),
        sa.Column("company_key", sa.String),
        sa.Column("url", sa.String),
        sa.Column("posted_on", sa.Date),
        sa.Column("closes_on", sa.Date),
        sa.Column("first_seen", sa.DateTime, nullable=False),
        sa.Column("last_seen", sa.DateTime, nullable=False),
        sa.Column("workplace", sa.String(8)),
        sa.Column("pay_min", sa.Float),
        sa.Column("pay_max", sa.Float),
        sa.Column("pay_per", sa.String(5)),
        sa.Column("pay_currency", sa.String),
        sa.Column("pay_source", sa.String(5)),
        sa.Column("hourly_min", sa.Float),
        sa.Column("hourly_max", sa.Float),
        sa.Column("experience", sa.Float),
        sa.Column("education", sa.SmallInteger),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("status", sa.String(6), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index("posting_company", "posting", ["company_key", "key"])
    op.create_table("posting_text", *of_posting(), sa.Column("fields", sa.JSON, nullable=False))
    op.create_table(
        "posting_version",
        sa.Column("posting_id", sa.String(200), sa.ForeignKey("posting.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("fields", sa.JSON, nullable=False),
        sa.Column("replaced_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "posting_place",
        *of_posting(),
        sa.Column("position", sa.SmallInteger, primary_key=True, autoincrement=False),
        sa.Column("city", sa.String),
        sa.Column("region", sa.String(2)),
        sa.Column("country", sa.String(2)),
        sa.Column("city_key", sa.String),
        *(sa.Column(name, sa.Float) for name in ("lat", "lon", "x", "y", "z")),
        sqlite_with_rowid=False,
    )
    op.create_index("posting_place_city", "posting_place", ["city_key", "region", "posting_key"])
    op.create_index("posting_place_region", "posting_place", ["region", "posting_key"])
    op.create_index("posting_place_lat", "posting_place", ["lat", "lon"])
    op.create_table(
        "posting_tag",
        *of_posting(),
        sa.Column("name", sa.String(12), primary_key=True),
        sa.Column("value", sa.String(40), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("posting_tag_value", "posting_tag", ["name", "value", "posting_key"])
    op.create_table(
        "fact",
        *of_posting(),
        sa.Column("position", sa.SmallInteger, primary_key=True, autoincrement=False),
        sa.Column("facet", sa.String(40), nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.Column("need", sa.String(9)),
        sa.Column("kind", sa.String(12)),
        sa.Column("field", sa.String(20), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("quote", sa.String, nullable=False),
        sa.Column("rule", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "store_state",
        sa.Column("name", sa.String(20), primary_key=True),
        sa.Column("value", sa.BigInteger, nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        options = "content='', columnsize=0, tokenize=\"unicode61 remove_diacritics 0 tokenchars '+#.'\""
        op.execute(f"CREATE VIRTUAL TABLE title_index USING fts5(words, {options})")
        op.execute(f"CREATE VIRTUAL TABLE text_index USING fts5(words, {options})")


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE title_index")
        op.execute("DROP TABLE text_index")
    for name in TABLES:
        op.drop_table(name)
