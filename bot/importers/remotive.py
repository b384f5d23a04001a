"""Remotive: the public JSON of its remote jobs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any, Optional

from bot.importers.board_pay import stated_pay
from bot.importers.format import Format, decoded, items_in, rows_of
from bot.importers.given import given, given_day, given_id
from bot.importers.remote_places import remote_places
from bot.importers.row import Rejected, Row, row_of
from bot.importers.source import Source
from bot.importers.wording import words

_WORD = re.compile(r"[a-z]{3,}", re.I)
_OF_PAY = re.compile(r"(?:hour|year|month|week|annual)(?:ly)?|day|daily|annum|per|usd|eur|gbp|cad|aud", re.I)
"""A word that says no more than the pay field does."""
_NOT_BASE_PAY = re.compile(r"\bOTE\b|on[- ]target|commission|per (?:task|project|word|article)", re.I)


def recognises(head: str) -> bool:
    """Whether it is an object of jobs with Remotive's own keys."""
    own = '"candidate_required_location"' in head or ('"0-legal-notice"' in head and "emotive" in head)
    return head.lstrip().startswith("{") and '"jobs"' in head and own


def read(source: Source) -> Iterator[Row]:
    """A row for each job; its number counts the jobs from 1."""
    feed = decoded(source)
    jobs = feed.get("jobs") if isinstance(feed, dict) else None
    return rows_of(items_in(jobs, source, "jobs", "Remotive"), _row)


def _row(number: int, job: dict[str, Any]) -> Row:
    key = given_id("remotive", job)
    if key is None:
        return Rejected(number, "the job has no id")
    text = given(job, "description")
    if not text:
        return Rejected(number, "the job has no text")
    salary = given(job, "salary")
    location = remote_places([given(job, "candidate_required_location")]) or "Worldwide"
    pay = None if _NOT_BASE_PAY.search(salary) else stated_pay(salary, location)
    return row_of(
        number,
        {
            "id": key,
            "title": job.get("title"),
            "company": job.get("company_name"),
            "description": _salary(salary, text) + text,
            "location": location,
            "workplace": "Remote",
            "employment_type": _employment(given(job, "job_type")),
            "pay": pay.dict() if pay else None,
            "posted_on": given_day(job, "publication_date"),
            "url": job.get("url"),
        },
    )


def _salary(salary: str, text: str) -> str:
    """A salary that is more than amounts, in the poster's words; before the text, whose last tag may be open."""
    says_more = any(not _OF_PAY.fullmatch(word) for word in _WORD.findall(salary))
    return f"<p>Salary: {escape(salary, quote=False)}</p>\n" if says_more and salary not in words(text) else ""


def _employment(kind: str) -> Optional[str]:
    return kind.replace("_", "-").capitalize() if kind != "other" else None


REMOTIVE = Format("remotive", "Remotive's JSON of remote jobs", "posting", recognises, read)
