"""Questions about invented postings: what is answered proves itself, and no fewer are answered rightly than before."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.facts.answer import answer
from bot.facts.model import Answer
from bot.facts.phrases import QUESTIONS, phrases
from bot.facts.read import read_facts
from bot.text import fields_of
from bot.text.posting import posting_of

FOLDER = Path(__file__).parent / "asked"
LEAST = {"right": 0.55, "stated": 0.46, "silent": 0.66, "facet": 0.80}
"""Shares below which something has become worse; docs/quality.md has what is measured."""


@pytest.fixture(scope="module")
def postings() -> dict[str, dict[str, Any]]:
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf8")) for path in sorted(FOLDER.glob("*.yml"))}


def test_what_is_said_stands_in_the_posting(postings: dict[str, dict[str, Any]]) -> None:
    for name, posting in postings.items():
        fields = fields_of(posting_of({**posting, "id": name}))
        text = " ".join(" ".join(fields.values()).split())
        for question in posting["questions"]:
            assert set(question["facets"]) <= set(phrases(QUESTIONS)), (name, question["ask"])
            assert all(" ".join(said.split()) in text for said in question["says"]), (name, question["ask"])


def test_answers_prove_themselves_and_are_as_often_right_as_before(postings: dict[str, dict[str, Any]]) -> None:
    count: Counter[str] = Counter()
    for name, posting in postings.items():
        fields = fields_of(posting_of({**posting, "id": name}))
        facts = read_facts(fields)
        for question in posting["questions"]:
            found = answer(name, fields, facts, question["ask"])
            for span in found.evidence:
                assert fields[span.field][span.start : span.end] == span.quote
            assert found.stated == bool(found.evidence)
            kind = "stated" if question["says"] else "silent"
            count.update({"all": 1, kind: 1, f"{kind} right": _right(found, question["says"])})
            count["facet"] += bool(set(found.facets) & set(question["facets"]))
    shares = {
        "right": (count["stated right"] + count["silent right"]) / count["all"],
        "stated": count["stated right"] / count["stated"],
        "silent": count["silent right"] / count["silent"],
        "facet": count["facet"] / count["all"],
    }
    assert not {name: share for name, share in shares.items() if share < LEAST[name]}, shares


def _right(found: Answer, says: list[str]) -> bool:
    """Whether the answer and its quotes hold what proves it, or the answer is that nothing is said."""
    said = " ".join(" ".join([found.answer, *(span.quote for span in found.evidence)]).split())
    return all(" ".join(words.split()) in said for words in says) if says else not found.stated
