"""Finds where sentences run together ("each day.Qualifications:") and sets them apart by a line break."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

FOLDER = Path(__file__).parent
ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*?\.(?:[a-z]{2,4}(?![a-z])|com|org|net|gov|edu|io)"
    r"|(?:https?://|www\.)[\w.-]*?\.(?:com|org|net|gov|edu|io|[a-z]{2,4}(?![\w.-]))(?:[/?#][^\s<>()]*)?"
    r"|https?://[^\s<>()]+"
)
STOP = re.compile(r"[.?!:;)%][)\"”’]*(?=[\"“]?[A-Z])|(?<=[a-z])[.:;)](?=\$?\d)")
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})|(?<=[a-z]{4})(?=\$?\d)|(?<=\d)(?=[A-Z][a-z]{2})")
LEFT_WORD = re.compile(r"[A-Za-z0-9.'’&]+$")
RIGHT_WORD = re.compile(r"[A-Z][a-z]+|[A-Z]+(?![a-z])|[A-Z]")
COUNTED = re.compile(
    r"\$\d|\d[\d-]*\+? ?(?:years?|yrs?|months?|hours?|hrs?|days?|weeks?)\b|401|(?:1[0-2]|[1-9])[.)] ?[A-Z]"
)
TOKEN = re.compile(r"[A-Za-z]+")
LONG_ENOUGH = 3


class Names(NamedTuple):
    """What tells a joint from a name with a capital inside."""

    compound: frozenset[str]
    compound_pattern: re.Pattern[str]
    prefixes: frozenset[str]
    never_end: frozenset[str]
    never_begin: frozenset[str]
    short_ends: frozenset[str]
    closers: frozenset[str]
    openers: frozenset[str]


@cache
def names() -> Names:
    """The decoded `compound_names.yml`."""
    data = yaml.safe_load((FOLDER / "compound_names.yml").read_text(encoding="utf8"))
    sets = {key: frozenset(str(word) for word in data[key]) for key in Names._fields if key in data}
    longest_first = sorted(sets["compound"], key=len, reverse=True)
    pattern = re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?:s(?![a-z])|(?![a-z]))")
    return Names(compound_pattern=pattern, **sets)


def told_apart(text: str) -> str:
    """`text` with a line break at every joint of two run-together sentences, headings or items."""
    cuts = joints(text)
    return "\n".join(text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True))


def joints(text: str) -> list[int]:
    """Offsets at which a line break belongs, ascending."""
    closed = _inside(ADDRESS, text) | _inside(names().compound_pattern, text, word_start=True)
    found = {match.end() for match in STOP.finditer(text) if _ends_sentence(text, match)}
    words = _Words(text)
    found |= {match.start() for match in HUMP.finditer(text) if _is_hump_joint(text, match.start(), words)}
    return sorted(found - closed - {0, len(text)})


def _inside(pattern: re.Pattern[str], text: str, word_start: bool = False) -> set[int]:
    """Offsets strictly inside the matches of `pattern`; a name with a small first letter must begin a word."""
    inside: set[int] = set()
    for match in pattern.finditer(text):
        start = match.start()
        if word_start and text[start].islower() and text[start - 1 : start].isalpha():
            continue
        inside.update(range(start + 1, match.end()))
    return inside


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    """Whether the full stop, colon or bracket at `match` closes something that the next word does not belong to."""
    at, stop = match.start(), match.group()[0]
    known = names()
    if text[match.end()].isdigit() or text[match.end()] == "$":
        return bool(COUNTED.match(text, match.end())) and stop != ")"
    begin = RIGHT_WORD.match(text, match.end() + (text[match.end()] in '"“'))
    if begin is None or begin.group() in known.never_begin:
        return False
    right = begin.group()
    if len(right) == 1 and not (right in "AI" and text[begin.end() : begin.end() + 1] == " "):
        return False
    if stop in ")%":
        return text[at - 1 : at].isalnum() and len(right) > 2 and right[1:].islower()
    if text[at - 1 : at] in ')%]”"':
        return True
    left = LEFT_WORD.search(text, max(0, at - 30), at)
    if left is None:
        return False
    word = left.group()
    if stop != ".":
        return len(word) > 1 and not word.isdigit()
    if re.search(r"(?:^|\.)[ap]\.m$", word):
        return True
    last = word.rsplit(".", 1)[-1]
    if last.isdigit():
        return len(last) > 2 or "." in word or text[left.start() - 1 : left.start()] in ("$", ",", "-")
    return len(last) > 1 and last not in known.never_end and not (len(last) < LONG_ENOUGH and "." in word)


class _Words:
    """How often each word of a text occurs on its own; counted only when a doubtful joint turns up."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._counts: dict[str, int] | None = None

    def count(self, word: str) -> int:
        if self._counts is None:
            self._counts = {}
            for token in TOKEN.findall(self._text):
                self._counts[token] = self._counts.get(token, 0) + 1
        return self._counts.get(word, 0)

    def has(self, word: str) -> bool:
        return bool(self.count(word) or self.count(word.lower()) or self.count(word.capitalize()))


def _is_hump_joint(text: str, at: int, words: _Words) -> bool:
    """Whether a capital or a figure right after a letter begins something new rather than a name's second half."""
    known = names()
    if not text[at].isalpha():
        return bool(COUNTED.match(text, at))
    begin = RIGHT_WORD.match(text, at)
    left_match = LEFT_WORD.search(text, max(0, at - 40), at)
    if begin is None or left_match is None:
        return False
    right = begin.group()
    if len(right) == 1 and not (right in "AI" and text[at + 1 : at + 2] == " "):
        return False
    left = re.split(r"[^A-Za-z0-9]|(?<=[a-z])(?=[A-Z])", left_match.group())[-1]
    if text[at - 1].isdigit():
        return right in known.openers and left.isdigit()
    if left.isupper():
        return right in known.openers and words.count(left) > 0
    if left.islower():
        starts_word = left == left_match.group() or not left_match.group()[-len(left) - 1].isalpha()
        return (len(left) >= LONG_ENOUGH or left in known.short_ends) and starts_word and left not in known.prefixes
    if left in known.prefixes or right in known.never_begin:
        return False
    if left in known.closers or right in known.openers:
        return len(left) >= LONG_ENOUGH
    token = TOKEN.search(text, left_match.end() - len(left))
    once = token is not None and words.count(token.group()) == 1
    return once and len(left) > LONG_ENOUGH and len(right) > LONG_ENOUGH and words.has(left) and words.has(right)
