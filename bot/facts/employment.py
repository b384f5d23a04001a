"""Kinds of employment that a description names: what the shared reader finds, less other senses in postings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.extract.employment import read_employment
from bot.extract.reading import Reading
from bot.facts.model import Fact
from bot.facts.page import Line, Page
from bot.facts.words import denied
from bot.lexicon import lexicon

EITHER = "either"
"""Kind of a fact of a posting that offers full time and part time to choose from: the job is neither for certain."""
HOURS = frozenset({"full_time", "part_time"})


@cache
def _gate() -> re.Pattern[str]:
    return re.compile(lexicon("facets/employment")["gate"])


@cache
def _pattern(name: str, kind: str) -> re.Pattern[str] | None:
    """`only`: what a line must have for the kind to be the job's; `unless`: other senses of its words."""
    source = lexicon("facets/employment")[name].get(kind)
    return re.compile(source) if source else None


def employment_facts(page: Page) -> Iterator[Fact]:
    """One fact a line that names kinds of employment, all of them in its value."""
    found = [(line, named) for line in page.lines if (named := _named(line))]
    offers_both = any({reading.value for reading in named} >= HOURS for _, named in found)
    for line, named in found:
        kinds = list(dict.fromkeys(reading.value for reading in named))
        kind = EITHER if offers_both and HOURS & set(kinds) else None
        span = (named[0].start, named[0].end)
        yield page.fact(line, span, "employment_type", kinds, "kind of employment named", kind=kind)


def _named(line: Line) -> list[Reading[str]]:
    if line.boilerplate or not _gate().search(line.low):
        return []
    return [reading for reading in read_employment(line.low) if _is_the_jobs(line, reading)]


def _is_the_jobs(line: Line, reading: Reading[str]) -> bool:
    """Whether the words name the job's own kind of employment."""
    only, unless = _pattern("only", reading.value), _pattern("unless", reading.value)
    if only and not only.search(line.low):
        return False
    if unless and any(m.start() < reading.end and reading.start < m.end() for m in unless.finditer(line.low)):
        return False
    return not denied(line, reading.start, reading.end)
