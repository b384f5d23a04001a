"""What a message asks for in its place in the conversation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.extract.vocabulary import Vocabulary
from bot.facts.question import facets_asked
from bot.postings.job import Job
from bot.query.model import Query
from bot.query.read import read_message
from bot.query.reading import MessageReading
from bot.replies.goal import goal_of
from bot.replies.state import State
from bot.replies.turn import Turn

CORPUS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("turn.yml").read_text(encoding="utf8"))
WORDS = frozenset({"cook", "line", "baker"})
VOCABULARY = Vocabulary(companies=("Alder Inn",), title_words=WORDS, cities=frozenset({"Reno"}))
RESULTS = State(query=Query(role=["cook"]), shown=("a", "b"), total=2, view="results")
STATES = {"start": State(), "results": RESULTS, "posting": RESULTS.picking("a")}
CASES = [
    (state, intended, goal, text)
    for state, intents in CORPUS.items()
    for intended, goals in intents.items()
    for goal, texts in goals.items()
    for text in texts
]


def _job(posting_id: str) -> Job:
    return Job(id=posting_id, title="Line Cook", pay={"min": 20, "per": "hour", "source": "field"})  # type: ignore[arg-type]


def _read(text: str) -> MessageReading:
    return read_message(text, vocabulary=VOCABULARY)


def _turn(text: str, state: State, intent: str = "") -> Turn:
    return Turn(
        text, intent, _read(text), facets_asked(text), state, job_of=_job, vocabulary=VOCABULARY, reading_of=_read
    )


@pytest.mark.parametrize(("state", "intended", "goal", "text"), CASES)
def test_goal(state: str, intended: Any, goal: str, text: str) -> None:
    assert goal_of(intended, _turn(text, STATES[state])) == goal


def test_a_button_means_what_it_says() -> None:
    turn = _turn('/select_posting{"posting_id": "2"}', RESULTS)
    assert goal_of("select_posting", turn) == "select_posting"
    assert goal_of("show_more", _turn("/show_more", RESULTS)) == "show_more"


@pytest.mark.parametrize("intended", ["select_posting", "answer_question"])
def test_a_guess_that_nothing_bears_out_was_not_understood(intended: Any) -> None:
    for state in STATES.values():
        turn = _turn("flurb the gnarl", state)
        turn.confidence = 0.38
        assert goal_of(intended, turn) == "explain_misunderstanding"


@pytest.mark.parametrize("text", ["qwe rty", "asdkjh", "????", "🙂"])
def test_words_that_are_none_were_not_understood(text: str) -> None:
    for intended in ("accept_offer", "make_conversation", "show_more", "select_posting"):
        for state in STATES.values():
            turn = _turn(text, state)
            turn.confidence = 0.4
            assert goal_of(intended, turn) == "explain_misunderstanding"  # type: ignore[arg-type]


def test_a_role_that_no_posting_has_is_searched_for_when_the_classifier_is_sure_of_a_search() -> None:
    assert goal_of("search_postings", _turn("lighthouse keeper", State(), "search_jobs")) == "search_postings"
