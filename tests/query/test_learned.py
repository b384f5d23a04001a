"""The readers and the tagger of open names together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot.query.learned import KINDS, Learned, WordChance
from bot.query.read import read_message
from bot.query.reading import Entity

CASES = yaml.safe_load((Path(__file__).parent / "learned.yml").read_text(encoding="utf8"))
OPEN = 0.5


def _learned(case: dict) -> Learned:
    text = case["text"]
    names = [
        Entity(kind, words, text.index(words), text.index(words) + len(words)) for kind, words in case.get("names", [])
    ]
    chances = []
    for word in re.finditer(r"\S+", text):
        kinds = {kind: 0.01 if word[0] in case.get("hardly", []) else OPEN for kind in KINDS}
        kinds |= {name.entity: 0.95 for name in names if name.start < word.end() and word.start() < name.end}
        chances.append(WordChance(word.start(), word.end(), kinds))
    return Learned(names, chances)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_the_tagger_beside_the_readers(case: dict) -> None:
    query = read_message(case["text"], learned=_learned(case)).query.as_dict()
    open_keys = {*KINDS, "skills_any", "exclude"}
    found = {key: sorted(value) if key in KINDS else value for key, value in query.items() if key in open_keys}
    assert found == {key: sorted(value) if key in KINDS else value for key, value in case["query"].items()}


def test_nothing_learned_changes_nothing() -> None:
    text = "welder at Boeing who knows tig welding"
    assert read_message(text, learned=Learned()) == read_message(text)


def test_a_name_without_words_that_have_chances_is_certain() -> None:
    assert Learned().chance("role", 0, 5) == 1.0
