"""What the bot says to programs (contract, section 1), one model a `custom` message."""

from __future__ import annotations

from typing import Any, Literal, Optional

from pydantic import BaseModel, Extra, Field

from bot.facts.model import Answer, SpanModel
from bot.postings.job import Job
from bot.query.model import Query


class CustomMessage(BaseModel):
    """A message for programs; `type` tells which."""

    v: Literal[1] = 1

    class Config:
        extra = Extra.forbid

    def as_custom(self) -> dict[str, Any]:
        """The JSON object that a channel carries."""
        return {name: _plain(getattr(self, name)) for name in self.__fields__}


class Relaxed(BaseModel):
    """Filters that were left out with the candidate's consent, and why."""

    dropped: list[str]
    reason: str


class Results(CustomMessage):
    """One page of a search, also when nothing was found."""

    type: Literal["results"] = "results"
    query: Query
    """What is in force."""
    total: int = Field(ge=0, le=1001)
    """Exact up to 1,000; 1,001 stands for more."""
    offset: int = Field(ge=0)
    """Postings before this page."""
    jobs: list[Job]
    """In the order of their cards."""
    relaxed: Optional[Relaxed] = None
    suggestions: list[str] = []
    """What could be said next, as buttons say it."""


class JobShown(CustomMessage):
    """One posting, shown or picked."""

    type: Literal["job"] = "job"
    job: Job


class Row(BaseModel):
    """One facet of a comparison, a value a posting in the order of `jobs`; None where it is not stated."""

    facet: str
    values: list[Optional[str]]
    evidence: list[list[SpanModel]] = []
    """What proves each value, where a question was asked of each posting; else empty."""


class Comparison(CustomMessage):
    """Postings side by side."""

    type: Literal["comparison"] = "comparison"
    jobs: list[Job]
    rows: list[Row]


class Handoff(CustomMessage):
    """The candidate is to be put through to a person; what that person needs to know."""

    type: Literal["handoff"] = "handoff"
    reason: Literal["asked", "not_understood"]
    query: Query = Query()
    """The search so far."""
    posting_id: Optional[str] = None
    """The posting that was picked last."""


MESSAGES: dict[str, type[BaseModel]] = {
    "results": Results,
    "job": JobShown,
    "answer": Answer,
    "comparison": Comparison,
    "handoff": Handoff,
}
"""Every kind of `custom` message by its `type`."""


def _plain(value: Any) -> Any:
    """A field as JSON has it: models by their own rendering, which leaves absent keys of a QUERY or PLACE out."""
    if isinstance(value, (Job, Query)):
        return value.as_dict()
    if isinstance(value, BaseModel):
        return value.dict()
    return [_plain(inner) for inner in value] if isinstance(value, list) else value
