"""A message as the words that are tagged, and names in it as tags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

KINDS = ("role", "company", "skills")
"""What is tagged; the names are those of the query's keys."""
PAST = ("past_role", "past_company")
"""What is marked in training phrases though it is not asked for: earlier and others' work and employers. No tag."""
OUTSIDE = 0
TAGS = ("outside", *(f"{kind} {part}" for kind in KINDS for part in ("begins", "goes on")))
"""The tag of a word: outside of any name, the first of one, or a later one of the same."""
WORD = re.compile(r"[^\W_]+(?:['’.&+-][^\W_]+)*(?:\+\+|#|')?|[^\w\s]")


class Mark(NamedTuple):
    """A name in a text: `text[start:end]` is of this kind."""

    start: int
    end: int
    kind: str


class Word(NamedTuple):
    """A word or a sign of a text."""

    text: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """Words and signs in order; what holds a name together ("at&t", "c++", "front-end") stays one word."""
    return [Word(match[0], match.start(), match.end()) for match in WORD.finditer(text)]


def tags_of(words: Sequence[Word], marks: Sequence[Mark]) -> list[int]:
    """The tag of each word, an index of `TAGS`; a word that a mark touches is in the name, if it is of `KINDS`."""
    tags = [OUTSIDE] * len(words)
    for mark in (mark for mark in marks if mark.kind in KINDS):
        first = first_tag(mark.kind)
        inside = [k for k, word in enumerate(words) if word.start < mark.end and mark.start < word.end]
        for k in inside:
            tags[k] = first if k == inside[0] else first + 1
    return tags


def marks_of(words: Sequence[Word], tags: Sequence[int]) -> list[Mark]:
    """The names that tags tell of."""
    marks: list[Mark] = []
    for word, tag, before in zip(words, tags, [OUTSIDE, *tags], strict=False):
        if tag == OUTSIDE:
            continue
        if tag % 2 == 0 and before in (tag, tag - 1):
            marks[-1] = marks[-1]._replace(end=word.end)
        else:
            marks.append(Mark(word.start, word.end, KINDS[(tag - 1) // 2]))
    return marks


def first_tag(kind: str) -> int:
    """The tag of the first word of a name of that kind; the next one is that of its later words."""
    return 1 + 2 * KINDS.index(kind)
