"""Answers a question about a posting: what a recruiter approved first, then what the posting says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, zip_longest
from typing import NamedTuple, Optional

from bot.facts.answer import answer
from bot.facts.meant import facets_meant
from bot.facts.model import Answer, AnswerPart, Fact, SpanModel
from bot.facts.question import facets_asked
from bot.faq.matching import by_facet, by_question, facets_sure
from bot.faq.questions import questions_in
from bot.postings.approved import SCOPES, ApprovedAnswer

FIELD = "recruiter"
"""The field that holds the approved answers given; their spans point into it as others do into theirs."""
MOST_SPANS = 3


class Told(NamedTuple):
    """An answer, and the fields that its evidence quotes."""

    answer: Answer
    fields: dict[str, str]


class _Piece(NamedTuple):
    """One of the questions of a message, as far as one approved answer or the posting answers it."""

    question: str
    facets: list[str]
    """Empty where the posting is asked and the question itself tells them."""
    approved: Optional[ApprovedAnswer] = None


def answer_asked(
    posting_id: str,
    fields: dict[str, str],
    facts: list[Fact],
    question: str,
    *,
    facets: Optional[list[str]] = None,
    approved: Sequence[ApprovedAnswer] = (),
) -> Told:
    """The answer to `question`: what is approved goes before fields and sentences, question by question.

    `approved` may all be given for this posting and are in the order in which they are tried, as
    `ApprovedAnswers.live` hands them out. `facets` is as in `bot.facts.answer.answer`.
    """
    pieces = _pieces(question, facets, approved) if approved else []
    used = dict.fromkeys(piece.approved.text for piece in pieces if piece.approved)
    if not used:
        return Told(answer(posting_id, fields, facts, question, facets=facets), fields)
    shown = {**fields, FIELD: "\n".join(used)}
    parts: list[AnswerPart] = []
    for piece in pieces:
        if piece.approved:
            parts += [_approved_part(facet, piece.approved.text, shown) for facet in piece.facets]
        else:
            own = answer(posting_id, fields, facts, piece.question, facets=piece.facets or None)
            alone = AnswerPart(facet=own.facets[0], stated=own.stated, answer=own.answer, evidence=own.evidence)
            parts += own.parts or [alone]
    return Told(_joined(posting_id, question, parts), shown)


def _pieces(question: str, facets: Optional[list[str]], approved: Sequence[ApprovedAnswer]) -> list[_Piece]:
    leaning = bool(facets) and facets != facets_asked(question)
    questions = [question] if leaning else questions_in(question)
    return [piece for one in questions for piece in _of_one(one, facets if leaning else None, approved)]


def _of_one(question: str, facets: Optional[list[str]], approved: Sequence[ApprovedAnswer]) -> list[_Piece]:
    """The way of asking before the facets, unless an answer for a facet is of a narrower scope."""
    sure = facets_sure(question, facets)
    found = {facet: hit for facet in sure if (hit := by_facet(facet, approved))}
    asking = by_question(question, approved)
    if asking and all(_scope(asking) <= _scope(hit) for hit in found.values()):
        return [_Piece(question, [(sure or facets_meant(question))[0]], asking)]
    pieces = [_Piece(question, [facet], hit) for facet, hit in found.items()]
    rest = [facet for facet in sure if facet not in found]
    return pieces + [_Piece(question, rest if found else [])] if rest or not found else pieces


def _scope(answer: ApprovedAnswer) -> int:
    return SCOPES.index(answer.scope)


def _approved_part(facet: str, text: str, fields: dict[str, str]) -> AnswerPart:
    start = fields[FIELD].index(text)
    span = SpanModel(field=FIELD, start=start, end=start + len(text), quote=text)
    return AnswerPart(facet=facet, stated=True, answer=text, evidence=[span])


def _joined(posting_id: str, question: str, parts: list[AnswerPart]) -> Answer:
    """One answer of all parts: each text once, the best proof of each part before the second of any."""
    ranks = zip_longest(*(part.evidence for part in parts))
    evidence: list[SpanModel] = []
    for span in chain.from_iterable(ranks):
        if span is not None and span not in evidence:
            evidence.append(span)
    return Answer(
        posting_id=posting_id,
        question=question,
        facets=list(dict.fromkeys(part.facet for part in parts)),
        stated=True,
        answer=" ".join(dict.fromkeys(part.answer for part in parts)),
        source="recruiter",
        evidence=evidence[:MOST_SPANS],
        parts=parts if len(parts) > 1 else [],
    )
