"""What postings deny, whether weekends are worked, and what schooling they ask for: tags from the stored facts."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BENEFITS = """'health_insurance', 'dental_insurance', 'vision_insurance', 'life_insurance', 'disability_insurance',
    'retirement_plan', 'paid_time_off', 'sick_leave', 'paid_holidays', 'parental_leave', 'tuition', 'bonus',
    'sign_on_bonus', 'equity', 'relocation', 'commuter', 'childcare', 'wellness', 'employee_discount', 'benefits'"""
LEVELS = "'high_school', 'associate', 'bachelor', 'master', 'doctorate'"
VALUE = "replace(CAST(fact.value AS VARCHAR), '\"', '')"
"""A fact's value as a word."""
SCHOOLING = f"facet = 'education' AND {VALUE} IN ({LEVELS})"
STEPS = (
    ("'benefit'", "facet", f"facet = 'benefits' AND {VALUE} <> 'false'"),
    ("'yes'", "facet", f"facet = 'weekends' AND {VALUE} = 'true'"),
    ("'yes'", "facet", f"facet = 'background_check' AND {VALUE} <> 'false'"),
    ("'no'", "facet", f"facet IN ('weekends', {BENEFITS}) AND {VALUE} = 'false'"),
    ("'no'", "facet", f"facet = 'background_check' AND {VALUE} = 'false' AND lower(quote) LIKE '%background%'"),
    ("'prefers'", f"'schooling:' || {VALUE}", f"{SCHOOLING} AND need = 'preferred'"),
    ("'requires'", f"'schooling:' || {VALUE}", f"{SCHOOLING} AND coalesce(need, '') <> 'preferred'"),
)
"""Name and value of a tag, and the facts that it follows from; what is stated goes before what is denied."""
MISSING = """NOT EXISTS (SELECT 1 FROM posting_tag t WHERE t.posting_key = fact.posting_key AND t.value = {value}
    AND (t.name = {name} OR ({name} = 'no' AND t.name IN ('yes', 'benefit'))))"""


def upgrade() -> None:
    for name, value, condition in STEPS:
        missing = MISSING.format(name=name, value=value)
        op.execute(
            "INSERT INTO posting_tag (posting_key, name, value) "
            f"SELECT DISTINCT posting_key, {name}, {value} FROM fact WHERE {condition} AND {missing}"
        )
    worked = "SELECT posting_key FROM posting_tag WHERE name = 'yes' AND value = 'weekends'"
    op.execute(
        f"DELETE FROM posting_tag WHERE name = 'schedule' AND value = 'weekends' AND posting_key NOT IN ({worked})"
    )


def downgrade() -> None:
    told = "name IN ('yes', 'no') AND value IN ('weekends', 'background_check')"
    denied = f"name = 'no' AND value IN ({BENEFITS})"
    others = "value LIKE 'schooling:%' OR (name = 'benefit' AND value = 'benefits')"
    op.execute(f"DELETE FROM posting_tag WHERE ({told}) OR ({denied}) OR {others}")
