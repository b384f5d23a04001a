"""What the words around a match say: denied, required or preferred."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Optional

from bot.facts.model import Need
from bot.facts.page import Line
from bot.lexicon import lexicon

CLAUSE = re.compile(r";|, (?:but|with|plus|however)\b| but | [*•·»-]+ ?(?=[\w(])")
"""Where a clause ends, and with it what a word for a wish or a demand bears on."""
NEEDS: tuple[Need, ...] = ("preferred", "required")
FLOOR = ("minimum", "at least")
"""Words that measure as often as they demand: "a minimum of two years preferred"."""
BRACKET = re.compile(r"\(([^()]{0,120})\)")
ONE_THING = re.compile(
    r" (?!(?:and|or|but|highly|strongly|is|are|which|this|not|as)\b)[^\d\W][\w+#/.-]*"
    r"(?: (?!(?:and|or)\b)[\w+#/.-]+)? (?:is |are )?"
)
"""One or two words between a comma and what is said of them."""
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
    ends, asides, marks = _said(line.low)
    first = max((cut for cut in ends if cut < start), default=0)
    last = min((cut for cut in ends if cut >= end), default=len(line.low))
    near: list[tuple[int, Need]] = []
    wished = False
    earlier: list[tuple[int, Need]] = []
    for at, upto, need, stands_before in marks:
        if any((left < at < right) != (left < start < right) for left, right in asides):
            continue
        if stands_before and upto <= end:
            (near if at >= first else earlier).append((max(0, start - upto), need))
        elif not stands_before and start <= at and upto <= last:
            if _of_another(line.low[end:at], alone=start == 0):
                continue
            near.append((max(0, at - end), need))
            wished = wished or (need == "preferred" and not _pattern("another").search(line.low, end, at))
    if near:
        return "preferred" if wished and _only_measured(line, marks, end) else min(near)[1]
    if line.section in ("preferred", "required"):
        return "preferred" if line.section == "preferred" else "required"
    return min(earlier)[1] if earlier else None


def _of_another(between: str, *, alone: bool) -> bool:
    """Whether a mark further on bears on what stands right before it: "two years of payroll, Paychex preferred"."""
    last = between.rpartition(",")[2] if between.count(",") == 1 and not (alone and between.startswith(",")) else ""
    return ONE_THING.fullmatch(last) is not None


def _only_measured(line: Line, marks: list[tuple[int, int, Need, bool]], end: int) -> bool:
    """Whether nothing before `end` demands but words that may as well tell the least of a range."""
    demands = [line.low[at:upto] for at, upto, need, before in marks if before and need == "required" and upto <= end]
    return bool(demands) and all(word in FLOOR for word in demands)


@lru_cache(maxsize=64)
def _said(low: str) -> tuple[list[int], list[tuple[int, int]], list[tuple[int, int, Need, bool]]]:
    """Where a sentence's clauses end, its asides, and its words for a need: offsets, need, whether they stand before.

    An aside in brackets ("(MBA preferred)") speaks of itself alone.
    """
    ends = [cut.start() for cut in CLAUSE.finditer(low)]
    asides = [aside.span() for aside in BRACKET.finditer(low) if not MARK_ALONE.fullmatch(aside[1])]
    marks = [
        (*mark.span(), need, stands_before)
        for need in NEEDS
        for pattern, stands_before in zip(_marks(need), (True, False), strict=True)
        for mark in pattern.finditer(low)
    ]
    return ends, asides, marks
