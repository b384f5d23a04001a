"""Finds the sections of a posting by their headings: duties, requirements, benefits, pay and the rest."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Optional

from bot.text.headings import (
    Kind,
    is_known,
    is_small,
    is_subject,
    kind_of,
    kind_of_paragraph,
    speaks_of_one_line,
)

LINE = re.compile(r"[^\n]+")
MARKS = " \t*_#•·-–>[]【】"
LEAD = re.compile(r"(?:^|(?<=[.!?)] ))(?:[•-] )?[A-Z][^.:!?\n•]{1,58}?\s?:(?=\s|$)", re.M)
LONGEST_HEADING, MOST_WORDS, MOST_WORDS_WITH_COLON, MOST_WORDS_OF_LEAD = 70, 9, 12, 6
LONGEST_PARAGRAPH = 1200
FULL_LINE = 60
HEADING_END = re.compile(r"[^.,;!]$")


@dataclass(frozen=True)
class Section:
    """A stretch of the text under one heading, the heading included; sections touch and cover the whole text."""

    kind: Kind
    """What stands in it; `other` for a lead-in and for headings nobody knows."""
    heading: str
    """The heading's words, empty for a lead-in or a paragraph that needs none."""
    start: int
    """Offset of the heading's first character."""
    end: int
    """Offset after the last character."""


@dataclass(frozen=True)
class _Head:
    """Where a section begins."""

    start: int
    kind: Kind
    words: str = ""


def sections(text: str) -> list[Section]:
    """The sections of `text` in order; text without headings is one section of kind `other`."""
    heads = [_Head(0, "other"), *_heads(text)]
    ends = [*(head.start for head in heads[1:]), len(text)]
    pairs = zip(heads, ends, strict=True)
    return [Section(head.kind, head.words, head.start, end) for head, end in pairs if text[head.start : end].strip()]


def section_at(found: Sequence[Section], offset: int) -> Optional[Section]:
    """The section of `found` that holds the character at `offset`, or nothing."""
    place = bisect_right(found, offset, key=lambda section: section.start) - 1
    return found[place] if place >= 0 and offset < found[place].end else None


def _heads(text: str) -> Iterator[_Head]:
    """Every beginning of a section, in order; after a line that speaks for itself the section before goes on."""
    current = _Head(0, "other")
    lines = list(LINE.finditer(text))
    for number, match in enumerate(lines):
        line, start = match.group(), match.start()
        words = line.strip(MARKS)
        following = lines[number + 1].group() if number + 1 < len(lines) else ""
        kind = _kind_of_line(line, words, current, following, alone=text[max(0, start - 2) : start] in ("", "\n\n"))
        if kind:
            current = _Head(start, kind, words.rstrip(": "))
            yield current
            continue
        own = kind_of_paragraph(line) if len(line) <= LONGEST_PARAGRAPH else None
        if own and own != current.kind:
            yield _Head(start, own)
            yield _Head(match.end(), current.kind, current.words)
            continue
        went_on = current
        for head in _leads(text, start, match.end(), current):
            yield head
            went_on = head
            current = current if speaks_of_one_line(head.kind) else head
        if went_on is not current:
            yield _Head(match.end(), current.kind, current.words)


def _leads(text: str, start: int, end: int, current: _Head) -> Iterator[_Head]:
    """Headings with something after them in their line, at its start or after a full stop ("Hours: 9 to 5")."""
    if ":" not in text[start:end]:
        return
    for lead in LEAD.finditer(text, start, end):
        label = lead.group().strip(MARKS).rstrip(": ")
        if len(label.split()) > MOST_WORDS_OF_LEAD or (is_subject(label) and current.kind in ("required", "preferred")):
            continue
        kind = kind_of(label)
        # "• Team: ..." inside a list is an item about the team, not the employer's portrait.
        if kind and not (kind == "company" and text[lead.start()] in "•-"):
            yield _Head(lead.start(), kind, label)


def _kind_of_line(line: str, words: str, current: _Head, following: str, *, alone: bool) -> Optional[Kind]:
    """The kind of a line that is a heading all by itself; nothing when it is none or leaves the section as it is."""
    item = line.lstrip()[:1] in ("•", "-", "*", "·")
    if not words or len(words) > LONGEST_HEADING or (item and not words.endswith(":")):
        return None
    if is_subject(words) and current.kind in ("required", "preferred"):
        return None
    if words.endswith((":", "?")):
        return kind_of(words) if len(words.split()) <= MOST_WORDS_WITH_COLON else None
    if ": " in words:
        return None
    if not _looks_like_heading(words):
        return None
    kind = kind_of(words)
    if kind and "," in words and kind not in ("required", "duties", "equal_opportunity"):
        kind = None
    # A heading nobody knows ends what came before, save among duties, which often have such parts.
    ends = current.kind not in ("duties", "other") and alone and not _looks_like_heading(following.strip(MARKS))
    return kind or ("other" if ends and (len(following) > FULL_LINE or words.isupper()) else None)


def _looks_like_heading(words: str) -> bool:
    """Whether a line without a colon is short, open at its end, and capitalised as headings are."""
    parts = words.split()
    if (
        not 0 < len(parts) <= MOST_WORDS
        or not HEADING_END.search(words)
        or "$" in words
        or len(words) > LONGEST_HEADING
    ):
        return False
    heavy = [part for part in parts if part[0].isalpha() and not is_small(part)]
    capital = sum(part[0].isupper() for part in heavy)
    return parts[0][0].isupper() and (capital * 2 > len(heavy) or is_known(words))
