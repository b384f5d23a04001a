"""Currencies by sign, code or word. A bare $ or "dollars" names none."""

from __future__ import annotations

import re
from functools import cache
from typing import Optional

from bot.lexicon import lexicon


@cache
def sign_pattern() -> str:
    """Pattern of what may stand before an amount."""
    names = lexicon("pay")
    marked = _either(names["marked_dollars"])
    codes = "|".join(names["codes"])
    return rf"(?:(?<![a-z])(?:{marked}|(?:{codes}|Rs\.?)\s?[$£€]?)|[${''.join(names['signs'])}])"


@cache
def words_pattern_after() -> str:
    """Pattern of what may stand after an amount, with the space before it."""
    names = lexicon("pay")
    words = [word for said in names["words"].values() for word in said]
    return rf"(?:\s?(?:{_either([*words, *names['dollars'], 'pesos', 'peso', *names['codes']])})\b|\s?[$£€₹₱](?!\s?\d))"


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


def currency_of(text: str, *said: Optional[str]) -> Optional[str]:
    """ISO 4217 of the first of `said` that names a currency; pesos are those of the country that `text` speaks of."""
    names = lexicon("pay")
    for part in said:
        folded = re.sub(r"\s+", " ", (part or "").strip().lower())
        if folded in ("peso", "pesos"):
            return _pesos(text)
        if folded:
            found = names["signs"].get(folded) or names["marked_dollars"].get(folded.replace(" ", ""))
            code = found or _by_word().get(folded.rstrip(" $£€."))
            if code:
                return str(code)
    return None


@cache
def _by_word() -> dict[str, str]:
    names = lexicon("pay")
    by_word = {word: code for code, said in names["words"].items() for word in said}
    return {**{code.lower(): code for code in names["codes"]}, **by_word}


def _pesos(text: str) -> str:
    folded = text.lower()
    for code, hints in lexicon("pay")["pesos"].items():
        if any(hint in folded for hint in hints):
            return str(code)
    return "PHP"
