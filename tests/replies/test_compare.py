"""Which postings are compared, and the rows of the comparison."""

from __future__ import annotations

from typing import Optional

import pytest

from bot.extract.values import Place
from bot.facts.read import read_facts
from bot.postings.job import Job, JobPay
from bot.query.model import Query
from bot.query.read import read_message
from bot.replies.compare import compared, rows, table_in_words
from bot.replies.state import State

CARDS = {
    "a": Job(id="a", title="Line Cook", company="Alder Inn", places=[Place(city="Reno", region="NV", country="US")]),
    "b": Job(id="b", title="Baker", company="Birch Foods", pay=JobPay(min=20, per="hour", source="field")),
    "c": Job(id="c", title="Buyer", employment=["part_time"]),
}
STATE = State(query=Query(), shown=tuple(CARDS), total=3, view="results")


def _job(posting_id: str) -> Optional[Job]:
    return CARDS.get(posting_id)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("compare 1 and 3", ["a", "c"]), ("1 vs 2", ["a", "b"]), ("compare 3, 1 and 2", ["c", "a", "b"]),
        ("compare the first two", ["a", "b"]), ("compare them all", ["a", "b", "c"]), ("compare", ["a", "b"]),
        ("the Alder one versus the Birch one", ["a", "b"]),
        ("what's the difference between the first and the last", ["a", "c"]),
        ("which is better, 2 or 3", ["b", "c"]), ("compare 1 and 9", []),
    ],
)  # fmt: skip
def test_which_are_compared(text: str, ids: list[str]) -> None:
    assert compared(text, STATE, _job, lambda part: read_message(part).query) == ids


def test_the_picked_one_is_compared_with_the_named_one() -> None:
    picked = STATE.picking("b")
    assert compared("compare it with number 3", picked, _job, lambda part: read_message(part).query) == ["b", "c"]


def test_rows_hold_what_any_posting_states_and_null_where_one_does_not() -> None:
    jobs = list(CARDS.values())
    texts = ("You cook. A high school diploma is required.", "You bake.", "You buy.")
    fields = [{"description": text} for text in texts]
    table = rows(jobs, fields, [read_facts(field) for field in fields])
    by_facet = {row.facet: row.values for row in table}
    assert by_facet["pay"] == [None, "from $20 an hour", None]
    assert by_facet["location"][0] == "Reno, NV"
    assert by_facet["employment_type"] == [None, None, "part time"]
    assert by_facet["education"][0] and by_facet["education"][1:] == [None, None]
    assert "benefits" not in by_facet
    text = table_in_words(table, [1, 2, 3])
    assert "Pay:\n   1. not stated\n   2. from $20 an hour" in text
