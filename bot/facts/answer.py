"""Answers a question from a posting's facts and sentences with the words that prove it, or says that it is silent."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Optional

from bot.facts.model import Answer, AnswerPart, Fact, SpanModel
from bot.facts.page import folded
from bot.facts.question import facets_asked
from bot.facts.retrieve import Index, index_of
from bot.facts.say import differs, lead, nearby, part_text, silence
from bot.facts.wanted import Wanted, stems, wanted
from bot.lexicon import lexicon
from bot.text import Span

MOST_SPANS = 3
SHARE = 0.6
"""Least share of a question's words that a sentence must hold to answer what no facet covers."""
OPEN = frozenset({"duties", "other", "skills", "conditions", "experience", "wellness", "benefits"})
"""Facets whose question may be answered by any sentence that holds the words asked."""
STRICT = frozenset(
    {"certification", "skills", "languages", "equipment", "employee_discount", "wellness", "company", "conditions",
     "documents", "dress_code", "training", "benefits", "physical_demands"}
)  # fmt: skip
"""Facets where a fact about another thing than the one named is no answer."""
SUMMARY = frozenset({"duties", "benefits", "company"})
"""Facets that take several quotes to tell."""


def answer(
    posting_id: str, fields: dict[str, str], facts: list[Fact], question: str, *, facets: Optional[list[str]] = None
) -> Answer:
    """What the posting says on `question`: a field first, then its own sentences, else that it does not say.

    `facets` overrides what the question itself asks about, for a follow-up that leans on the one before.
    """
    asked = facets or facets_asked(question) or ["other"]
    want = wanted(question, f"{fields.get('title', '')} {fields.get('company', '')}")
    index = index_of(fields["description"])
    found = {facet: _spans(facet, fields, facts, want, index) for facet in asked}
    stated = [facet for facet in asked if found[facet]]
    room = max(1, MOST_SPANS // max(1, len(stated)))
    evidence = _together([found[facet] for facet in stated])
    parts = [_part(facet, found[facet][: max(room, 1)], want) for facet in asked]
    help_words = None if stated else nearby(asked, facts)
    return Answer(
        posting_id=posting_id,
        question=question,
        facets=asked,
        stated=bool(stated),
        answer=_text(asked, stated, evidence, found, want),
        source=None if not stated else ("posting" if evidence[0].field == "description" else "field"),
        evidence=[SpanModel.of(span) for span in evidence],
        nearby=help_words,
        parts=parts if len(asked) > 1 else [],
    )


def _text(
    asked: list[str], stated: list[str], evidence: list[Span], found: dict[str, list[Fact | Span]], want: Wanted
) -> str:
    if not stated:
        return silence(asked[0])
    facts = [one for one in found[stated[0]] if isinstance(one, Fact)]
    return " ".join(filter(None, [part_text(lead(stated[0], facts, want), evidence), differs(facts)]))


def _part(facet: str, found: list[Fact | Span], want: Wanted) -> AnswerPart:
    spans = [_span(one) for one in found]
    if not spans:
        return AnswerPart(facet=facet, stated=False, answer=silence(facet))
    facts = [one for one in found if isinstance(one, Fact)]
    text = part_text(lead(facet, facts, want), spans)
    return AnswerPart(facet=facet, stated=True, answer=text, evidence=[SpanModel.of(span) for span in spans])


def _span(one: Fact | Span) -> Span:
    return one.span if isinstance(one, Fact) else one


def _together(groups: list[list[Fact | Span]]) -> list[Span]:
    """The best of each part, then the second best, no two alike, at most three."""
    chosen: list[Span] = []
    for rank in range(MOST_SPANS):
        for group in groups:
            if rank < len(group) and len(chosen) < MOST_SPANS:
                span = _span(group[rank])
                if not any(_same_words(span, other) for other in chosen):
                    chosen.append(span)
    return chosen


def _same_words(one: Span, other: Span) -> bool:
    return one.field == other.field and one.start < other.end and other.start < one.end


def _spans(facet: str, fields: dict[str, str], facts: list[Fact], want: Wanted, index: Index) -> list[Fact | Span]:
    """What answers the facet of the question, best first."""
    if facet == "other":
        return [] if want.only_broad(facet) else _retrieved(fields, want.named(facet), index)
    needs = list(want.details(facet))
    mine = [fact for fact in facts if fact.facet == facet and _holds(fact.quote, needs) and not _unfigured(fact)]
    named = want.named(facet)
    if facet == "duties":
        return _retrieved(fields, named, index) if named else _best(mine, [], index)
    if not named or (needs and mine) or facet not in _named_facets():
        return _best(mine, named, index)
    met = [fact for fact in mine if _meets(fact, named)]
    if met:
        return _best(met, named, index)
    if facet in OPEN:
        sentences = [span for span in _retrieved(fields, named, index) if _holds(_span(span).quote, needs)]
        if sentences:
            return sentences
    return [] if facet in STRICT else _best(mine, named, index)


def _unfigured(fact: Fact) -> bool:
    """Whether the fact only says that there is pay, which nobody needs to ask."""
    return (
        fact.facet == "pay" and isinstance(fact.value, dict) and fact.value["min"] is None and fact.value["max"] is None
    )


def _holds(quote: str, needs: list[re.Pattern[str]]) -> bool:
    low = folded(quote)
    return all(need.search(low) for need in needs)


@cache
def _named_facets() -> frozenset[str]:
    return frozenset(lexicon("answers")["named"])


def _meets(fact: Fact, named: list[frozenset[str]]) -> bool:
    words = set(stems(folded(fact.quote)))
    return any(alike & words for alike in named)


def _best(facts: list[Fact], named: list[frozenset[str]], index: Index) -> list[Fact | Span]:
    """Up to three facts: first what shares most with the question, fields, and firm values before mere mentions."""

    def rank(fact: Fact) -> tuple[float, float]:
        words = set(stems(folded(fact.quote)))
        shared = sum(index.weight(alike) for alike in named if alike & words)
        return (-(shared + _firmness(fact)), fact.start)

    chosen: list[Fact | Span] = []
    for fact in sorted(facts, key=rank):
        if not any(_same_words(fact.span, _span(other)) for other in chosen):
            chosen.append(fact)
        if len(chosen) == MOST_SPANS:
            break
    return chosen


def _firmness(fact: Fact) -> float:
    score = 0.0
    if fact.field != "description":
        score += 3 if fact.field == "title" else 6
    if isinstance(fact.value, (int, float, dict)) and not isinstance(fact.value, bool):
        score += 2.5
    if fact.kind == "base":
        score += 2
    if re.search(r"\d", fact.quote):
        score += 1
    if fact.value is False:
        score += 2
    return score


def _retrieved(fields: dict[str, str], named: list[frozenset[str]], index: Index) -> list[Fact | Span]:
    """Sentences that hold enough of what the question names; the title is a sentence too."""
    if not named:
        return []
    best = [(score, line) for score, line in index.best(named)[:2] if score >= SHARE and not line.boilerplate]
    if not best:
        return []
    top = best[0][0]
    spans: list[Fact | Span] = []
    for score, line in best:
        if score >= top * 0.9:
            start, end, _ = index.page.evidence(line, 0, min(len(line.low), 100))
            spans.append(Span.of(fields, "description", start, end))
    return spans


def as_dict(result: Answer) -> dict[str, Any]:
    """The `answer` object of the contract."""
    return result.dict()
