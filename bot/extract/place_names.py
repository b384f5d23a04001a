"""Whether a nickname, state or country that is written like something else stands for the place."""

from __future__ import annotations

import re

from bot.lexicon import lexicon


def nickname_stands(name: str, written: str, preposition: bool, whole: bool) -> bool:
    """Short nicknames that are words or abbreviations too ("la", "lv") need a capital or a preposition."""
    return name not in lexicon("regions")["short_nicknames"] or written[0].isupper() or preposition or whole


def region_stands(name: str, written: str, before: str) -> bool:
    """ "us" needs capitals or "in the"; "Bank of America" is none."""
    if name in ("us", "u s"):
        return written in ("US", "U.S.", "U.S", "U S") or bool(
            re.search(r"\b(?:in|within|across|anywhere in)\s+the\s+$", before, re.I)
        )
    if name == "america":
        return not re.search(r"\bof\s+$", before, re.I)
    return True
