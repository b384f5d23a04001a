"""Reads shifts that share the word "shift": "second or third shift", "shift: 2nd", "day or night shift"."""

from __future__ import annotations

import re
from functools import cache

from bot.extract.negation import negated
from bot.extract.reading import Reading
from bot.lexicon import lexicon

_JOIN = r"\s*(?:,|/|&|\bor\b|\band\b)\s*"


@cache
def _pattern() -> re.Pattern[str]:
    ordinals, times = (rf"(?:{'|'.join(lexicon('shifts')[kind])})" for kind in ("ordinals", "times"))
    either = rf"(?:{ordinals}|{times})"
    return re.compile(
        rf"""\b(?P<ordinal>{ordinals})\b(?=\s*(?:$|[,.;/&)\n]|(?:or|and|only|preferred|please|pls|is|ok)\b)(?!\s*floor))
            |\b(?P<time>{times})(?={_JOIN}(?:{either}{_JOIN})?{either}\s+shifts?\b)""",
        re.VERBOSE | re.IGNORECASE,
    )


def read_shared_shifts(text: str) -> list[Reading[str]]:
    """Shifts in `text` that do not stand right before the word "shift" themselves."""
    if "shift" not in text.lower():
        return []
    names = {**lexicon("shifts")["ordinals"], **lexicon("shifts")["times"]}
    return [
        Reading(names[found.group().lower()], found.start(), found.end(), "shared_shift", negated(text, found.start()))
        for found in _pattern().finditer(text)
    ]
