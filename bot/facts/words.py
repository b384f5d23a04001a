"""What the words around a match say: denied, required or preferred."""

from __future__ import annotations

import re
from typing import Optional

from bot.facts.model import Need
from bot.facts.page import Line

BEFORE = re.compile(
    r"\b(?:no|not|without|never|neither|nor|zero|non|cannot|[a-z]+n't)\b(?! (?:only|limited|just))[^.;:,]{0,30}$"
)
AFTER = re.compile(
    r"^[^.;,]{0,25}?\b(?:(?:is|are|will be|be)? ?not (?:be )?(?:required|needed|necessary|provided|offered|available"
    r"|included|eligible|a requirement|mandatory)|(?:isn't|aren't|unavailable|unnecessary|optional)\b|: ?(?:no\b|none|n/a))"
)
PREFERRED = re.compile(
    r"\b(?:prefer\w*|(?:a|an|big|huge|strong|definite) (?:\w+ )?plus\b|plus[!.)]?$|nice[- ]to[- ]haves?|desir(?:ed|able)"
    r"|advantage\w*|an asset|ideally|ideal|(?:is|as|be|a) (?:\w+ )?bonus|beneficial|helpful|optional|not required|not necessary)\b"
)
REQUIRED = re.compile(
    r"\b(?:required?|requires|must|minimum|at least|needed|needs?|mandatory|essential|necessary|have to)\b"
)
CLAUSE = re.compile(r"[;.]|, (?:but|with|and|however)\b| but |\) | - ")


def denied(line: Line, start: int, end: int, also: Optional[re.Pattern[str]] = None) -> bool:
    """Whether the line says that what it names at `start` to `end` is not so: "no X", "X is not required"."""
    if also is not None and also.search(line.low):
        return True
    before, after = line.low[max(0, start - 45) : start], line.low[end : end + 60]
    return BEFORE.search(before) is not None or AFTER.search(after) is not None


def need_of(line: Line, start: int, end: int) -> Optional[Need]:
    """Required or preferred, by the nearest word in the same clause, else in the sentence, else by the section."""
    low = line.low
    marks: list[tuple[int, Need]] = [(_distance(m, start, end), "preferred") for m in PREFERRED.finditer(low)]
    marks += [(_distance(m, start, end), "required") for m in REQUIRED.finditer(low) if not low.startswith("not ", m.start() - 4)]
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
