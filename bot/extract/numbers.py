"""Numbers in figures and in words: "1,250.50", "eighteen", "twenty two fifty", "a hundred and twenty thousand"."""

from __future__ import annotations

import re
from functools import cache
from typing import Optional

from bot.lexicon import lexicon

FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
"""Pattern of a number in figures, without sign."""


@cache
def words_pattern() -> str:
    """Pattern of a number in words, one word or several."""
    names = sorted([*lexicon("numbers")["units"], *lexicon("numbers")["tens"]], key=len, reverse=True)
    word = "(?:" + "|".join(names) + ")"
    scale = r"(?:hundred|thousand|grand)"
    first = rf"(?:{word}|an?(?=[\s-]+{scale}))"
    return rf"\b{first}(?:[\s-]+(?:and\s+)?(?:{word}|{scale})|k(?=\b))*\b"


@cache
def number_words() -> frozenset[str]:
    """Every word that numbers are made of."""
    words = lexicon("numbers")
    return frozenset([*words["units"], *words["tens"], *words["scales"]])


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join([*lexicon("numbers")["units"], *lexicon("numbers")["tens"]]) + r")", re.IGNORECASE)


def has_number(text: str) -> bool:
    """True when `text` holds a digit or a number in words: a cheap look before a dear one."""
    return _DIGIT.search(text) is not None or _word().search(text) is not None


_DIGIT = re.compile(r"\d")


def value_of(said: str) -> Optional[float]:
    """The value of a number in figures or words; None when `said` is no number."""
    said = said.strip().lower()
    if not said:
        return None
    if said[0].isdigit():
        return float(said.replace(",", ""))
    return _in_words(re.split(r"[\s-]+", said))


def _in_words(words: list[str]) -> Optional[float]:
    names = lexicon("numbers")
    total = group = 0.0
    last = ""
    for word in words:
        if word in ("and", "a", "an"):
            continue
        if word in names["scales"]:
            scale = names["scales"][word]
            if scale == 100:
                group = (group or 1) * 100
            else:
                total += (group or 1) * scale
                group = 0
        elif word in names["tens"] or word in names["units"]:
            value = names["tens"].get(word, names["units"].get(word, 0))
            if last in names["tens"] and (value >= 10):
                # "twenty two fifty" is 22.50 when spoken of money an hour
                return total + group + value / 100
            if last in names["units"] and value >= 10 and group % 100:
                return total + group + value / 100
            group += value
        else:
            return None
        last = word
    return total + group
