"""Answers that recruiters wrote."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "approved_answer",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("posting_id", sa.String(200)),
        sa.Column("company", sa.String),
        sa.Column("company_key", sa.String),
        sa.Column("facet", sa.String(40)),
        sa.Column("questions", sa.JSON, nullable=False),
        sa.Column("vectors", sa.LargeBinary),
        sa.Column("encoder", sa.String(64)),
        sa.Column("answer", sa.String(400), nullable=False),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("added_on", sa.Date, nullable=False),
        sa.Column("expires_on", sa.Date),
    )
    op.create_index("approved_answer_posting", "approved_answer", ["posting_id"])
    op.create_index("approved_answer_company", "approved_answer", ["company_key"])


def downgrade() -> None:
    op.drop_table("approved_answer")
