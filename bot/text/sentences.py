"""Cuts stored text into sentences, list items and heading lines, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from bot.text.calendar_words import CALENDAR

LONGEST = 400
"""Characters of a sentence or quote at most, where it can be cut with sense."""
SHORTEST_PIECE = 60
MARK = re.compile(r"[•*·–-] +|o (?=[A-Z])")
END = re.compile(r"[.!?](?:[.!?]*[\"”’)\]]*\s+(?=[\"“‘(\[$]?[A-Z0-9])|[\"”’)]*\s*(?=[•●▪]))")
LAST_WORD = re.compile(r"[A-Za-z0-9.&-]+$")
CALENDAR_START = re.compile(CALENDAR)
CUTS = tuple(
    re.compile(pattern)
    for pattern in (
        r";\s+",
        r"\s+(?=[•●▪–-] )",
        r":\s+(?=[A-Z])",
        r",\s+(?=(?:and|or|but|which|who|including|as well)\b)",
        r",\s+",
        r"\s+",
    )
)


class Abbreviations(NamedTuple):
    """The decoded `abbreviations.yml`."""

    never_last: frozenset[str]
    seldom_last: frozenset[str]
    begins: re.Pattern[str]


@cache
def abbreviations() -> Abbreviations:
    data = yaml.safe_load((Path(__file__).parent / "abbreviations.yml").read_text(encoding="utf8"))
    begins = re.compile(rf"(?:{'|'.join(data['begins'])})\b")
    return Abbreviations(frozenset(data["never_last"]), frozenset(data["seldom_last"]), begins)


class Sentence(NamedTuple):
    """A sentence, list item (without its bullet) or heading line: `text == whole[start:end]`."""

    start: int
    """Offset of the first character in the whole text."""
    end: int
    """Offset after the last character."""
    text: str
    """The characters themselves."""


def sentences(text: str) -> list[Sentence]:
    """The sentences of `text` in order, not overlapping, without white space or bullets around them."""
    found = []
    for start, end in _paragraphs(text):
        for first, last in _split(text, start, end):
            for left, right in _shortened(text, first, last):
                found.append(Sentence(left, right, text[left:right]))
    return found


def clip(sentence: Sentence, start: int, end: int, longest: int = LONGEST) -> Sentence:
    """The part of `sentence` around the offsets `start` to `end` of the whole text, of at most `longest` characters.

    It is cut where a clause ends if it can be; what lies outside the sentence is left out.
    """
    if sentence.end - sentence.start <= longest:
        return sentence
    start = min(max(start, sentence.start), sentence.end)
    end = max(start, min(end, sentence.end, start + longest))
    room = longest - (end - start)
    left = max(sentence.start, min(start - room // 2, sentence.end - longest))
    right = min(sentence.end, left + longest)
    text, base = sentence.text, sentence.start
    if left > base:
        left = base + _clause_start(text, left - base, start - base)
    if right < sentence.end:
        right = base + _clause_end(text, end - base, right - base)
    return Sentence(left, right, text[left - base : right - base])


def _clause_start(text: str, low: int, high: int) -> int:
    """Where a clause begins between `low` and `high`: after a semicolon or comma, else after a space."""
    for cut in CUTS:
        match = next(cut.finditer(text, low, high), None)
        if match:
            return match.end()
    return low


def _clause_end(text: str, low: int, high: int) -> int:
    """Where a clause ends between `low` and `high`, as late as it can."""
    for cut in CUTS:
        ends = [match.start() for match in cut.finditer(text, low, high)]
        if ends:
            return ends[-1]
    return high


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Lines, those that a writer only wrapped joined to one; without bullets and white space."""
    start, length = 0, len(text)
    while start < length:
        end = text.find("\n", start)
        end = length if end < 0 else end
        while end < length and _wrapped(text, start, end):
            further = text.find("\n", end + 1)
            end = length if further < 0 else further
        first, last = start, end
        while first < last and text[first].isspace():
            first += 1
        mark = MARK.match(text, first, last)
        if mark:
            first = mark.end()
        while last > first and text[last - 1].isspace():
            last -= 1
        if last > first:
            yield first, last
        start = end + 1


def _wrapped(text: str, start: int, end: int) -> bool:
    """Whether the line break at `end` stands only where a long line ran out: the next line goes on in small letters."""
    begun = max(text.rfind("\n", start, end) + 1, start)
    return 50 <= end - begun <= 120 and text[end - 1] not in ".:;!?" and text[end + 1 : end + 2].islower()


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for match in END.finditer(text, start, end):
        if match.end() < end and _ends(text, first, match):
            last = match.end()
            while text[last - 1].isspace():
                last -= 1
            yield first, last
            mark = MARK.match(text, match.end(), end)
            first = mark.end() if mark else match.end()
    if first < end:
        yield first, end


def _ends(text: str, first: int, match: re.Match[str]) -> bool:
    """Whether the full stop at `match` ends a sentence and not an abbreviation, an initial or a list number."""
    if match.group()[0] != "." or match.group().startswith(".."):
        return True
    found = LAST_WORD.search(text, max(first, match.start() - 20), match.start())
    if found is None:
        return True
    known, word = abbreviations(), found.group().lower().lstrip(".-&")
    if word in known.never_last:
        return False
    if word in ("a.m", "p.m"):
        return not CALENDAR_START.match(text, match.end())
    if word in known.seldom_last or (len(word) == 1 and word.isalpha()) or re.fullmatch(r"(?:\w\.)+\w", word):
        return bool(known.begins.match(text, match.end()))
    return not (found.start() == first and word.isdigit() and len(word) < 3)


def _shortened(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence itself, or pieces of one that is too long, cut at the best kind of place there is."""
    while end - start > LONGEST:
        for cut in CUTS:
            places = [m for m in cut.finditer(text, start, start + LONGEST) if m.start() - start >= SHORTEST_PIECE]
            if places:
                yield start, places[-1].start() + (text[places[-1].start()] in ";:,")
                start = places[-1].end()
                break
        else:
            break
    if start < end:
        yield start, end
