"""Numbers in words and figures, the phrases of vocabularies, and the words known for mending."""

from __future__ import annotations

import re

import pytest

from bot.errors import SetupError
from bot.extract.numbers import number_word, value_of, words_pattern
from bot.extract.templates import phrases_of
from bot.extract.tokens import lower, tokens
from bot.extract.words import known_words


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("1,250.50", 1250.5),
        ("20", 20),
        ("eighteen", 18),
        ("twenty two", 22),
        ("twenty-five", 25),
        ("twenty two fifty", 22.5),
        ("eighteen fifty", 18.5),
        ("a hundred", 100),
        ("one hundred and twenty thousand", 120000),
        ("seventy five thousand", 75000),
        ("a hundred k", 100000),
        ("nonsense", None),
        ("", None),
    ],
)
def test_value_of_a_number(said: str, value: float | None) -> None:
    assert value_of(said) == value


def test_number_in_words_is_found_whole() -> None:
    found = re.search(words_pattern(), "about twenty two thousand a year")
    assert found and found.group() == "twenty two thousand"
    assert number_word().search("someone told me") is None


def test_template_stands_for_every_choice() -> None:
    assert phrases_of("(full|part) time [job]") == (
        ("full", "time", "job"),
        ("full", "time"),
        ("part", "time", "job"),
        ("part", "time"),
    )


@pytest.mark.parametrize("template", ["(full time", "full] time", "[a (b]"])
def test_template_with_a_stray_bracket_is_refused(template: str) -> None:
    with pytest.raises(SetupError, match="bracket"):
        phrases_of(template)


def test_tokens_keep_offsets_and_drop_apostrophes_and_dots() -> None:
    text = "I don't have a B.S. or Ph.D."
    found = tokens(text)
    assert found.words == ["i", "dont", "have", "a", "bs", "or", "phd"]
    assert [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)][1] == "don't"
    assert len(lower("İzmir £")) == len("İzmir £")


def test_words_known_for_mending_are_single_words_of_every_reader() -> None:
    words = known_words()
    assert {"benefits", "evening", "flexible", "immediately", "vision", "experience", "rotating", "twenty"} <= words
    assert {"volunteer", "bachelors", "hybrid", "overtime", "dollars"} <= words
    assert all(word.isalpha() and word == word.lower() for word in words)
