"""docs/facts.md is what the lexicon makes of it, and names every facet and rule that facts carry."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from bot.facts.read import read_facts
from bot.lexicon import lexicon
from bot.text import fields_of
from bot.text.posting import posting_of

ROOT = Path(__file__).parents[2]


@pytest.fixture()
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    sys.modules.pop("facets_page", None)
    import facets_page

    return facets_page


def test_page_is_current(script: ModuleType) -> None:
    assert script.PAGE.read_text(encoding="utf8") == script.page(), "run scripts/facets_page.py"


def test_every_rule_of_the_samples_is_named(script: ModuleType) -> None:
    named = script.rule_names()
    for path in sorted((ROOT / "data" / "samples").glob("*.jsonl")):
        for line in path.read_text(encoding="utf8").splitlines():
            for fact in read_facts(fields_of(posting_of(json.loads(line)))):
                assert fact.rule in named.get(fact.facet, []), f"{fact.rule} of {fact.facet}"


def test_every_facet_is_told_of_once_and_has_a_corpus(script: ModuleType) -> None:
    told = [facet for facets in lexicon("facets/about")["groups"].values() for facet in facets]
    assert len(told) == len(set(told))
    assert set(told) == set(script.rule_names())
    assert set(told) <= set(script.corpora())
