"""Each facet's corpus: what a line states as fact, and lines that must state nothing about the facet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.facts.model import Fact
from bot.facts.read import read_facts

FOLDER = Path(__file__).parent / "corpora"


def cases() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.yml")):
        for facet, groups in yaml.safe_load(path.read_text(encoding="utf8")).items():
            for group in groups:
                for text in map(str, group["lines"]):
                    found.append(pytest.param(facet, group, text, id=f"{path.stem}-{facet}-{text[:40]}"))
    return found


def facts_of(facet: str, text: str) -> list[Fact]:
    return [fact for fact in read_facts({"description": text}) if fact.facet == facet]


@pytest.mark.parametrize(("facet", "group", "text"), cases())
def test_line_states_what_its_corpus_says(facet: str, group: dict[str, Any], text: str) -> None:
    facts = facts_of(facet, text)
    if group.get("nothing"):
        assert facts == []
        return
    assert facts, f"nothing read about {facet}"
    fact = facts[0]
    assert text[fact.start : fact.end] == fact.quote
    for key in ("value", "need", "kind", "rule"):
        if key in group:
            assert getattr(fact, key) == group[key]


def test_every_facet_with_rules_has_a_corpus() -> None:
    from bot.facts.rules import rules

    covered = {facet for path in FOLDER.glob("*.yml") for facet in yaml.safe_load(path.read_text(encoding="utf8"))}
    assert {rule.facet for rule in rules()} <= covered
