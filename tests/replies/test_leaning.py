"""A question that leans on the one before keeps what that one asked."""

from __future__ import annotations

import json

import pytest

from bot.facts.answer import answer
from bot.facts.read import read_facts
from bot.query.model import Query
from bot.replies.leaning import asked_again
from bot.replies.state import LONGEST_QUESTION, State

MATCHED = {"description": "Glazier. Health plan and a 401(k) with a 4% match."}
UNMATCHED = {"description": "Roofer. Health plan and a 401(k)."}


def again(question: str, said: str = "and the second one?") -> tuple[str, list[str]]:
    """What is asked of another card after `question`, through the slots."""
    asked = answer("p1", MATCHED, read_facts(MATCHED), question).facets
    state = State.of_slots(json.loads(json.dumps(State(Query(role=["glazier"])).asking(asked, question).as_slots())))
    return asked_again(state, said)


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [("what percent do they match in the 401k?", True, False), ("is there a health plan", True, True)],
)
def test_another_card_is_asked_the_same_and_no_less(question: str, first: bool, second: bool) -> None:
    asked, facets = again(question)
    assert asked == question
    for fields, stated in ((MATCHED, first), (UNMATCHED, second)):
        assert answer("p", fields, read_facts(fields), asked, facets=facets or None).stated is stated


def test_facets_that_the_question_does_not_tell_come_with_it() -> None:
    state = State().asking(["dental_insurance"], "how much is it?")
    assert asked_again(state, "and number 2?") == ("how much is it?", ["dental_insurance"])


def test_a_conversation_from_before_questions_were_kept_goes_on() -> None:
    state = State.of_slots({"asked": ["parking"]})
    assert state.asked == ("parking",)
    assert asked_again(state, "and the third?") == ("and the third?", ["parking"])


def test_a_long_question_is_cut() -> None:
    assert len(State().asking(["pay"], "why " * 500).question or "") == LONGEST_QUESTION
