"""Kinds of employment that a description names: hours by the shared reader, the rest by frames of postings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.extract.employment import read_employment
from bot.facts.model import Fact
from bot.facts.page import Line, Page
from bot.facts.words import denied
from bot.lexicon import lexicon

EITHER = "either"
"""Kind of a fact of a posting that offers full time and part time to choose from: the job is neither for certain."""
HOURS = frozenset({"full_time", "part_time"})


@cache
def _gates() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """What a line must have that names hours, and by kind the letters of which a page must have some."""
    gates = lexicon("facets/employment")["gates"]
    return re.compile(gates["hours"]), {kind: tuple(cues) for kind, cues in gates["frames"].items()}


@cache
def _frames() -> dict[str, re.Pattern[str]]:
    """By kind the words that make it the job's own: contracts, interns and volunteers are named for much else."""
    return {kind: re.compile(pattern) for kind, pattern in lexicon("facets/employment")["frames"].items()}


@cache
def _unless() -> dict[str, re.Pattern[str]]:
    """By kind other senses of its words."""
    return {kind: re.compile(pattern) for kind, pattern in lexicon("facets/employment")["unless"].items()}


def employment_facts(page: Page) -> Iterator[Fact]:
    """One fact a line that names kinds of employment, all of them in its value."""
    kinds_here = [kind for kind, letters in _gates()[1].items() if any(letter in page.low for letter in letters)]
    with_hours = {page.line_at(match.start()) for match in _gates()[0].finditer(page.low)}
    found = [
        (line, named)
        for number, line in enumerate(page.lines)
        if (named := _named(line, kinds_here, with_hours=number in with_hours))
    ]
    offers_both = any(named.keys() >= HOURS for _, named in found)
    for line, named in found:
        kind = EITHER if offers_both and HOURS & named.keys() else None
        span = min(named.values())
        yield page.fact(line, span, "employment_type", list(named), "kind of employment named", kind=kind)


def _named(line: Line, kinds: list[str], *, with_hours: bool) -> dict[str, tuple[int, int]]:
    """By kind of employment where the line names it first as the job's own."""
    low = line.low
    places = [(r.value, r.start, r.end) for r in read_employment(low) if r.value in HOURS] if with_hours else []
    for kind in kinds:
        if any(letters in low for letters in _gates()[1][kind]):
            places += [(kind, *match.span()) for match in _frames()[kind].finditer(low)]
    if not places or line.boilerplate:
        return {}
    named: dict[str, tuple[int, int]] = {}
    for kind, start, end in places:
        taken = any(m.start() < end and start < m.end() for m in _unless()[kind].finditer(low))
        if kind not in named and not taken and not denied(line, start, end):
            named[kind] = (start, end)
    return named
