"""What the words around a match say: denied, required or preferred."""

from __future__ import annotations

import re
from functools import cache
from typing import Optional

from bot.facts.model import Need
from bot.facts.page import Line
from bot.lexicon import lexicon

CLAUSE = re.compile(r"[;.]|, (?:but|with|and|however)\b| but |\) | - ")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("facets/words")[name])


def denied(line: Line, start: int, end: int, also: Optional[re.Pattern[str]] = None) -> bool:
    """Whether the line says that what it names at `start` to `end` is not so: "no X", "X is not required"."""
    if also is not None and also.search(line.low):
        return True
    before, after = line.low[max(0, start - 45) : start], line.low[end : end + 60]
    return _pattern("before").search(before) is not None or _pattern("after").search(after) is not None


def need_of(line: Line, start: int, end: int) -> Optional[Need]:
    """Required or preferred, by the nearest word in the same clause, else in the sentence, else by the section."""
    low = line.low
    marks: list[tuple[int, Need]] = [
        (_distance(m, start, end), "preferred") for m in _pattern("preferred").finditer(low)
    ]
    marks += [(_distance(m, start, end), "required") for m in _pattern("required").finditer(low)]
    if marks:
        ends = [cut.start() for cut in CLAUSE.finditer(low)]
        near, need = min(marks)
        if near < 1000 and (near < 60 or not ends):
            return need
    if line.section == "preferred":
        return "preferred"
    if line.section == "required":
        return "required"
    return min(marks)[1] if marks else None


def _distance(match: re.Match[str], start: int, end: int) -> int:
    """Characters between the mark and the match; a mark before it stands a little farther than one after."""
    if match.start() >= end:
        return match.start() - end
    if match.end() <= start:
        return start - match.end() + 10
    return 0
