"""Degrees and diplomas that a posting asks for: each level once, required or preferred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from bot.facts.model import Fact
from bot.facts.page import Line, Page
from bot.facts.words import denied, need_of
from bot.lexicon import lexicon

STRAIGHT = str.maketrans("’‘", "''")


@cache
def _levels() -> dict[str, tuple[re.Pattern[str], Any, str]]:
    """By level its pattern, other senses of the words (or None) and the name of the rule."""
    data = lexicon("facets/education")
    return {
        level: (re.compile(entry["pattern"]), re.compile(entry["unless"]) if "unless" in entry else None, entry["name"])
        for level, entry in data["levels"].items()
    }


@cache
def _gate() -> re.Pattern[str]:
    return re.compile(lexicon("facets/education")["gate"])


@cache
def _never() -> re.Pattern[str]:
    return re.compile(lexicon("facets/education")["never"])


def levels_in(text: str) -> set[str]:
    """The levels that a text names, such as a question."""
    return {level for level, (pattern, _, _) in _levels().items() if pattern.search(text)}


def education_facts(page: Page) -> Iterator[Fact]:
    """One fact a line and level. A degree that is turned down is the level `none`."""
    for line in page.lines:
        if line.section in ("benefits", "company") or not _gate().search(line.low) or line.boilerplate:
            continue
        if _never().search(line.low):
            continue
        yield from _of_line(page, line)


def _of_line(page: Page, line: Line) -> Iterator[Fact]:
    text = line.sentence.text.translate(STRAIGHT)
    for level, (pattern, unless, name) in _levels().items():
        match = pattern.search(text)
        if match is None or (unless and any(_meet(match, other) for other in unless.finditer(text))):
            continue
        no = level != "none" and denied(line, match.start(), match.end())
        value, rule = ("none", "degree not needed") if no else (level, name)
        yield page.fact(line, match.span(), "education", value, rule, need=None if no else need_of(line, *match.span()))


def _meet(match: re.Match[str], other: re.Match[str]) -> bool:
    return match.start() < other.end() and other.start() < match.end()
