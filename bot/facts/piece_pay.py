"""Pay by the piece: "$45 per visit", "$0.28/word". It has no period, and no wage by the hour is made of it.

The facts carry no kind: who looks for base pay to compare with or to filter by must not take them for a rate in time.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple, Optional

from bot.facts.page import Line
from bot.lexicon import lexicon

AROUND = 60
"""Characters before an amount in which words may show that it is no pay."""
AMOUNT = r"\$ ?(\d[\d,]*(?:\.\d+)?)"


class Piece(NamedTuple):
    """An amount by the piece; `start` and `end` are offsets in the line."""

    value: Optional[dict[str, Any]]
    """A PAY object; None when the money is for something else."""
    start: int
    end: int


@cache
def _pattern() -> re.Pattern[str]:
    units = lexicon("facets/pay")["pieces"]["units"]
    return re.compile(
        rf"{AMOUNT}(?: ?(?:-|to) ?{AMOUNT})? ?(?:/|per\b|an?\b|each\b|for (?:each|every)\b) ?(?:\w+ )?(?:{units})\b"
    )


@cache
def _other() -> re.Pattern[str]:
    return re.compile(lexicon("facets/pay")["pieces"]["other"])


def pieces(line: Line) -> list[Piece]:
    """The amounts by the piece in the line, in order."""
    found = _pattern().finditer(line.low) if "$" in line.low else ()
    return [Piece(_value(line, match), *match.span()) for match in found]


def _value(line: Line, match: re.Match[str]) -> Optional[dict[str, Any]]:
    if _other().search(line.low[max(0, match.start() - AROUND) : match.end() + AROUND // 2]):
        return None
    least, most = (float(figure.replace(",", "")) for figure in (match[1], match[2] or match[1]))
    return {"kind": "base", "min": least, "max": most, "per": None, "currency": "USD"}
