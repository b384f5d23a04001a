"""FACT and `answer` of the contract (sections 1 and 5) as typed models."""

from __future__ import annotations

from typing import Any, Literal, Optional

from pydantic import BaseModel, Extra

from bot.text.span import Span

Need = Literal["required", "preferred"]
PayKind = Literal["base", "bonus", "commission", "differential", "on_call", "sign_on", "total"]


class SpanModel(BaseModel):
    """SPAN: `fields[field][start:end] == quote`."""

    field: str
    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, span: Span) -> SpanModel:
        return cls(field=span.field, start=span.start, end=span.end, quote=span.quote)


class Fact(BaseModel):
    """One thing that a posting states about a facet, with the words that state it."""

    facet: str
    value: Any
    """By facet (contract, section 5): a PAY object, years, a level, a list, true or false, or words."""
    need: Optional[Need] = None
    kind: Optional[str] = None
    """For pay and its like: a `PayKind`."""
    field: str
    start: int
    end: int
    quote: str
    rule: str
    """Readable name of the rule that read it."""

    class Config:
        extra = Extra.forbid

    @property
    def span(self) -> Span:
        return Span(self.field, self.start, self.end, self.quote)


class AnswerPart(BaseModel):
    """The answer about one facet of a question."""

    facet: str
    stated: bool
    answer: str
    evidence: list[SpanModel] = []


class Answer(BaseModel):
    """What a posting says on a question; `stated` has one to three spans of at most 400 characters."""

    type: Literal["answer"] = "answer"
    v: Literal[1] = 1
    posting_id: str
    question: str
    facets: list[str]
    stated: bool
    answer: str
    source: Optional[Literal["field", "posting", "recruiter"]] = None
    evidence: list[SpanModel] = []
    nearby: Optional[str] = None
    parts: list[AnswerPart] = []
