"""What the words around a match say: denied, required or preferred."""

from __future__ import annotations

import re
from functools import cache
from typing import Optional

from bot.facts.model import Need
from bot.facts.page import Line
from bot.lexicon import lexicon

CLAUSE = re.compile(r";|, (?:but|with|plus|however)\b| but | [*•·»-]+ ?(?=[\w(])")
"""Where a clause ends, and with it what a word for a wish or a demand bears on."""
NEEDS: tuple[Need, ...] = ("preferred", "required")
BRACKET = re.compile(r"\(([^()]{0,120})\)")
MARK_ALONE = re.compile(
    r"(?:(?:is|are|but|not|highly|strongly|a|the|very) )*[\w-]+(?: (?:but not required|plus|have|to have))?"
)
"""What an aside in brackets says when it speaks of what stands before it: "(highly preferred)"."""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("facets/words")[name])


@cache
def _marks(need: Need) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words for `need` that stand before what they bear on, and those that stand after it."""
    words = lexicon("facets/words")[need]
    return re.compile(words["before"]), re.compile(words["after"])


def denied(line: Line, start: int, end: int, also: Optional[re.Pattern[str]] = None) -> bool:
    """Whether the line says that what it names at `start` to `end` is not so: "no X", "X is not required"."""
    if also is not None and also.search(line.low):
        return True
    before, after = line.low[max(0, start - 45) : start], line.low[end : end + 60]
    return _pattern("before").search(before) is not None or _pattern("after").search(after) is not None


def need_of(line: Line, start: int, end: int) -> Optional[Need]:
    """Required or preferred, by the nearest word that bears on it in its clause, else by section or sentence."""
    low = line.low
    ends = [cut.start() for cut in CLAUSE.finditer(low)]
    first = max((cut for cut in ends if cut < start), default=0)
    last = min((cut for cut in ends if cut >= end), default=len(low))
    asides = [aside.span() for aside in BRACKET.finditer(low) if not MARK_ALONE.fullmatch(aside[1])]
    near: list[tuple[int, Need]] = []
    earlier: list[tuple[int, Need]] = []
    for need in NEEDS:
        before, after = _marks(need)
        for mark in before.finditer(low, 0, end):
            if not _apart(asides, mark.start(), start):
                (near if mark.start() >= first else earlier).append((max(0, start - mark.end()), need))
        for mark in after.finditer(low, start, last):
            if not _apart(asides, mark.start(), start):
                near.append((max(0, mark.start() - end), need))
    if near:
        return min(near)[1]
    if line.section in ("preferred", "required"):
        return "preferred" if line.section == "preferred" else "required"
    return min(earlier)[1] if earlier else None


def _apart(asides: list[tuple[int, int]], one: int, other: int) -> bool:
    """Whether an aside in brackets ("(MBA preferred)") holds one of two places but not the other."""
    return any((start < one < end) != (start < other < end) for start, end in asides)
