"""Places without points: which cities lie within a distance is asked of the gazetteer, and of the index by name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The terms of the index follow when the store next opens."""
    for axis in "xyz":  # not in a batch: that drops the table
        op.execute(f"ALTER TABLE posting_place DROP COLUMN {axis}")


def downgrade() -> None:
    """The points are left empty: the program that knew them makes the index anew, and them with it."""
    for axis in "xyz":
        op.add_column("posting_place", sa.Column(axis, sa.Float))
