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
    names = lexicon("numbers")
    word = "(?:" + "|".join(sorted([*names["units"], *names["tens"]], key=len, reverse=True)) + ")"
    scale = r"(?:hundred|thousand|grand)"
    return rf"\b(?:{word}|an?(?=[\s-]+{scale}))(?:[\s-]+(?:and\s+)?(?:{word}|{scale})|k(?=\b))*\b"


@cache
def number_word() -> re.Pattern[str]:
    """Finds a word that begins a number: a cheap look before a dear one."""
    names = lexicon("numbers")
    words = "|".join([*names["units"], *names["tens"]])
    return re.compile(rf"\b(?:{words}|an?\s+(?:hundred|thousand|grand))", re.IGNORECASE)


@cache
def number_words() -> frozenset[str]:
    """Every word that numbers are made of."""
    names = lexicon("numbers")
    return frozenset([*names["units"], *names["tens"], *names["scales"]])


def value_of(said: str) -> Optional[float]:
    """The value of a number in figures or words; None when `said` is no number."""
    said = said.strip().lower()
    if not said:
        return None
    return float(said.replace(",", "")) if said[0].isdigit() else _in_words(re.split(r"[\s-]+", said))


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
                total, group = total + (group or 1) * scale, 0.0
        else:
            value = names["tens"].get(word, names["units"].get(word))
            if value is None:
                return None
            if last and value >= 10 and last not in names["scales"]:
                return total + group + value / 100  # "twenty two fifty" is dollars and cents
            group += value
        last = word
    return total + group
