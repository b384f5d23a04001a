"""A posting as employers hand it over (contract, section 4), checked."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, Optional

from pydantic import BaseModel, Extra, Field, ValidationError, validator

from bot.errors import InputError

Period = Literal["hour", "day", "week", "month", "year"]


class StatedPay(BaseModel):
    """Pay as the employer's record states it."""

    min: Optional[float]
    max: Optional[float]
    per: Optional[Period]
    currency: Optional[str]

    class Config:
        extra = Extra.ignore


class Posting(BaseModel):
    """One posting. `description` is plain text, Markdown or HTML; dates are ISO 8601."""

    id: str = Field(min_length=1, max_length=200)
    title: str = Field(min_length=1, max_length=500)
    description: str
    company: Optional[str]
    location: Optional[str]
    employment_type: Optional[str]
    workplace: Optional[str]
    pay: Optional[StatedPay]
    posted_on: Optional[date]
    closes_on: Optional[date]
    url: Optional[str]
    industry: Optional[str]

    class Config:
        extra = Extra.ignore

    @validator("id", pre=True)
    def _id_as_text(cls, value: Any) -> Any:
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else value

    @validator("title", "company", "location", "employment_type", "workplace", "url", "industry", pre=True)
    def _trimmed(cls, value: Any) -> Any:
        return (value.strip() or None) if isinstance(value, str) else value


def posting_of(record: Any) -> Posting:
    """A checked `Posting` of a decoded JSON object; `InputError` names the field at fault and why."""
    if not isinstance(record, dict):
        raise InputError(f"a posting must be a JSON object, not {type(record).__name__}")
    try:
        return Posting.parse_obj(record)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InputError(f"posting field '{where}': {first['msg']}") from None
