"""Kinds of employment that a description names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.facts.model import Fact
from bot.facts.page import Line, Page
from bot.facts.words import denied
from bot.lexicon import lexicon


@cache
def _kinds() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    nothing = r"(?!)"
    return {
        kind: (re.compile(entry["pattern"]), re.compile(entry.get("unless", nothing)))
        for kind, entry in lexicon("facets/employment")["kinds"].items()
    }


@cache
def _gate() -> re.Pattern[str]:
    return re.compile(lexicon("facets/employment")["gate"])


def employment_facts(page: Page) -> Iterator[Fact]:
    """One fact a line that names kinds of employment, all of them in its value."""
    for line in page.lines:
        if not _gate().search(line.low) or line.boilerplate:
            continue
        named = {kind: match for kind in _kinds() if (match := _match(line, kind)) is not None}
        named = {kind: match for kind, match in named.items() if not denied(line, match.start(), match.end())}
        if not named:
            continue
        first = min(named.values(), key=lambda match: match.start())
        yield page.fact(line, first.span(), "employment_type", list(named), "kind of employment named")


def _match(line: Line, kind: str) -> re.Match[str] | None:
    pattern, unless = _kinds()[kind]
    taken = [(other.start(), other.end()) for other in unless.finditer(line.low)]
    for match in pattern.finditer(line.low):
        if not any(match.start() < end and start < match.end() for start, end in taken):
            return match
    return None
