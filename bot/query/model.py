"""The QUERY of the contract (section 2) as a typed model."""

from __future__ import annotations

from typing import Any, Literal, Optional, Union

from pydantic import BaseModel, Extra

from bot.extract.values import Education, Employment, Period, Place, Schedule, Workplace


class PayWish(BaseModel):
    """The pay that is wanted, as said; `stated` asks for postings that state pay at all."""

    min: Optional[float]
    max: Optional[float]
    per: Optional[Period]
    currency: Optional[str]
    stated: Optional[Literal[True]]

    class Config:
        extra = Extra.forbid


class Demand(BaseModel):
    """What a posting must itself ask for."""

    degree: Optional[Union[Literal[True], list[str]]]
    experience: Optional[Union[Literal[True], float]]

    class Config:
        extra = Extra.forbid
        smart_union = True


class Exclusions(BaseModel):
    """What a posting must not be."""

    role: Optional[list[str]]
    company: Optional[list[str]]
    place: Optional[list[Place]]
    workplace: Optional[list[Workplace]]
    employment: Optional[list[Employment]]
    schedule: Optional[list[Schedule]]
    skills: Optional[list[str]]
    benefits: Optional[list[str]]
    recruiter: Optional[list[str]]
    skills_any: Optional[list[str]]
    requires: Optional[Demand]
    prefers: Optional[Demand]

    class Config:
        extra = Extra.forbid


class Query(BaseModel):
    """Every constraint in force; an absent key means none. Lists mean any of; `skills` and `benefits` all of."""

    role: Optional[list[str]]
    company: Optional[list[str]]
    place: Optional[list[Place]]
    radius_miles: Optional[float]
    workplace: Optional[list[Workplace]]
    employment: Optional[list[Employment]]
    schedule: Optional[list[Schedule]]
    pay: Optional[PayWish]
    skills: Optional[list[str]]
    experience_years: Optional[float]
    education: Optional[Education]
    posted_within_days: Optional[float]
    hiring_now: Optional[Literal[True]]
    benefits: Optional[list[str]]
    on_call: Optional[bool]
    travel: Optional[bool]
    fair_chance: Optional[bool]
    drug_test: Optional[bool]
    overtime: Optional[bool]
    visa_sponsorship: Optional[bool]
    supervising: Optional[bool]
    requires: Optional[Demand]
    prefers: Optional[Demand]
    recruiter: Optional[list[str]]
    skills_any: Optional[list[str]]
    exclude: Optional[Exclusions]

    class Config:
        extra = Extra.forbid

    def as_dict(self) -> dict[str, Any]:
        """The QUERY as programs read it: absent and empty keys left out, whole numbers without a fraction."""
        return _compact(self.dict(exclude_none=True))


YES_NO = ("on_call", "travel", "fair_chance", "drug_test", "overtime", "visa_sponsorship", "supervising")
"""The keys that are wanted or not wanted, true or false."""


def _compact(value: Any) -> Any:
    if isinstance(value, dict):
        items = {key: _compact(inner) for key, inner in value.items()}
        return {key: inner for key, inner in items.items() if inner not in (None, [], {})}
    if isinstance(value, list):
        return [_compact(inner) for inner in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
