"""Answers a question from a posting's facts and sentences with the words that prove it, or says that it is silent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

from bot.facts.choose import MOST_SPANS, Chooser, same_words, span_of
from bot.facts.head import chances
from bot.facts.meant import LEAST_MORE, facets_meant, insurances
from bot.facts.model import Answer, AnswerPart, Fact, SpanModel
from bot.facts.personal import Verdict, verdict
from bot.facts.question import MOST_FACETS, facets_asked
from bot.facts.retrieve import index_of
from bot.facts.say import differs, lead, nearby, part_text, silence
from bot.facts.wanted import Wanted, wanted
from bot.text import Span

MOST_NAMED = 3
"""Facets named at most where the posting says nothing on any."""


def answer(
    posting_id: str, fields: dict[str, str], facts: list[Fact], question: str, *, facets: Optional[list[str]] = None
) -> Answer:
    """What the posting says on `question`: a field first, then its own sentences, else that it does not say.

    `facets` overrides what the question itself asks about, for a follow-up that leans on the one before; those that
    `facets_asked` reads in the question override nothing.
    """
    overridden = bool(facets) and facets != facets_asked(question)
    asked = list(facets) if facets and overridden else list(facets_meant(question))
    likely = dict.fromkeys(asked, 1 / len(asked)) if overridden else chances(question)
    want = wanted(question, f"{fields.get('title', '')} {fields.get('company', '')}", asked)
    chooser = Chooser(fields, facts, want, index_of(fields["description"]), likely)
    found = {facet: chooser.spans(facet) for facet in asked}
    told = verdict(want.text, facts)
    if told is not None:
        asked = [told.facet, *(facet for facet in asked if facet != told.facet)][:MOST_FACETS]
        found[told.facet] = _first(told.facts, found.get(told.facet, []))
    stated = [facet for facet in asked if found[facet]]
    room = max(1, MOST_SPANS // max(1, len(stated)))
    evidence = _together([found[facet] for facet in stated])
    parts = [_part(facet, found[facet][: max(room, 1)], want, told) for facet in asked]
    help_words = None if stated else nearby(asked, facts)
    return Answer(
        posting_id=posting_id,
        question=question,
        facets=asked,
        stated=bool(stated),
        answer=_text(asked, stated, evidence, found, want, told) if stated else silence(*_meant(asked, want, likely)),
        source=None if not stated else ("posting" if evidence[0].field == "description" else "field"),
        evidence=[SpanModel.of(span) for span in evidence],
        nearby=help_words,
        parts=parts if len(asked) > 1 else [],
    )


def _text(
    asked: list[str],
    stated: list[str],
    evidence: list[Span],
    found: dict[str, list[Fact | Span]],
    want: Wanted,
    told: Optional[Verdict],
) -> str:
    facts = [one for one in found[stated[0]] if isinstance(one, Fact)]
    return " ".join(filter(None, [part_text(_lead(stated[0], facts, want, told), evidence), differs(facts)]))


def _meant(asked: list[str], want: Wanted, likely: Mapping[str, float]) -> list[str]:
    """Of the facets asked those that are no guess: the first, those that rules read and those that are likely."""
    sure = {asked[0], *want.told, *insurances(want.question)}
    return [facet for facet in asked if facet in sure or likely.get(facet, 1.0) >= LEAST_MORE][:MOST_NAMED]


def _lead(facet: str, facts: list[Fact], want: Wanted, told: Optional[Verdict]) -> str:
    return told.text if told is not None and told.facet == facet else lead(facet, facts, want)


def _first(facts: list[Fact], found: list[Fact | Span]) -> list[Fact | Span]:
    """The facts that a verdict was computed from, then what else answers."""
    others = [one for one in found if not any(same_words(span_of(one), fact.span) for fact in facts)]
    return [*facts, *others][:MOST_SPANS]


def _part(facet: str, found: list[Fact | Span], want: Wanted, told: Optional[Verdict]) -> AnswerPart:
    spans = [span_of(one) for one in found]
    if not spans:
        return AnswerPart(facet=facet, stated=False, answer=silence(facet))
    facts = [one for one in found if isinstance(one, Fact)]
    text = part_text(_lead(facet, facts, want, told), spans)
    return AnswerPart(facet=facet, stated=True, answer=text, evidence=[SpanModel.of(span) for span in spans])


def _together(groups: list[list[Fact | Span]]) -> list[Span]:
    """The best of each part, then the second best, no two alike, at most three."""
    chosen: list[Span] = []
    for rank in range(MOST_SPANS):
        for group in groups:
            if rank < len(group) and len(chosen) < MOST_SPANS:
                span = span_of(group[rank])
                if not any(same_words(span, other) for other in chosen):
                    chosen.append(span)
    return chosen


def as_dict(result: Answer) -> dict[str, Any]:
    """The `answer` object of the contract."""
    return result.dict()
