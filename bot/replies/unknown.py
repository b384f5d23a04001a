"""Words of a message that nothing understood, and the nearest that would have been: "did you mean Wichita?"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Optional

from rapidfuzz import fuzz, process

from bot.extract.gazetteer import gazetteer, key
from bot.extract.titles import AGENT
from bot.extract.vocabulary import Vocabulary
from bot.extract.wordlist import english_words
from bot.extract.words import known_words
from bot.lexicon import lexicon
from bot.query.reading import MessageReading

WORD = re.compile(r"[^\W\d_][\w'’-]{3,}")
PLACE_BEFORE = re.compile(r"\b(?:in|near|around|outside|from|to)\s+$", re.IGNORECASE)
HEAD_OF_WISH = re.compile(r"\s+(?:in|near|around|jobs?|positions?|openings?)\b", re.IGNORECASE)
LONGEST = 10
"""Words of a message whose every word is looked at; longer ones tell stories."""
MOST = 3
LIKE = 72
"""How alike, of 100, a word must be that is offered instead."""
TOWN = 20_000
"""People of a town that is offered."""
WORD_LISTS = ("turn_words", "turns", "message_forms", "indifferent", "say")
"""Lexicons whose words mean something in a conversation."""


@dataclass(frozen=True)
class Unknown:
    """A word that nothing understood."""

    word: str
    nearest: Optional[str]
    """What may have been meant."""
    instead: str
    """The message with that in its place."""


def unknown_words(reading: MessageReading, vocabulary: Optional[Vocabulary]) -> list[Unknown]:
    """The words of a short message that no reader used and no list explains, and cities that no map has.

    A word that is taken for work all the same is named only if it resembles one that is known.
    """
    if len(reading.text.split()) > LONGEST or reading.drops or reading.un_exclude or reading.removes.as_dict():
        return []
    used = [(entity.start, entity.end) for entity in reading.entities]
    found = []
    for match in WORD.finditer(reading.text):
        word = match[0].casefold().replace("’", "'")
        in_entity = any(start < match.end() and match.start() < end for start, end in used)
        if not (in_entity or word.endswith("ly") or word in _explained() or word.rstrip("s") in _explained()):
            is_place = PLACE_BEFORE.search(reading.text[: match.start()]) is not None
            found.append(_unknown(reading.text, match.start(), match.end(), is_place, vocabulary))
    for entity in reading.entities:
        city = entity.value.get("city") if entity.entity == "place" and isinstance(entity.value, dict) else None
        if city and key(city) not in gazetteer().cities and city not in (vocabulary.cities if vocabulary else ()):
            start = reading.text.casefold().find(city.casefold(), entity.start)
            if start >= 0:
                found.append(_unknown(reading.text, start, start + len(city), True, vocabulary))
    work = set(reading.query.role or [])
    return [word for word in found if word.nearest or word.word.casefold().removesuffix("s") not in work][:MOST]


def work_meant(reading: MessageReading) -> Optional[str]:
    """The word for work at the head of a message that no reader knows as work: "astronaut in Tulsa"."""
    match = WORD.search(reading.text)
    while match and match[0].casefold() in _explained():
        match = WORD.search(reading.text, match.end())
    if match is None or any(entity.start < match.end() for entity in reading.entities):
        return None
    if HEAD_OF_WISH.match(reading.text, match.end()) is None:
        return None
    word = match[0].casefold()
    one = word.removesuffix("s")
    return next((form for form in (one, word) if form in english_words() or AGENT.search(form)), None)


def _unknown(text: str, start: int, end: int, is_place: bool, vocabulary: Optional[Vocabulary]) -> Unknown:
    word = text[start:end]
    choices = _places(vocabulary) if is_place else _work(vocabulary)
    is_right = not is_place and word.casefold() in english_words()  # a right word is not mended, only named
    best = None if is_right else process.extractOne(word.casefold(), choices, scorer=fuzz.ratio, score_cutoff=LIKE)
    nearest = (best[0].title() if is_place else best[0]) if best else None
    return Unknown(word, nearest, text[:start] + nearest + text[end:] if nearest else text)


@lru_cache(maxsize=4)
def _places(vocabulary: Optional[Vocabulary]) -> tuple[str, ...]:
    held = {city.casefold() for city in vocabulary.cities} if vocabulary else set()
    cities = gazetteer().cities.items()
    towns = {name for name, found in cities if found[0].place.country == "US" and found[0].population >= TOWN}
    return tuple(sorted(held | towns))


@lru_cache(maxsize=4)
def _work(vocabulary: Optional[Vocabulary]) -> tuple[str, ...]:
    titles = {title for group in lexicon("roles")["titles"].values() for title in group if " " not in title}
    return tuple(sorted(titles | (vocabulary.title_words if vocabulary else frozenset())))


@cache
def _explained() -> frozenset[str]:
    """Words that mean something, or nothing worth naming."""
    words: set[str] = {*known_words(), *lexicon("chat_words")["filler"]}
    for name in WORD_LISTS:
        words.update(re.findall(r"[^\W\d_](?:[\w']*\w)?", str(lexicon(name)).casefold()))
    return frozenset(words)
