"""JOB of the contract: a posting as a card shows it."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, Optional

from pydantic import BaseModel, Extra

from bot.extract.values import Employment, Place, Workplace
from bot.text.posting import Period


class JobPay(BaseModel):
    """Base pay as the employer states it."""

    min: Optional[float] = None
    max: Optional[float] = None
    per: Optional[Period] = None
    currency: Optional[str] = None
    source: Literal["field", "text"]

    class Config:
        extra = Extra.forbid


class Job(BaseModel):
    """One posting; `why` says in words why it matched the search."""

    id: str
    title: str
    company: Optional[str] = None
    places: list[Place] = []
    workplace: Optional[Workplace] = None
    employment: list[Employment] = []
    pay: Optional[JobPay] = None
    posted_on: Optional[date] = None
    closes_on: Optional[date] = None
    first_seen: Optional[date] = None
    """The day (UTC) on which a feed first brought it; as is `last_seen`, on which one last did."""
    last_seen: Optional[date] = None
    url: Optional[str] = None
    also_at: list[str] = []
    """Links of the same posting in other feeds."""
    why: list[str] = []

    class Config:
        extra = Extra.forbid

    def as_dict(self) -> dict[str, Any]:
        """Every key of JOB, null where absent; dates as ISO 8601, whole numbers without a fraction."""
        job = self.dict(exclude={"places", "pay"})
        for name in ("posted_on", "closes_on", "first_seen", "last_seen"):
            job[name] = job[name] and job[name].isoformat()
        job["places"] = [place.as_dict() for place in self.places]
        job["pay"] = self.pay and {name: _whole(value) for name, value in self.pay.dict().items()}
        return {name: job[name] for name in Job.__fields__}


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
