"""The closed values that messages and postings share (contract, sections 1 and 2)."""

from __future__ import annotations

from typing import Literal, Optional, get_args

from pydantic import BaseModel, Extra

from bot.text.posting import Period

Workplace = Literal["remote", "hybrid", "on_site"]
Employment = Literal[
    "full_time", "part_time", "contract", "temporary", "internship", "per_diem", "seasonal", "volunteer"
]
Schedule = Literal["days", "evenings", "nights", "early_mornings", "weekends", "weekdays", "rotating", "flexible"]
Education = Literal["none", "high_school", "associate", "bachelor", "master", "doctorate"]

PERIODS: tuple[str, ...] = get_args(Period)
WORKPLACES: tuple[str, ...] = get_args(Workplace)
EMPLOYMENTS: tuple[str, ...] = get_args(Employment)
SCHEDULES: tuple[str, ...] = get_args(Schedule)
EDUCATIONS: tuple[str, ...] = get_args(Education)
"""From the least demanding to the most."""

HOURS_PER: dict[str, float] = {"hour": 1, "day": 8, "week": 40, "month": 2080 / 12, "year": 2080}
"""Working hours in a period, for comparing pay: 2,080 hours a year."""
LEAST_YEARLY = 1000
"""Pay without a period is by the year from this amount on, less is by the hour."""


class Place(BaseModel):
    """A city, a state or province, or a country; parts that nobody said or can infer are None."""

    city: Optional[str] = None
    """Name as written on maps: "Oklahoma City"."""
    region: Optional[str] = None
    """Two-letter state or province, in the US and Canada only."""
    country: Optional[str] = None
    """ISO 3166 alpha-2."""

    class Config:
        frozen = True
        extra = Extra.forbid

    def as_dict(self) -> dict[str, str]:
        """The PLACE of the contract, without absent parts."""
        return self.dict(exclude_none=True)


class Pay(BaseModel):
    """An amount or a range of money for a period, as said and not converted."""

    min: Optional[float] = None
    max: Optional[float] = None
    per: Optional[Period] = None
    currency: Optional[str] = None
    """ISO 4217; None when no currency was said (a bare $ says none)."""

    class Config:
        frozen = True
        extra = Extra.forbid

    def hourly(self, bound: Literal["min", "max"]) -> Optional[float]:
        """The bound as an hourly amount (2,080 hours a year), or the other bound where it alone is stated."""
        amount = getattr(self, bound)
        if amount is None:
            amount = self.max if bound == "min" else self.min
        return None if amount is None else amount / HOURS_PER[self.per or "year"]
