"""Puts an answer into words: a plain lead, then the proof."""

from __future__ import annotations

import re
from functools import cache
from typing import Optional

from bot.facts.education import levels_in
from bot.facts.model import Fact
from bot.facts.page import folded
from bot.facts.wanted import Wanted, stems
from bot.lexicon import lexicon
from bot.text import Span

NEED_FACETS = frozenset(
    {"education", "experience", "skills", "certification", "languages", "driving_licence", "travel"}
)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("answers")[name])


def silence(*facets: str) -> str:
    """That the posting does not say; of several facets each is named."""
    words = lexicon("answers")
    what = [words["what"][facet] for facet in facets if facet in words["what"]]
    return str(words["silent"].format(what=words["nor"].join(what)) if what else words["silent_other"])


def lead(facet: str, facts: list[Fact], want: Wanted) -> str:
    """Yes or no, required or preferred, where the facts alone settle the question; else nothing."""
    words = lexicon("answers")
    if not facts:
        return ""
    text = want.text.strip(" ?!.")
    if facet in words["yes_no"] and _pattern("polar").search(text) and not _pattern("inverted").search(text):
        values = {fact.value is not False for fact in facts}
        if values == {False}:
            return "No."
        if values == {True} and _holds_all(want.beyond(facet), facts):
            return "Yes."
    named = levels_in(text)
    if facet == "education" and named and not named & {str(fact.value) for fact in facts[:1]}:
        return ""
    if facet in NEED_FACETS and _pattern("need_asked").search(text):
        needs = {fact.need for fact in facts[:2]}
        if len(needs) == 1 and (need := needs.pop()):
            return str(words["needs"][need])
    return ""


def _holds_all(things: list[frozenset[str]], facts: list[Fact]) -> bool:
    """Whether the quotes hold each of the things: a plan proves no yes to a plan that covers a spouse."""
    said = {word for fact in facts for word in stems(folded(fact.quote))} if things else set()
    return all(same & said for same in things)


def part_text(start: str, spans: list[Span]) -> str:
    """The lead and the quotes, in one line."""
    words = lexicon("answers")
    said: list[str] = []
    for span in spans:
        if span.field == "description":
            quote = " ".join(span.quote.split())
            said.append(
                (words["also"] if said and spans[0].field == "description" else words["says"]).format(quote=quote)
            )
        else:
            said.append(words["field"].format(field=span.field.replace("_", " "), quote=span.quote))
    return " ".join([start, *said]).strip()


def differs(facts: list[Fact]) -> str:
    """That the pay field and the text give different figures, where the facts shown do."""
    shown = [
        fact.value for fact in facts if fact.facet == "pay" and fact.kind == "base" and isinstance(fact.value, dict)
    ]
    bounds = {(value["min"], value["max"]) for value in shown if value["min"] != value["max"]}
    sources = {fact.field for fact in facts if fact.kind == "base"}
    return str(lexicon("answers")["differ"]) if len(bounds) > 1 and len(sources) > 1 else ""


def nearby(asked: list[str], facts: list[Fact]) -> Optional[str]:
    """What the posting does state on a related facet, or nothing."""
    words = lexicon("answers")
    for facet in asked:
        for other in (facet, *words["related"].get(facet, ())):
            fact = next((fact for fact in facts if fact.facet == other), None)
            if fact is not None:
                return str(words["nearby"].format(quote=" ".join(fact.quote.split())))
    return None
