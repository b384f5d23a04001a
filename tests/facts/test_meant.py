"""Which facets a question means when its words are not those of the rules."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import yaml

from bot.facts import head as heads
from bot.facts import meant
from bot.facts.head import head
from bot.facts.meant import facets_meant
from bot.facts.phrases import QUESTIONS, STATEMENTS, phrases
from bot.lexicon import lexicon

CORPUS = yaml.safe_load((Path(__file__).parent / "meant.yml").read_text(encoding="utf8"))
CASES = [pytest.param(group["facets"], ask, id=ask) for group in CORPUS for ask in group["asks"]]


@pytest.mark.parametrize(("expected", "ask"), CASES)
def test_question_in_other_words_means_its_facet_and_at_most_one_more(expected: list[str], ask: str) -> None:
    told = facets_meant(ask)
    assert set(expected) & set(told)
    assert len(told) <= len(expected) + 1


def test_corpus_is_none_of_the_phrases_that_the_head_is_made_from() -> None:
    learned = {ask.lower() for asks in phrases(QUESTIONS).values() for ask in asks}
    assert not learned & {ask.lower() for group in CORPUS for ask in group["asks"]}


def test_every_facet_has_phrases_enough() -> None:
    questions, statements = phrases(QUESTIONS), phrases(STATEMENTS)
    assert set(lexicon("answers")["what"]) | {"other"} == set(questions) == set(statements)
    assert min(map(len, questions.values())) >= 14
    assert min(map(len, statements.values())) >= 4


def test_each_clause_is_asked_by_itself() -> None:
    assert set(facets_meant("what does it pay, and do they let me park for free?")) == {"pay", "parking"}


def test_requirements_are_all_that_it_takes() -> None:
    assert set(facets_meant("what are the requirements?")) == {"experience", "skills", "certification", "education"}


def test_without_an_encoder_the_rules_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meant, "chances_of", lambda questions: [{} for _ in questions])
    facets_meant.cache_clear()
    assert facets_meant("is there dental") == ("dental_insurance",)
    assert facets_meant("is the moon made of cheese") == ("other",)
    facets_meant.cache_clear()


def test_head_is_kept_and_made_anew_when_its_phrases_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heads, "KEPT", tmp_path)
    made = head(STATEMENTS)
    assert made is not None
    heads._keep(STATEMENTS, made, "digest")
    kept = heads._kept(STATEMENTS, "digest")
    assert kept is not None and kept.facets == made.facets and np.array_equal(kept.weights, made.weights)
    assert heads._kept(STATEMENTS, "another digest") is None
    (tmp_path / f"{STATEMENTS}.npz").write_bytes(b"damaged")
    assert heads._kept(STATEMENTS, "digest") is None
