"""Sentences that answer in other words than the question's, and sentences that only look like answers."""

from __future__ import annotations

import pytest

from bot.facts.answer import answer
from bot.facts.model import Answer
from bot.facts.read import read_facts

FIELDS = {
    "title": "Orchard Hand",
    "company": "Hill Farm",
    "description": """About us
Hill Farm grows apples and pears for grocers in three states.

What you will do
Drive the tractor and the sprayer between rows.
Tell visitors about the fruit on open days.

What you bring
A second language is a plus.
You can read a spray plan.

Reports to:
Orchard foreman

Benefits
Paid parental and FMLA leave
Free counseling with a licensed psychologist
Resumes are looked at on an ongoing basis.""",
}
FACTS = read_facts(FIELDS)


def ask(question: str) -> Answer:
    return answer("p1", FIELDS, FACTS, question)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("which machines would I be on?", "tractor"),
        ("I speak Polish, is that any good?", "second language"),
        ("my wife is pregnant, do fathers get time?", "parental"),
        ("is there someone to talk to about my depression?", "counseling"),
        ("who is my boss?", "Orchard foreman"),
        ("until when may I apply?", "ongoing basis"),
        ("what do they grow?", "apples"),
    ],
)
def test_answered_by_meaning(question: str, words: str) -> None:
    reply = ask(question)
    assert reply.stated
    assert any(words in span.quote for span in reply.evidence)
    for span in reply.evidence:
        assert FIELDS[span.field][span.start : span.end] == span.quote


@pytest.mark.parametrize(
    "question",
    [
        "how many visitors come on open days?",
        "which brand of tractor is it?",
        "do I need a CDL?",
        "is there a swimming pool?",
        "why did the last foreman leave?",
        "is there a pension?",
    ],
)
def test_silent_although_a_word_of_it_is_there(question: str) -> None:
    reply = ask(question)
    assert not reply.stated
    assert reply.evidence == []
