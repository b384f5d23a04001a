"""The first question about a posting reads its lines; those after it read the question alone."""

from __future__ import annotations

import pytest

from bot.facts.answer import answer
from bot.facts.page import Page
from bot.facts.read import read_facts
from bot.facts.retrieve import MOST_LINES, Index, index_of
from bot.meaning.encoder import Encoder

FIELDS = {
    "title": "Ferry Deckhand",
    "pay": "$24 an hour",
    "description": """What you will do
Throw the lines and help cars onto the boat.
Sell tickets when the season is busy.

Benefits
Free rides for your family.
Medical and dental from the first day.

We are an equal opportunity employer and decide without regard to race, religion or age.""",
}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that go through the network, as they do."""
    texts: list[str] = []
    network, own = Encoder._encode, Encoder._one
    monkeypatch.setattr(Encoder, "_encode", lambda self, many: (texts.extend(many), network(self, many))[1])
    monkeypatch.setattr(Encoder, "_one", lambda self, text: (texts.append(text), own(self, text))[1])
    return texts


@pytest.mark.parametrize(
    ("first", "vessel"), [("how much an hour on the ferry?", "lighter"), ("what would a day on board be like?", "pram")]
)
def test_a_second_question_reads_no_lines(read: list[str], first: str, vessel: str) -> None:
    fields = {**FIELDS, "description": FIELDS["description"].replace("boat", vessel)}
    facts = read_facts(fields)
    answer("p1", fields, facts, first)
    assert f"Throw the lines and help cars onto the {vessel}." in read
    read.clear()
    for second in (f"may my kids ride the {vessel} for free", f"is there dental cover on the {vessel}"):
        answer("p1", fields, facts, second)
    assert [text for text in read if text in fields["description"]] == []


def test_headings_and_legal_words_are_not_read_ahead(read: list[str]) -> None:
    index = index_of(FIELDS["description"].replace("boat", "barge"))
    told = {index.line(place).sentence.text for place in index.readable}
    assert "Throw the lines and help cars onto the barge." in told
    assert not any("Benefits" in text or "equal opportunity" in text for text in [*told, *read])


def test_a_line_that_was_not_read_ahead_is_read_when_it_is_asked_for() -> None:
    index = Index(Page("\n".join(f"Task number {number} takes an hour." for number in range(MOST_LINES + 5))))
    assert len(index.readable) == MOST_LINES
    last = len(index.page.lines) - 1
    assert set(index.likeness("how long does it take", {}, [0, last])) == {0, last}
    assert index.likeness("how long does it take", {}, []) == {}
