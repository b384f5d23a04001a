"""Which card a message means."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Optional

import pytest
import yaml

from bot.extract.values import Place
from bot.postings.job import Job, JobPay
from bot.query.model import Query
from bot.query.read import read_message
from bot.replies.describe import described_pick
from bot.replies.pick import plain_pick
from bot.replies.state import State

CORPUS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("pick.yml").read_text(encoding="utf8"))
CARDS = {
    "a": Job(id="a", title="Line Cook", company="Alder Inn", places=[Place(city="Reno", region="NV", country="US")]),
    "b": Job(id="b", title="Line Lead", company="Birch Foods", pay=JobPay(min=30, max=34, per="hour", source="field")),
    "c": Job(id="c", title="Buyer", workplace="remote", places=[Place(city="Boise", region="ID", country="US")]),
    "d": Job(id="d", title="Driver", employment=["part_time"], posted_on=date(2026, 1, 9)),
    "e": Job(
        id="e", title="Baker", company="Elm Street Bread", posted_on=date(2026, 1, 2),
        pay=JobPay(min=40000, max=45000, per="year", source="text"),
    ),
}  # fmt: skip
STATE = State(query=Query(), shown=tuple(CARDS), total=5, view="results")


def _job(posting_id: str) -> Optional[Job]:
    return CARDS.get(posting_id)


def _corpus(name: str) -> list[tuple[str, str]]:
    return [(text, posting_id) for posting_id, texts in CORPUS[name].items() for text in texts]


@pytest.mark.parametrize(("text", "posting_id"), _corpus("plain"))
def test_a_plain_pick(text: str, posting_id: str) -> None:
    pick = plain_pick(text, STATE, _job)
    assert pick is not None and pick.posting_id == posting_id


@pytest.mark.parametrize(("text", "posting_id"), _corpus("described"))
def test_a_described_pick(text: str, posting_id: str) -> None:
    pick = described_pick(text, read_message(text).query, STATE, _job)
    assert pick is not None and pick.posting_id == posting_id


@pytest.mark.parametrize("text", CORPUS["none"])
def test_no_plain_pick(text: str) -> None:
    assert plain_pick(text, STATE, _job) is None


def test_an_ordinal_counts_in_view_and_a_number_names_the_card() -> None:
    second_page = State(query=Query(), shown=tuple(CARDS), offset=3, total=5, view="results")
    assert plain_pick("the second one", second_page, _job).posting_id == "e"  # type: ignore[union-attr]
    assert plain_pick("number 2", second_page, _job).posting_id == "b"  # type: ignore[union-attr]
    assert plain_pick("number 4", second_page, _job).posting_id == "d"  # type: ignore[union-attr]


def test_nothing_is_picked_when_nothing_is_shown() -> None:
    assert plain_pick("2", State(), _job) is None
    assert described_pick("the Reno one", Query(), State(), _job) is None
