"""Every word that the readers know, for mending misspellings of them."""

from __future__ import annotations

from functools import cache

from bot.extract.benefits import vocabulary_words
from bot.extract.numbers import number_words
from bot.extract.phrases import phrase_book
from bot.lexicon import lexicon

_BOOKS = ("employment", "workplace", "schedule", "education", "experience", "wishes")


@cache
def known_words() -> frozenset[str]:
    """All single words in lower case, three letters and longer, that a reader's phrases are made of."""
    words = {word for name in _BOOKS for word in phrase_book(name).words()} | vocabulary_words() | number_words()
    for name in ("pay", "numbers"):
        words |= set(_strings(lexicon(name)))
    return frozenset(word.lower() for word in words if len(word) >= 3 and word.isalpha())


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return value.split()
    if isinstance(value, dict):
        return [word for part in (*value, *value.values()) for word in _strings(part)]
    if isinstance(value, list):
        return [word for part in value for word in _strings(part)]
    return []
