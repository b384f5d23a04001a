"""Misspelt roles, mended with the titles that a store holds, some of which are misspelt themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.extract.spelling import mend
from bot.extract.vocabulary import Vocabulary
from bot.postings.words import words

CORPUS = yaml.safe_load(Path(__file__).with_name("roles_misspelt.yml").read_text(encoding="utf8"))
STORED = Vocabulary(title_words=frozenset(word for title in CORPUS["stored"] for word in words(title)))


@pytest.mark.parametrize(("right", "typed"), [(k, typed) for k, some in CORPUS["mended"].items() for typed in some])
def test_a_slip_is_mended(right: str, typed: str) -> None:
    assert mend(typed, STORED).text == right


@pytest.mark.parametrize("role", CORPUS["kept"])
def test_a_right_word_is_kept(role: str) -> None:
    assert mend(role, STORED).text == role
