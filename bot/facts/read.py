"""Reads a posting once into facts, each with the words that state it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.facts.education import education_facts
from bot.facts.employment import employment_facts
from bot.facts.experience import experience_facts
from bot.facts.fields import field_facts
from bot.facts.model import Fact
from bot.facts.page import Page
from bot.facts.pay import pay_facts
from bot.facts.rules import Hit, hits
from bot.facts.value import facets, value_of
from bot.facts.words import need_of
from bot.lexicon import lexicon

MOST_OF_A_FACET = 6
ENTRY = "entry level"
"""The rule whose facts are of a rung and not of experience where a posting asks for years."""


def read_facts(fields: dict[str, str]) -> list[Fact]:
    """Every fact of the stored `fields`, the record's own first, then the description's in order.

    `fields[fact.field][fact.start:fact.end] == fact.quote` always; a facet that is not stated has no fact.
    """
    found = field_facts(fields)
    if fields.get("title"):
        found += (fact for fact in _page_facts(Page(fields["title"], "title")) if fact.facet in facets("in_title"))
    page = Page(fields["description"])
    found += _page_facts(page)
    found += _duty_facts(page)
    if any(fact.facet == "experience" and fact.value >= 1 and fact.value is not True for fact in found):
        found = [fact for fact in found if fact.rule != ENTRY]
    return list(_thinned(found))


def _page_facts(page: Page) -> Iterator[Fact]:
    yield from pay_facts(page)
    yield from employment_facts(page)
    yield from experience_facts(page)
    yield from education_facts(page)
    yield from (_fact(page, hit) for hit in hits(page))


def _fact(page: Page, hit: Hit) -> Fact:
    rule, span = hit.rule, (hit.start, hit.end)
    value = value_of(page, hit)
    need = need_of(hit.line, *span) if rule.facet in facets("needed") and value not in (0, False) else None
    return page.fact(hit.line, span, rule.facet, value, rule.name, need=need, kind=rule.kind)


def _duty_facts(page: Page) -> Iterator[Fact]:
    for line in page.lines:
        if line.section == "duties" and not line.is_heading and len(line.low) > 20:
            span = (0, min(len(line.low), 60))
            yield page.fact(line, span, "duties", line.sentence.text, "line under duties")


def _thinned(found: list[Fact]) -> Iterator[Fact]:
    """Without repeats of a value from the same words, and with a bound on the facts of a facet."""
    seen: set[tuple[object, ...]] = set()
    count: Counter[str] = Counter()
    most = lexicon("facets/values")["most"]
    for fact in found:
        key = (fact.facet, fact.field, fact.start, fact.rule if fact.facet in ("pay", "bonus") else "", str(fact.value))
        if key in seen or count[fact.facet] >= most.get(fact.facet, MOST_OF_A_FACET):
            continue
        seen.add(key)
        count[fact.facet] += 1
        yield fact
