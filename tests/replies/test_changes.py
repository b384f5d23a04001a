"""Changes of a search that no reader makes."""

from __future__ import annotations

import pytest

from bot.extract.values import Place
from bot.query.model import Exclusions, Query
from bot.replies.changes import after_start_over, like_posting, without_filter

QUERY = Query(role=["cook"], employment=["full_time"], exclude=Exclusions(schedule=["nights"], company=["Alder Inn"]))


def test_a_filter_is_left_out_by_its_key() -> None:
    assert without_filter(QUERY, "employment").as_dict() == {"role": ["cook"], "exclude": QUERY.as_dict()["exclude"]}
    assert without_filter(QUERY, "exclude.schedule").as_dict()["exclude"] == {"company": ["Alder Inn"]}


@pytest.mark.parametrize(
    "key",
    [None, 7, ["role"], {"role": 1}, "", ".", "role.x", "exclude", "exclude.nights", "no such", "x" * 10_000],
)
def test_a_key_that_names_no_filter_changes_nothing(key: object) -> None:
    assert without_filter(QUERY, key) == QUERY


def test_more_like_a_posting_keeps_the_filters_but_not_the_employer() -> None:
    query = Query(role=["bakery"], company=["Alder Inn"], place=[Place(region="NV", country="US")])
    closest, wider, widest, _ = like_posting(query, "Line Cook")
    assert closest.role == ["line cook"] and closest.company is None and closest.place == query.place
    assert wider.role == ["bakery"] and wider.company is None
    assert widest.role == ["cook"]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("start again: teacher", "teacher"), ("start over", ""), ("Start over, please!", ""),
        ("new search cook in Reno", "cook in Reno"), ("ok let's start over with baker", "baker"),
        ("reset everything. nurse", "nurse"), ("cook", "cook"),
        ("clear", ""), ("clearance jobs", "clearance jobs"),
    ],
)  # fmt: skip
def test_what_is_left_after_starting_over(text: str, rest: str) -> None:
    assert after_start_over(text) == rest
