"""Rows of the tables for a posting that has been read."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Optional

from bot.extract.gazetteer import key as city_key
from bot.postings.companies import company_key
from bot.postings.coordinates import point_of
from bot.postings.digest import Digest
from bot.postings.words import stems, words

Row = dict[str, Any]


def posting_row(read: Digest, now: datetime) -> Row:
    """What `posting` keeps of it, without key, version and first_seen."""
    posting, pay = read.posting, read.pay
    return {
        "id": posting.id,
        "title": posting.title,
        "company": posting.company,
        "company_key": company_key(posting.company) if posting.company else None,
        "url": posting.url,
        "posted_on": posting.posted_on,
        "closes_on": posting.closes_on,
        "last_seen": now,
        "workplace": read.workplace,
        "pay_min": pay and pay.min,
        "pay_max": pay and pay.max,
        "pay_per": pay and pay.per,
        "pay_currency": pay and pay.currency,
        "pay_source": read.pay_source,
        "hourly_min": pay and pay.hourly("min"),
        "hourly_max": pay and pay.hourly("max"),
        "experience": read.experience,
        "education": read.education,
        "content_hash": read.content_hash,
        "status": "open",
    }


def place_rows(read: Digest, posting_key: int) -> list[Row]:
    """A row a place, with its coordinates where they are known."""
    rows = []
    for position, place in enumerate(read.places):
        point = point_of(place)
        on_earth = point._asdict() if point else dict.fromkeys(("lat", "lon", "x", "y", "z"))
        own: Row = {"posting_key": posting_key, "position": position, **place.dict()}
        rows.append({**own, "city_key": city_key(place.city) if place.city else None, **on_earth})
    return rows


def tag_rows(read: Digest, posting_key: int) -> list[Row]:
    """A row a tag."""
    return [{"posting_key": posting_key, "name": name, "value": value} for name, value in sorted(read.tags)]


def fact_rows(read: Digest, posting_key: int) -> list[Row]:
    """A row a fact, in the order in which they were read."""
    return [{"posting_key": posting_key, "position": at, **fact.dict()} for at, fact in enumerate(read.facts)]


def index_words(title: str, description: Optional[str]) -> tuple[list[str], list[str]]:
    """The words of both indexes: stems of the title, and words of title and text; a phrase never spans the two."""
    return stems(title), [*words(title), ".", *words(description or "")]
