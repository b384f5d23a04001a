"""Where a posting's own text names more places of work than the one that the board's header shows."""

from __future__ import annotations

import re
from typing import Optional

from bot.extract.place import places_of, read_places

_BASED = re.compile(
    r"(?:\b(?:position|role|job|opportunity|opening)\b[^.;\n]{0,60}?\b(?:is|be)\s+(?:based|located)"
    r"|\b[Yy]ou(?:['’]ll| will)\s+(?:be\s+)?(?:work|working|based|located))"
    r"\s+(?:in|at|from|out of)\s+(?:(?:one of|either|any of)\s+)?(?:(?:our|the)\s+)?(?P<where>[A-Z][^;\n]{2,150})"
)
_BETWEEN = re.compile(r"[\s,/]*(?:or|and)?\s*(?:in\s+)?")


def with_places(location: Optional[str], text: str) -> Optional[str]:
    """The header's location, then the cities that the text adds, as the text writes them, separated by "; ".

    Only places that follow each other count ("based in our Salem, OR or Boise, ID offices"): what comes later in the
    sentence may be a customer's town.
    """
    stated = places_of(location or "")
    added: list[str] = []
    for sentence in _BASED.finditer(text):
        where, end = sentence["where"], 0
        for reading in read_places(where):
            if not _BETWEEN.fullmatch(where[end : reading.start]) or reading.negated:
                break
            end = reading.end
            if reading.value.city and reading.value not in stated:
                stated.append(reading.value)
                added.append(where[reading.start : reading.end].rstrip(".,"))
    return "; ".join(filter(None, [location, *added])) or None
