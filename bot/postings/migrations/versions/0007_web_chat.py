"""Conversations with the website's chat: what was said, how it was rated, and what the bot remembers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

CONVERSATION = sa.String(80)


def upgrade() -> None:
    op.create_table(
        "web_entry",
        sa.Column("conversation", CONVERSATION, primary_key=True),
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("who", sa.String(7), nullable=False),
        sa.Column("client_id", sa.String(64)),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("messages", sa.JSON, nullable=False),
        sa.UniqueConstraint("conversation", "client_id", "who", name="web_entry_client_id"),
    )
    op.create_table(
        "web_rating",
        sa.Column("conversation", CONVERSATION, primary_key=True),
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("up", sa.Boolean, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "web_memory",
        sa.Column("conversation", CONVERSATION, primary_key=True),
        sa.Column("slots", sa.JSON, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    for table in ("web_entry", "web_rating", "web_memory"):
        op.create_index(f"{table}_at", table, ["at"])


def downgrade() -> None:
    """What was said is deleted."""
    for table in ("web_memory", "web_rating", "web_entry"):
        op.drop_table(table)
