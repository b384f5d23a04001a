"""Workday: the JSON of one job, as its page fetches it; a list of jobs has no texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any, Optional

from bot.errors import InputError
from bot.importers.age import posted_on
from bot.importers.boards import board_token
from bot.importers.format import Format, decoded, rows_of
from bot.importers.given import given, given_day, given_id, given_list, given_object
from bot.importers.headed import joined
from bot.importers.row import Rejected, Row, row_of
from bot.importers.source import Source
from bot.importers.wording import company_in, words
from bot.importers.workday_place import workday_place

_LEGAL_CODE = re.compile(r"(?:0\d+|\d{4,})[ -]+(?=\D)")
"""An employer's number for one of its legal entities, before the entity's name."""


def recognises(head: str) -> bool:
    """Whether it is one job, or a list of jobs, with Workday's own keys."""
    if not head.lstrip().startswith(("{", "[")):
        return False
    return '"jobPostingInfo"' in head or ('"jobPostings"' in head and ('"externalPath"' in head or '"facets"' in head))


def read(source: Source) -> Iterator[Row]:
    """A row for each job; its number counts the jobs from 1. What a list names is rejected, with where its text is."""
    feed = decoded(source)
    jobs = feed.get("jobPostings", [feed]) if isinstance(feed, dict) else feed
    if not isinstance(jobs, list):
        raise InputError(f"{source.name} holds no job as Workday gives it.")
    return rows_of(jobs, partial(_row, source.seen_on))


def _row(seen_on: date, number: int, feed: dict[str, Any]) -> Row:
    job = given_object(feed, "jobPostingInfo")
    if not job:
        page = f"the site's address and then {given(feed, 'externalPath') or '/job/...'}"
        return Rejected(number, f"Workday's list has no texts; import the job's page, {page}")
    key = given_id("workday", job)
    if key is None:
        return Rejected(number, "the job has no id")
    if job.get("posted") is False:
        return Rejected(number, "the job is no longer posted")
    text = given(job, "jobDescription")
    if not words(text):
        return Rejected(number, "the job has no text")
    url = given(job, "externalUrl")
    return row_of(
        number,
        {
            "id": key,
            "title": job.get("title"),
            "company": _company(feed, text, url),
            "description": text,
            "location": _location(job),
            "workplace": job.get("remoteType"),
            "employment_type": job.get("timeType"),
            "posted_on": _posted(job, seen_on),
            "closes_on": given_day(job, "endDate"),
            "url": url,
        },
    )


def _company(feed: dict[str, Any], text: str, url: str) -> Optional[str]:
    name = given(given_object(feed, "hiringOrganization"), "name")
    return _LEGAL_CODE.sub("", name, count=1) or company_in(text, board_token(url))


def _location(job: dict[str, Any]) -> Optional[str]:
    country = given(given_object(job, "country"), "descriptor")
    others = [workday_place(name) for name in given_list(job, "additionalLocations")]
    return joined([workday_place(given(job, "location"), country), *others], "; ") or country


def _posted(job: dict[str, Any], seen_on: date) -> Optional[str]:
    """The day on which the posting went up; where that is not given, from its age on the day it was seen."""
    started = given_day(job, "startDate")
    if started and date.fromisoformat(started) <= seen_on:
        return started
    aged = posted_on(given(job, "postedOn"), seen_on)
    return aged.isoformat() if aged else started


WORKDAY = Format("workday", "Workday's JSON of a job", "posting", recognises, read)
