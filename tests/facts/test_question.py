"""Which facets a question asks about, over the corpus of its ways of asking."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.facts.question import facets_asked, mended
from bot.lexicon import lexicon

CORPUS = yaml.safe_load((Path(__file__).parent / "questions.yml").read_text(encoding="utf8"))
CASES = [pytest.param(group["facets"], ask, id=ask) for group in CORPUS for ask in group["asks"]]


@pytest.mark.parametrize(("expected", "ask"), CASES)
def test_question_is_read_as_its_facets_and_at_most_one_more(expected: list[str], ask: str) -> None:
    told = facets_asked(ask)
    if not expected:
        assert told in ([], ["other"], ["duties", "other"])
        return
    assert set(expected) <= set(told)
    assert len(told) <= len(expected) + 1


def test_every_facet_that_questions_know_has_wording_for_silence() -> None:
    asked = {facet for entry in lexicon("questions")["asks"] for facet in entry["facets"]} - {"other"}
    assert asked <= set(lexicon("answers")["what"])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("benifits", "benefits"),
        ("certificaton", "certification"),
        ("do u work saterdays", "do u work saturdays"),
        ("contact", "contact"),
        ("heath", "heath"),
    ],
)
def test_typos_are_mended_and_words_of_their_own_left(typed: str, read: str) -> None:
    assert mended(typed) == read


def test_two_questions_at_once_give_both_facets() -> None:
    assert facets_asked("what does it pay and is there dental?") == ["pay", "dental_insurance"]


def test_weak_words_count_only_alone() -> None:
    assert facets_asked("do they pay for school") == ["tuition"]
    assert facets_asked("college?") == ["education"]
