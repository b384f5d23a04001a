"""A sentence near a question is no answer unless it holds what the question is about."""

from __future__ import annotations

import pytest

from bot.facts.support import counted, on_topic, supported
from bot.facts.wanted import wanted


@pytest.mark.parametrize(
    ("facet", "quote", "holds"),
    [
        ("education", "A diploma from an accredited trade school.", True),
        ("education", "Payroll: 2 years (required)", False),
        ("reports_to", "Works under the shift lead.", True),
        ("reports_to", "Coordinates deliveries with the kitchens.", False),
        ("schedule", "Four nights a week.", True),
        ("schedule", "Deputy Manager, Garden Centre", False),
        ("duties", "Paints the fences.", True),
    ],
)
def test_sentence_of_a_facet_holds_one_of_its_words(facet: str, quote: str, holds: bool) -> None:
    assert on_topic(facet, quote) is holds


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("How many tables would I serve at once?", "tabl"),
        ("number of new branches per year?", "branch"),
        ("how many do you want", None),
        ("is there a canteen", None),
    ],
)
def test_thing_whose_number_is_asked(question: str, thing: str | None) -> None:
    found = counted(wanted(question))
    assert found == (None if thing is None else frozenset({thing}))


def test_number_of_another_thing_is_no_answer() -> None:
    asked = wanted("how many tables would I serve at once?")
    assert not supported("company", "We run 40 restaurants in 3 states.", asked, 1.0, 0.9)
    assert supported("duties", "Servers look after 5 tables each.", asked, 1.0, 0.5)


def test_sentence_that_shares_little_must_be_very_near() -> None:
    asked = wanted("is there a rooftop canteen with vegan lunches?")
    assert not supported("other", "The site has a canteen.", asked, 0.3, 0.6)
    assert supported("other", "Vegan meals are served on the roof.", asked, 0.3, 0.8)
