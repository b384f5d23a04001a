"""Towns that no list has, by the state that stands after them: "in Bar Harbor, Maine", "housekeeper gatlinburg tn"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, Optional

from bot.extract.place_cues import IN_TOWN, NO_TOWN
from bot.extract.titles import title_words, word_key
from bot.extract.wordlist import english_words

LONGEST = 3
LEAST_LETTERS = 5
"""A town in small letters has so many letters at least: shorter strange words are mostly abbreviations."""
BEFORE_TOWN = re.compile(
    r"(?:^|[,.;]|\b(?:in|near|around|outside|inside|of|from|to|at|by|within|across|close to|based in|nearby|"
    r"downtown|greater|metro|is|or|and|location:?))\s*(?:the\s+)?(?:greater\s+|downtown\s+)?$",
    re.I,
)


class Token(NamedTuple):
    """A word of a text, and its gazetteer key."""

    text: str
    key: str
    start: int
    end: int


def joined(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """True when only spaces or hyphens part the tokens `first` to `last`."""
    return all(re.fullmatch(r"[ \-]{1,2}", text[tokens[k].end : tokens[k + 1].start]) for k in range(first, last))


def before_code(text: str, tokens: Sequence[Token], at: int) -> Optional[int]:
    """The first token of capitalised words before ", ST"."""
    if at == 0 or not re.fullmatch(r",\s*", text[tokens[at - 1].end : tokens[at].start]):
        return None
    first = at
    while first > 0 and at - first < LONGEST and tokens[first - 1].text[0].isupper():
        if first < at and not joined(text, tokens, first - 1, first):
            break
        first -= 1
    return first if first < at and BEFORE_TOWN.search(text[: tokens[first].start]) else None


def before_name(text: str, tokens: Sequence[Token], at: int) -> Optional[int]:
    """The first token of capitalised words before a state in full, which begins at `at`: "near Moab, Utah"."""
    first = at
    while first > 0 and at - first < LONGEST and tokens[first - 1].text[0].isupper():
        gap = text[tokens[first - 1].end : tokens[first].start]
        if not re.fullmatch(r",?\s+" if first == at else r"[ \-]", gap):
            break
        first -= 1
    if first == at or not IN_TOWN.search(text[: tokens[first].start]):
        return None
    return None if NO_TOWN.fullmatch(text[tokens[first].start : tokens[at - 1].end]) else first


def strange_before(text: str, tokens: Sequence[Token], at: int) -> Optional[int]:
    """The token right before a state, when it is a word that neither English nor any name of work has."""
    if at == 0 or not re.fullmatch(r",?\s+", text[tokens[at - 1].end : tokens[at].start]):
        return None
    word = tokens[at - 1].text.lower()
    strange = len(word) >= LEAST_LETTERS and word.isalpha() and not {word, word.rstrip("s")} & english_words()
    known = word_key(word) in title_words().words or title_words().is_agent(word_key(word))
    return at - 1 if strange and not known else None
