"""Himalayas: the public JSON of its remote jobs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any, Optional
from urllib.parse import urlsplit

from bot.importers.format import Format, decoded, items_in, rows_of
from bot.importers.given import given, given_amount, given_list
from bot.importers.remote_places import remote_places
from bot.importers.row import Found, Rejected, Row, row_of
from bot.importers.source import Source

_PERIODS = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "annual": "year", "yearly": "year"}
_LONGEST_ID = 150
_MILLISECONDS = 100_000_000_000
"""Moments above this count milliseconds, not seconds."""


def recognises(head: str) -> bool:
    """Whether it is an object of jobs with Himalayas' own keys."""
    own = ('"locationRestrictions"', '"timezoneRestrictions"', '"companySlug"', '"pubDate"')
    return head.lstrip().startswith("{") and '"jobs"' in head and sum(key in head for key in own) >= 2


def read(source: Source) -> Iterator[Row]:
    """A row for each job; its number counts the jobs from 1."""
    feed = decoded(source)
    jobs = feed.get("jobs") if isinstance(feed, dict) else None
    return rows_of(items_in(jobs, source, "jobs", "Himalayas"), _row)


def _row(number: int, job: dict[str, Any]) -> Row:
    address = given(job, "guid", "applicationLink")
    if not address:
        return Rejected(number, "the job has no address to tell it from others (guid)")
    whole = given(job, "description")
    text = whole or given(job, "excerpt")
    if not text:
        return Rejected(number, "the job has no text")
    row = row_of(
        number,
        {
            "id": _id(address),
            "title": job.get("title"),
            "company": job.get("companyName"),
            "description": text,
            "location": remote_places(_places(job)) or "Worldwide",
            "workplace": "Remote",
            "employment_type": given(job, "employmentType").replace("Other", ""),
            "pay": _pay(job),
            "posted_on": _day(job.get("pubDate")),
            "closes_on": _day(job.get("expiryDate")),
            "url": given(job, "applicationLink") or address,
        },
    )
    return replace(row, teaser=not whole) if isinstance(row, Found) else row


def _id(address: str) -> str:
    """Company and job as the address names them: "himalayas-acme-baker"."""
    parts = [part for part in urlsplit(address).path.split("/") if part not in ("", "companies", "jobs")]
    name = f"himalayas-{'-'.join(parts) or address}"
    if len(name) <= _LONGEST_ID:
        return name
    return f"{name[:_LONGEST_ID]}-{hashlib.sha256(name.encode('utf8', 'replace')).hexdigest()[:8]}"


def _places(job: dict[str, Any]) -> list[str]:
    """Names of countries, which come as they are or in objects."""
    stated = given_list(job, "locationRestrictions")
    return [given(place if isinstance(place, dict) else {"name": place}, "name") for place in stated]


def _pay(job: dict[str, Any]) -> Optional[dict[str, Any]]:
    low, high = given_amount(job, "minSalary"), given_amount(job, "maxSalary")
    per = _PERIODS.get((given(job, "salaryPeriod") or "annual").lower())
    return {"min": low, "max": high, "per": per, "currency": job.get("currency")} if low or high else None


def _day(moment: Any) -> Optional[str]:
    if isinstance(moment, str) and not moment.isdigit():
        return moment[:10] or None
    seconds = float(moment or 0)
    if not seconds:
        return None
    return datetime.fromtimestamp(seconds / (1000 if seconds > _MILLISECONDS else 1), timezone.utc).date().isoformat()


HIMALAYAS = Format("himalayas", "Himalayas' JSON of remote jobs", "posting", recognises, read)
