"""Reads a posting once into facts, each with the words that state it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.facts.education import education_facts
from bot.facts.employment import employment_facts
from bot.facts.experience import experience_facts
from bot.facts.fields import field_facts
from bot.facts.model import Fact
from bot.facts.page import Line, Page
from bot.facts.pay import pay_facts
from bot.facts.rules import Hit, hits
from bot.facts.words import denied, need_of

ASKED_OF_CANDIDATES = frozenset(
    {"certification", "driving_licence", "languages", "skills", "experience", "education", "physical_demands", "age",
     "background_check", "drug_test", "security_clearance", "citizenship", "travel", "documents"}
)  # fmt: skip
YES_NO_ONLY_TRUE = frozenset({"skills", "duties", "company", "contact", "how_to_apply", "documents", "team", "reports_to",
                              "conditions", "physical_demands", "schedule", "shift", "location", "contract_length", "start_date",
                              "deadline", "harmful_content", "equal_opportunity", "accommodation", "age", "interview", "benefits",
                              "training", "career_growth", "dress_code", "equipment", "flexible_hours", "languages"})  # fmt: skip
LISTS = frozenset({"skills", "certification", "languages", "documents", "schedule", "shift"})
MOST = {"duties": 12, "company": 10, "skills": 20, "conditions": 8, "team": 4, "training": 5, "experience": 16, "location": 8}
MOST_OF_A_FACET = 6


def read_facts(fields: dict[str, str]) -> list[Fact]:
    """Every fact of the stored `fields`, the record's own first, then the description's in order.

    `fields[fact.field][fact.start:fact.end] == fact.quote` always; a facet that is not stated has no fact.
    """
    page = Page(fields["description"])
    found = field_facts(fields)
    found += pay_facts(page)
    found += employment_facts(page)
    found += experience_facts(page)
    found += education_facts(page)
    found += (fact for hit in hits(page) if (fact := _fact(page, hit)) is not None)
    found += _duty_facts(page)
    return list(_thinned(found))


def _fact(page: Page, hit: Hit) -> Fact | None:
    rule, line = hit.rule, hit.line
    start, end, quote = page.evidence(line, hit.start, hit.end)
    words = line.sentence.text[hit.start : hit.end].strip()
    value = ([words] if rule.facet in LISTS else words) if rule.value == "words" else rule.value
    if rule.facet in LISTS and value is True:
        value = [words]
    if rule.facet not in YES_NO_ONLY_TRUE and denied(line, hit.start, hit.end, rule.deny):
        value = False
    need = need_of(line, hit.start, hit.end) if rule.facet in ASKED_OF_CANDIDATES else None
    return Fact(
        facet=rule.facet, value=value, need=need, kind=rule.kind, field="description", start=start, end=end, quote=quote,
        rule=rule.name,
    )  # fmt: skip


def _duty_facts(page: Page) -> Iterator[Fact]:
    for line in page.lines:
        if line.section == "duties" and not _is_heading(line) and len(line.low) > 20:
            sentence = line.sentence
            start, end, quote = page.evidence(line, 0, min(len(sentence.text), 60))
            yield Fact(
                facet="duties", value=quote, field="description", start=start, end=end, quote=quote, rule="line under duties"
            )


def _is_heading(line: Line) -> bool:
    return line.low.rstrip(" :") == line.heading.rstrip(" :")


def _thinned(found: list[Fact]) -> Iterator[Fact]:
    """Without repeats of a value from the same words, and with a bound on the facts of a facet."""
    seen: set[tuple[object, ...]] = set()
    count: Counter[str] = Counter()
    for fact in found:
        key = (fact.facet, fact.field, fact.start, fact.rule if fact.facet in ("pay", "bonus") else "", str(fact.value))
        if key in seen or count[fact.facet] >= MOST.get(fact.facet, MOST_OF_A_FACET):
            continue
        seen.add(key)
        count[fact.facet] += 1
        yield fact
