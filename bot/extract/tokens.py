"""Words and marks of a text, once for all readers."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

_TOKEN = re.compile(
    r"""(?:[a-z]\.){2,}[a-z]?(?![a-z])|ph\.\s?d\b\.?|\d+(?:[.,]\d+)+|[a-z0-9]+(?:['’´`][a-z]+)*|[.!?;:,\n|•&+%]"""
)
_DROPPED = str.maketrans("", "", ".'’´` ")
_SAME = {"&": "and", "!": ".", "?": ".", ";": ".", "|": "\n", "•": "\n"}

ENDS = frozenset({".", "\n"})
"""Marks that end a clause."""
MARKS = frozenset({".", "\n", ",", ":", "+", "%"})
"""Tokens that are not words."""


class Tokens:
    """Lower-case words without apostrophes and dots ("don't" is `dont`, "B.S." is `bs`), and marks, in order."""

    __slots__ = ("words", "starts", "ends", "present")

    def __init__(self, text: str) -> None:
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for found in _TOKEN.finditer(lower(text)):
            word = found.group()
            if not word.isalnum():
                word = _SAME.get(word, word)
                if word[0].isalpha():
                    word = word.translate(_DROPPED)
            self.words.append(word)
            self.starts.append(found.start())
            self.ends.append(found.end())
        self.present = frozenset(self.words)

    def before(self, offset: int) -> int:
        """Index of the last token that starts before `offset`; -1 when there is none."""
        return bisect_left(self.starts, offset) - 1


@lru_cache(maxsize=1024)
def tokens(text: str) -> Tokens:
    """The tokens of `text`; remembered, because every reader asks for them."""
    return Tokens(text)


def lower(text: str) -> str:
    """`text` in lower case, with every offset kept."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
