"""USAJOBS: the JSON of a search through its API."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Optional

from bot.importers.format import Format, decoded, items_in, rows_of
from bot.importers.given import given, given_amount, given_day, given_id, given_list, given_object
from bot.importers.headed import joined
from bot.importers.row import Found, Rejected, Row, row_of
from bot.importers.source import Source
from bot.importers.usajobs_codes import PERIODS, RATES, SCHEDULES
from bot.importers.usajobs_text import description_of, is_whole

_CONTROL_NUMBER = re.compile(r"/job/(\d+)|/GetJob/ViewDetails/(\d+)", re.I)
_UNDECIDED = re.compile(r"location negotiable|multiple locations|various", re.I)
_YES, _NO = ("true", "yes"), ("false", "no")
_ANYWHERE = re.compile(r"\bthe U\.?S\.?(?=\W|$)")


def recognises(head: str) -> bool:
    """Whether it is a search result with USAJOBS' own keys."""
    own = '"SearchResultItems"' in head or '"MatchedObjectDescriptor"' in head
    return head.lstrip().startswith("{") and own


def read(source: Source) -> Iterator[Row]:
    """A row for each position; its number counts the positions from 1."""
    feed = decoded(source)
    result = feed.get("SearchResult") if isinstance(feed, dict) else None
    items = result.get("SearchResultItems") if isinstance(result, dict) else None
    return rows_of(items_in(items, source, "positions", "USAJOBS"), _row)


def _row(number: int, item: dict[str, Any]) -> Row:
    position = given_object(item, "MatchedObjectDescriptor")
    details = given_object(given_object(position, "UserArea"), "Details")
    url = given(position, "PositionURI").replace(":443/", "/", 1)
    key = _id(url, item, position)
    if key is None:
        return Rejected(number, "the position has no id")
    pay, rate = _pay(given_list(position, "PositionRemuneration"))
    text = description_of(position, details, rate)
    if not text:
        return Rejected(number, "the position has no text; ask the API with Fields=Full")
    row = row_of(
        number,
        {
            "id": key,
            "title": position.get("PositionTitle"),
            "company": given(position, "OrganizationName", "DepartmentName"),
            "description": text,
            "location": _location(position),
            "workplace": _workplace(details),
            "employment_type": _employment(position),
            "pay": pay,
            "posted_on": given_day(position, "PublicationStartDate", "PositionStartDate"),
            "closes_on": given_day(position, "ApplicationCloseDate", "PositionEndDate"),
            "url": url,
        },
    )
    return replace(row, teaser=not is_whole(position, details)) if isinstance(row, Found) else row


def _id(url: str, item: dict[str, Any], position: dict[str, Any]) -> Optional[str]:
    """The control number, which is in the address of every position; the agency's own number may repeat."""
    numbered = _CONTROL_NUMBER.search(url)
    if numbered:
        return f"usajobs-{numbered[1] or numbered[2]}"
    return given_id("usajobs", item, "MatchedObjectId") or given_id("usajobs", position, "PositionID")


def _location(position: dict[str, Any]) -> Optional[str]:
    """Every place, with a semicolon between; the one line that the site shows where the places are not listed."""
    places = [_place(place) for place in given_list(position, "PositionLocation")]
    names = [name for name in dict.fromkeys(places) if name] or [given(position, "PositionLocationDisplay")]
    return _ANYWHERE.sub("the United States", "; ".join(names)) or None


def _place(place: dict[str, Any]) -> str:
    name = given(place, "LocationName", "CityName")
    return _undecided(name, given(place, "CountryCode")) if _UNDECIDED.search(name) else name


def _undecided(name: str, country: str) -> str:
    """The country apart from what is no town: "Location Negotiable After Selection; United States"."""
    bare = name.removesuffix(country).strip(" ,")
    return "; ".join(filter(None, [bare, country]))


def _workplace(details: dict[str, Any]) -> Optional[str]:
    """Remote where it is said; telework is some days at home, by agreement; on site where both are denied."""
    remote, telework = (str(details.get(key)).lower() for key in ("RemoteIndicator", "TeleworkEligible"))
    if remote in _YES:
        return "Remote"
    return "Hybrid" if telework in _YES else "On-site" if remote in _NO and telework in _NO else None


def _employment(position: dict[str, Any]) -> Optional[str]:
    """The schedule and the kind of appointment: "Full-time, Permanent"."""
    schedules = [
        given(schedule, "Name") or SCHEDULES.get(str(schedule.get("Code")), "")
        for schedule in given_list(position, "PositionSchedule")
    ]
    offers = [given(offer, "Name") for offer in given_list(position, "PositionOfferingType")]
    return joined([*schedules, *offers], ", ") or None


def _pay(ranges: list[dict[str, Any]]) -> tuple[Optional[dict[str, Any]], str]:
    """(pay, words for what the field cannot hold): several ranges, or a rate such as a school year's, stay words."""
    said, pay = [], None
    for stated in ranges:
        low, high = (given_amount(stated, key) for key in ("MinimumRange", "MaximumRange"))
        code = given(stated, "RateIntervalCode", "Description").lower()
        amounts = dict.fromkeys(f"${amount:,.2f}".removesuffix(".00") for amount in (low, high) if amount)
        rate = RATES.get(code) or given(stated, "Description", "RateIntervalCode").lower()
        said.append(f"{' - '.join(amounts)} {rate}".strip())
        if amounts and code in PERIODS:
            pay = {"min": low, "max": high, "per": PERIODS[code], "currency": "USD"}
    return (pay, "") if pay and len(ranges) == 1 else (None, "; ".join(filter(None, said)))


USAJOBS = Format("usajobs", "USAJOBS' JSON of a search", "posting", recognises, read)
