"""SmartRecruiters: the public JSON of one posting; a company's list has no texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Optional

from bot.errors import InputError
from bot.importers.format import Format, decoded, rows_of
from bot.importers.given import given, given_amount, given_day, given_id, given_object
from bot.importers.headed import headed
from bot.importers.row import Rejected, Row, row_of
from bot.importers.source import Source
from bot.importers.where import place_text
from bot.importers.wording import words

_SECTIONS = {
    "companyDescription": "Company Description",
    "jobDescription": "Job Description",
    "qualifications": "Qualifications",
    "additionalInformation": "Additional Information",
}
_PERIODS = {"HOURLY": "hour", "DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_JOBS = "https://jobs.smartrecruiters.com"


def recognises(head: str) -> bool:
    """Whether it is a posting, or a list of postings, with SmartRecruiters' own keys."""
    own = ('"jobAd"', '"releasedDate"', '"typeOfEmployment"', '"experienceLevel"', '"refNumber"', '"jobAdId"')
    started = head.lstrip().startswith(("{", "["))
    return started and (sum(key in head for key in own) >= 2 or '"totalFound"' in head and '"content"' in head)


def read(source: Source) -> Iterator[Row]:
    """A row for each posting; its number counts them from 1. What a list names is rejected, with its own address."""
    feed = decoded(source)
    postings = feed.get("content", [feed]) if isinstance(feed, dict) else feed
    if not isinstance(postings, list):
        raise InputError(f"{source.name} holds no posting as SmartRecruiters gives it.")
    return rows_of(postings, _row)


def _row(number: int, posting: dict[str, Any]) -> Row:
    key = given_id("smartrecruiters", posting)
    if key is None:
        return Rejected(number, "the posting has no id")
    if posting.get("active") is False:
        return Rejected(number, "the posting is no longer active")
    if "jobAd" not in posting:
        address = given(posting, "ref") or _page(posting) or "its page"
        return Rejected(number, f"SmartRecruiters' list has no texts; import the posting itself: {address}")
    sections = _sections(given_object(given_object(posting, "jobAd"), "sections"))
    if not any(words(text) for _, text in sections):
        return Rejected(number, "the posting has no text")
    place = given_object(posting, "location")
    return row_of(
        number,
        {
            "id": key,
            "title": posting.get("name"),
            "company": given(given_object(posting, "company"), "name"),
            "description": headed("", [("Department", _label(posting, "department")), *sections]),
            "location": _location(place),
            "workplace": _workplace(place),
            "employment_type": _label(posting, "typeOfEmployment"),
            "pay": _pay(given_object(posting, "compensation")),
            "posted_on": given_day(posting, "releasedDate"),
            "url": given(posting, "postingUrl") or _page(posting),
            "industry": _label(posting, "industry"),
        },
    )


def _sections(stated: dict[str, Any]) -> list[tuple[str, str]]:
    """(heading, HTML) in the order of the posting's page; a section of the employer's own comes last."""
    keys = [*_SECTIONS, *(key for key in stated if key not in _SECTIONS)]
    parts = [(key, given_object(stated, key)) for key in keys]
    return [(given(part, "title") or _SECTIONS.get(key, ""), given(part, "text")) for key, part in parts]


def _label(posting: dict[str, Any], key: str) -> str:
    return given(given_object(posting, key), "label")


def _location(stated: dict[str, Any]) -> str:
    city, region, country = (given(stated, key) for key in ("city", "region", "country"))
    whole = "" if city else given(stated, "fullLocation")
    return whole or place_text(city, region, country)


def _workplace(stated: dict[str, Any]) -> Optional[str]:
    return "Remote" if stated.get("remote") is True else "Hybrid" if stated.get("hybrid") is True else None


def _pay(stated: dict[str, Any]) -> Optional[dict[str, Any]]:
    low, high = given_amount(stated, "min"), given_amount(stated, "max")
    per = _PERIODS.get(given(stated, "period").upper())
    return {"min": low, "max": high, "per": per, "currency": stated.get("currency")} if low or high else None


def _page(posting: dict[str, Any]) -> Optional[str]:
    """The posting's page; SmartRecruiters leads from this address on to the one with the title in it."""
    company = given(given_object(posting, "company"), "identifier")
    return f"{_JOBS}/{company}/{posting['id']}" if company else None


SMARTRECRUITERS = Format("smartrecruiters", "SmartRecruiters' JSON of a posting", "posting", recognises, read)
