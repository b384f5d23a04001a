"""Ashby: the public JSON of a job board."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Optional

from bot.extract.place import places_of
from bot.importers.boards import board_job, board_token
from bot.importers.format import Format, decoded, items_in, rows_of
from bot.importers.given import given, given_amount, given_day, given_id, given_list, given_object
from bot.importers.headed import headed, joined
from bot.importers.row import Rejected, Row, row_of
from bot.importers.source import Source
from bot.importers.where import place_text
from bot.importers.wording import company_in, words

_EMPLOYMENT = {"FullTime": "Full-time", "PartTime": "Part-time", "Intern": "Internship"}
_PERIODS = {"1 HOUR": "hour", "1 DAY": "day", "1 WEEK": "week", "1 MONTH": "month", "1 YEAR": "year"}


def recognises(head: str) -> bool:
    """Whether it is an object with jobs that have Ashby's own keys, or the answer of a board without jobs."""
    own = ('"jobUrl"', '"isListed"', '"secondaryLocations"', '"workplaceType"', '"descriptionHtml"')
    enough = sum(key in head for key in own) >= 3 or '"apiVersion"' in head
    return head.lstrip().startswith("{") and '"jobs"' in head and enough


def read(source: Source) -> Iterator[Row]:
    """A row for each job, or for the one whose own address was given; its number counts the jobs from 1."""
    feed = decoded(source)
    jobs = feed.get("jobs") if isinstance(feed, dict) else None
    jobs = items_in(jobs, source, "jobs", "Ashby")
    wanted = board_job(source.name)
    if wanted:
        jobs = [job for job in jobs if isinstance(job, dict) and job.get("id") == wanted]
    return rows_of(jobs, _row)


def _row(number: int, job: dict[str, Any]) -> Row:
    key = given_id("ashby", job)
    if key is None:
        return Rejected(number, "the job has no id")
    if job.get("isListed") is False:
        return Rejected(number, "the job is not listed on the board")
    text = given(job, "descriptionHtml", "descriptionPlain")
    if not words(text):
        return Rejected(number, "the job has no text")
    url = given(job, "jobUrl", "applyUrl")
    kind = given(job, "employmentType")
    pay = _shown(job)
    return row_of(
        number,
        {
            "id": key,
            "title": job.get("title"),
            "company": company_in(text, board_token(url)),
            "description": headed("", [*_teams(job), ("", text), ("Compensation", _pay_text(pay))]),
            "location": joined([_place(place) for place in (job, *given_list(job, "secondaryLocations"))], "; "),
            "workplace": _workplace(job),
            "employment_type": _EMPLOYMENT.get(kind, kind),
            "pay": _pay(pay),
            "posted_on": given_day(job, "publishedAt"),
            "url": url,
        },
    )


def _teams(job: dict[str, Any]) -> list[tuple[str, str]]:
    department, team = given(job, "department"), given(job, "team")
    return [("Department", department), ("Team", team if team != department else "")]


def _place(stated: dict[str, Any]) -> str:
    """The place by the employer's name for it, with state and country where the name alone leaves them open."""
    name = given(stated, "location")
    address = given_object(stated, "address")
    parts = given_object(address, "postalAddress") or address
    city = given(parts, "addressLocality")
    whole = place_text(city, given(parts, "addressRegion"), given(parts, "addressCountry"))
    if not name or name.lower() == city.lower():
        return whole or name
    return f"{name}, {whole}" if city and not places_of(name) else name


def _workplace(job: dict[str, Any]) -> Optional[str]:
    stated = given(job, "workplaceType").replace("OnSite", "On-site")
    return stated or ("Remote" if job.get("isRemote") is True else None)


def _shown(job: dict[str, Any]) -> dict[str, Any]:
    """What the employer shows of the pay on the board."""
    hidden = job.get("shouldDisplayCompensationOnJobPostings") is False
    return {} if hidden else given_object(job, "compensation")


def _pay(stated: dict[str, Any]) -> Optional[dict[str, Any]]:
    """The salary over all places; one in several currencies, or for two weeks, stays in the text alone."""
    salaries = [part for part in given_list(stated, "summaryComponents") if part.get("compensationType") == "Salary"]
    per = _PERIODS.get(given(salaries[0], "interval")) if len(salaries) == 1 else None
    if per is None:
        return None
    low, high = given_amount(salaries[0], "minValue"), given_amount(salaries[0], "maxValue")
    return {"min": low, "max": high, "per": per, "currency": salaries[0].get("currencyCode")} if low or high else None


def _pay_text(stated: dict[str, Any]) -> str:
    """A line for each place or grade, with equity and bonus, as the board shows them."""
    lines = joined([_tier(tier) for tier in given_list(stated, "compensationTiers")], "\n")
    return lines or "; ".join(_listed(given(stated, "compensationTierSummary")))


def _tier(tier: dict[str, Any]) -> str:
    summary, more = _listed(given(tier, "tierSummary")), given(tier, "additionalInformation")
    said = "; ".join([*summary, *([more] if more and more not in summary else [])])
    return joined([given(tier, "title"), said], ": ")


def _listed(summary: str) -> list[str]:
    return [part.strip() for part in summary.split("•") if part.strip()]


ASHBY = Format("ashby", "Ashby's JSON of a job board", "posting", recognises, read)
