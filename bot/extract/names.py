"""Finds names of a vocabulary in a text, the longest first, however punctuated ("C++", "McDonald's", "Node.js")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.extract.negation import LAST_CHOICE, carried, negated

REFUSED_AFTER = re.compile(
    r"\s+(?:is|are)\s+(?:not\s+(?:wanted|for me|ok(?:ay)?|an option|possible)|out(?! of)|out of the question|"
    r"off the table|a no)\b"
    r"|\s+(?:not|isn['’]?t|aren['’]?t)\s+(?:wanted|required|needed|for me)(?=\s*(?:$|[.,;!?]))"
    rf"|\s+(?x:{LAST_CHOICE})",
    re.I,
)
UNUSED = re.compile(
    r"\b(?:not|never|no need to|(?:do|does|did|wo|ca|is|are)n['’]?t|cannot)\s+(?:have to\s+|want to\s+|like to\s+)?"
    r"(?:us(?:e|es|ing)|know(?:s|ing)?|involv(?:e|es|ing)|work(?:ing)?\s+(?:at|for|with|in|on)|"
    r"program(?:ming)?\s+in|code\s+in|speak|be)\s+(?:an?\s+|any\s+|the\s+)?$",
    re.I,
)
WORD = re.compile(r"\.(?:net|js)\b|[^\W_]+(?:['’`][^\W_]+)*(?:[+]{2}|#)?|&", re.I)


class Name(NamedTuple):
    """A name found: `text[start:end]` stands for `value`."""

    value: str
    start: int
    end: int


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: lower case, no apostrophes, "&" as "and"."""
    return tuple(_word(match[0]) for match in WORD.finditer(name))


def _word(word: str) -> str:
    return "and" if word == "&" else re.sub(r"['’`]", "", word.lower())


class NameBook:
    """Names by their words; `names` are (as written, value) pairs."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for written, value in names:
            words = name_words(written)
            if words:
                self._by_first[words[0]].append((words, value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, text: str) -> Iterator[Name]:
        """Names in order, not overlapping."""
        found = [(_word(m[0]), m.start(), m.end()) for m in WORD.finditer(text)]
        words = [word for word, _, _ in found]
        i = 0
        while i < len(words):
            for name, value in self._by_first.get(words[i], ()):
                last = i + len(name) - 1
                if tuple(words[i : last + 1]) == name and _together(text, found, i, last):
                    yield Name(value, found[i][1], found[last][2])
                    i = last
                    break
            i += 1


def _together(text: str, found: Sequence[tuple[str, int, int]], first: int, last: int) -> bool:
    return all(re.fullmatch(r"[\s./&+'’-]{0,3}", text[found[k][2] : found[k + 1][1]]) for k in range(first, last))


def turned_down(text: str, names: Sequence[Name]) -> list[bool]:
    """Which of the names, in order, the text refuses; a refusal goes on through a list ("not Amazon or Walmart")."""
    before = [negated(text, name.start) or UNUSED.search(text[: name.start]) is not None for name in names]
    after = [REFUSED_AFTER.match(text, name.end) is not None for name in names]
    return carried(text, [(name.start, name.end) for name in names], before, after)
