"""Finds the sections of a posting by their headings: duties, requirements, benefits, pay and the rest."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, Optional, cast

import yaml

Kind = Literal[
    "duties", "required", "preferred", "benefits", "pay", "schedule", "company", "how_to_apply",
    "equal_opportunity", "accommodation", "location", "other",
]  # fmt: skip
HEADINGS = Path(__file__).parent / "headings.yml"
LINE = re.compile(r"^[^\n]+", re.M)
MARKS = " \t*_#•·-–>[]"
LEAD = re.compile(r"(?:^|(?<=[.!?)] ))[A-Z][^.:!?\n•]{1,58}?\s?:(?=\s|$)", re.M)
LONGEST_HEADING, MOST_WORDS, MOST_WORDS_OF_LEAD = 70, 9, 6
ENDING = re.compile(r"[.,;!]$")


@dataclass(frozen=True)
class Section:
    """A stretch of the text under one heading, the heading included; sections touch and cover the whole text."""

    kind: Kind
    """What stands in it; `other` for a lead-in and for headings nobody knows."""
    heading: str
    """The heading's words, empty for a lead-in."""
    start: int
    """Offset of the heading's first character."""
    end: int
    """Offset after the last character."""


def sections(text: str) -> list[Section]:
    """The sections of `text` in order; text without headings is one section of kind `other`."""
    heads = [(0, "", cast(Kind, "other")), *_heads(text)]
    ends = [*(start for start, _, _ in heads[1:]), len(text)]
    return [
        Section(kind, heading, start, end)
        for (start, heading, kind), end in zip(heads, ends, strict=True)
        if text[start:end].strip()
    ]


def section_at(found: Sequence[Section], offset: int) -> Optional[Section]:
    """The section of `found` that holds the character at `offset`, or nothing."""
    place = bisect_right(found, offset, key=lambda section: section.start) - 1
    return found[place] if place >= 0 and offset < found[place].end else None


def _heads(text: str) -> Iterator[tuple[int, str, Kind]]:
    """Offset, words and kind of each heading. An unknown one opens a section only if it looks like the one before."""
    in_capitals = False
    for match in LINE.finditer(text):
        line = match.group()
        words = line.strip(MARKS)
        kind = _kind_of_line(line, words)
        if kind is None and in_capitals and words.isupper() and _looks_like_heading(line, words):
            kind = "other"
        if kind:
            in_capitals = words.isupper()
            yield match.start(), words.rstrip(": "), kind
            continue
        for lead in LEAD.finditer(text, match.start(), match.end()) if ":" in line else ():
            label = lead.group().strip(MARKS).rstrip(": ")
            kind = kind_of(label) if len(label.split()) <= MOST_WORDS_OF_LEAD else None
            if kind:
                yield lead.start(), label, kind


def _kind_of_line(line: str, words: str) -> Optional[Kind]:
    """The kind of a line that is a heading all by itself."""
    if not words or len(words) > LONGEST_HEADING or line.lstrip()[0] in "•-*·" and not words.endswith(":"):
        return None
    if words.endswith((":", "?")):
        return kind_of(words) if len(words.split()) <= MOST_WORDS else None
    return kind_of(words) if _looks_like_heading(line, words) else None


def _looks_like_heading(line: str, words: str) -> bool:
    """Whether a line without a colon is short, open at its end, and capitalised as headings are."""
    parts = words.split()
    if len(parts) > MOST_WORDS or ENDING.search(words) or line.lstrip()[0] in "•-*·" or "$" in words:
        return False
    heavy = [part for part in parts if part.lower() not in _small_words() and part[0].isalpha()]
    capital = sum(part[0].isupper() for part in heavy)
    return bool(parts[0][0].isupper() and (capital * 2 > len(heavy) or _plain(words) in _whole()))


@lru_cache(maxsize=4096)
def kind_of(heading: str) -> Optional[Kind]:
    """What a heading of these words announces, or nothing when it is not known."""
    plain = _plain(heading)
    whole = _whole().get(plain)
    if whole:
        return whole
    padded = f" {plain} "
    return next((kind for phrase, kind in _parts() if phrase in padded), None)


def _plain(heading: str) -> str:
    """Small letters, straight apostrophes, `and` for `&`, no other punctuation."""
    text = heading.lower().replace("’", "'").replace("&", " and ").replace("/", " ")
    return " ".join(re.sub(r"[^\w' -]", " ", text).split()).strip("- ")


@cache
def _file() -> dict[str, Any]:
    return cast("dict[str, Any]", yaml.safe_load(HEADINGS.read_text(encoding="utf8")))


@cache
def _headings() -> dict[Kind, dict[str, list[str]]]:
    return cast("dict[Kind, dict[str, list[str]]]", _file()["kinds"])


@cache
def _small_words() -> frozenset[str]:
    return frozenset(_file()["small_words"])


@cache
def _whole() -> dict[str, Kind]:
    return {phrase: kind for kind, entry in reversed(_headings().items()) for phrase in entry["is"]}


@cache
def _parts() -> list[tuple[str, Kind]]:
    return [(f" {phrase} ", kind) for kind, entry in _headings().items() for phrase in entry["has"]]
