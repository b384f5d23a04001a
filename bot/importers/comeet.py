"""Comeet (Spark Hire Recruit): the JSON of a company's positions, or of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.extract.place import places_of
from bot.importers.format import Format, decoded, items_in, rows_of
from bot.importers.given import given, given_day, given_id, given_list, given_object
from bot.importers.headed import headed, joined
from bot.importers.row import Rejected, Row, row_of
from bot.importers.source import Source
from bot.importers.where import place_text
from bot.importers.wording import words


def recognises(head: str) -> bool:
    """Whether it is a list of (or one) positions with Comeet's own keys."""
    own = ('"url_comeet_hosted_page"', '"url_recruit_hosted_page"', '"url_active_page"', '"position_url"', '"uid"')
    return head.lstrip().startswith(("[", "{")) and sum(key in head for key in own) >= 2


def read(source: Source) -> Iterator[Row]:
    """A row for each position; its number counts the positions from 1."""
    feed = decoded(source)
    positions = [feed] if isinstance(feed, dict) else feed
    return rows_of(items_in(positions, source, "positions", "Comeet"), _row)


def _row(number: int, position: dict[str, Any]) -> Row:
    key = given_id("comeet", position, "uid")
    if key is None:
        return Rejected(number, "the position has no uid")
    if position.get("is_internal") is True:
        return Rejected(number, "the position is for the company's own people")
    sections = _sections(given_list(position, "details"))
    if not sections:
        return Rejected(number, "the position has no text; ask Comeet with &details=true")
    place = given_object(position, "location")
    return row_of(
        number,
        {
            "id": key,
            "title": position.get("name"),
            "company": position.get("company_name"),
            "description": headed("", [("Department", given(position, "department")), *sections]),
            "location": _location(place),
            "workplace": given(position, "workplace_type") or ("Remote" if place.get("is_remote") is True else None),
            "employment_type": position.get("employment_type"),
            "posted_on": given_day(position, "time_updated"),
            "url": given(position, "url_active_page", "url_recruit_hosted_page", "url_comeet_hosted_page"),
        },
    )


def _sections(details: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """(heading, HTML) in the employer's order; a section of blank lines is none.

    "Description" is left out as a heading: what stands there tells of the company as well as of the work.
    """
    ordered = sorted(details, key=lambda part: part.get("order") or 0)
    parts = [(given(part, "name"), given(part, "value")) for part in ordered]
    return [("" if name == "Description" else name, text) for name, text in parts if words(text)]


def _location(stated: dict[str, Any]) -> str:
    """City, state and country, after the employer's own name for the place where that is another city's."""
    name, whole = given(stated, "name"), place_text(*(given(stated, key) for key in ("city", "state", "country")))
    known = {place.city for place in places_of(whole)}
    other = any(place.city and place.city not in known for place in places_of(name))
    return joined([name if other or not whole else "", whole], "; ")


COMEET = Format("comeet", "Comeet's JSON of a company's positions", "posting", recognises, read)
