"""Postings that candidates saved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "saved_posting",
        sa.Column("conversation", sa.String(255), primary_key=True),
        sa.Column("posting_id", sa.String(200), primary_key=True),
        sa.Column("saved_at", sa.DateTime, nullable=False),
    )


def downgrade() -> None:
    """What was saved is deleted."""
    op.drop_table("saved_posting")
