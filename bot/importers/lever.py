"""Lever: the public JSON list of an employer's postings, or one of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone
from html import escape
from typing import Any, Optional

from bot.errors import InputError
from bot.importers.boards import board_token
from bot.importers.format import Format, decoded, items_in, rows_of
from bot.importers.row import Rejected, Row, row_of
from bot.importers.source import Source
from bot.importers.wording import company_in, words

_PERIODS = {
    "per-year-salary": "year",
    "per-month-salary": "month",
    "per-week-salary": "week",
    "per-day-wage": "day",
    "per-hour-wage": "hour",
}
_OTHER_SPANS = {"bi-week-salary": "every two weeks", "semi-month-salary": "twice a month", "one-time": "once"}
_WORKPLACES = {"onsite": "On-site", "on-site": "On-site", "hybrid": "Hybrid", "remote": "Remote"}


def recognises(head: str) -> bool:
    """Whether it is a list of (or one) objects with Lever's own keys."""
    start = head.lstrip()
    if start.startswith("[") and not start[1:].strip(" \r\n\t]"):
        return True
    keys = ('"hostedUrl"', '"descriptionPlain"', '"categories"', '"additionalPlain"', '"createdAt"')
    return start.startswith(("[", "{")) and sum(key in start for key in keys) >= 2


def read(source: Source) -> Iterator[Row]:
    """A row for each posting; its number counts the postings from 1."""
    feed = decoded(source)
    if isinstance(feed, dict) and feed.get("ok") is False:
        raise InputError(f"{source.name}: Lever says: {feed.get('error') or 'not found'}.")
    postings = [feed] if isinstance(feed, dict) else feed
    return rows_of(items_in(postings, source, "postings", "Lever"), _row)


def _row(number: int, posting: dict[str, Any]) -> Row:
    if not posting.get("id"):
        return Rejected(number, "the posting has no id")
    description = _description(posting)
    url = posting.get("hostedUrl") or posting.get("applyUrl")
    return row_of(
        number,
        {
            "id": f"lever-{posting['id']}",
            "title": posting.get("text"),
            "company": company_in(description, board_token(str(url or ""))),
            "description": description,
            "location": _location(posting),
            "workplace": _WORKPLACES.get(str(posting.get("workplaceType")).lower()),
            "employment_type": _categories(posting).get("commitment"),
            "pay": _pay(posting.get("salaryRange") or {}),
            "posted_on": _day(posting.get("createdAt")),
            "url": url,
        },
    )


def _description(posting: dict[str, Any]) -> str:
    """All the text once: feeds give the opening and the body apart, together, or both ways."""
    whole, opening, body = (_html(posting, key) for key in ("description", "opening", "descriptionBody"))
    begin = [opening, body] if words(whole) in words(f"{opening} {body}") else [whole, opening, body]
    lists = [_list(part) for part in posting.get("lists") or []]
    pay = [_odd_pay(posting.get("salaryRange") or {}), _html(posting, "salaryDescription")]
    taken: list[str] = []
    for piece in (_heading(posting), *begin, *lists, *pay, _html(posting, "additional")):
        if words(piece) and words(piece) not in words(" ".join(taken)):
            taken.append(piece)
    return "\n".join(taken)


def _html(posting: dict[str, Any], key: str) -> str:
    markup = posting.get(key)
    if markup:
        return str(markup)
    lines = str(posting.get(f"{key}Plain") or "").split("\n")
    return "".join(f"<div>{escape(line, quote=False)}</div>\n" for line in lines if line.strip())


def _list(part: dict[str, Any]) -> str:
    heading = escape(str(part.get("text") or ""), quote=False)
    content = str(part.get("content") or "")
    return f"<h3>{heading}</h3>\n<ul>{content}</ul>" if heading else f"<ul>{content}</ul>"


def _heading(posting: dict[str, Any]) -> str:
    categories = _categories(posting)
    names = dict.fromkeys(("Department", "Team"))
    stated = {name: str(categories.get(name.lower()) or "").strip() for name in names}
    if stated["Team"] == stated["Department"]:
        stated.pop("Team")
    return "".join(f"<p>{name}: {escape(value, quote=False)}</p>\n" for name, value in stated.items() if value)


def _categories(posting: dict[str, Any]) -> dict[str, Any]:
    return posting.get("categories") or {}


def _location(posting: dict[str, Any]) -> Optional[str]:
    categories = _categories(posting)
    places = [categories.get("location"), *(categories.get("allLocations") or [])]
    return "; ".join(dict.fromkeys(place.strip() for place in places if place and place.strip())) or None


def _pay(stated: dict[str, Any]) -> Optional[dict[str, Any]]:
    """The range, unless it is for a span of time that the contract has no word for (two weeks, once)."""
    per = _PERIODS.get(str(stated.get("interval")))
    if per is None or stated.get("min") is None and stated.get("max") is None:
        return None
    return {"min": stated.get("min"), "max": stated.get("max"), "per": per, "currency": stated.get("currency")}


def _odd_pay(stated: dict[str, Any]) -> str:
    """As text, the pay that the field cannot hold."""
    amounts = [f"{stated[key]:,}" for key in ("min", "max") if stated.get(key) is not None]
    if not amounts or _pay(stated):
        return ""
    interval = str(stated.get("interval") or "")
    span = _OTHER_SPANS.get(interval, interval.replace("-", " "))
    return f"<p>Pay: {' - '.join(amounts)} {stated.get('currency') or ''} {span}</p>"


def _day(milliseconds: Optional[float]) -> Optional[str]:
    if not isinstance(milliseconds, (int, float)):
        return None
    return datetime.fromtimestamp(milliseconds / 1000, timezone.utc).date().isoformat()


LEVER = Format("lever", "Lever's JSON of an employer's postings", "posting", recognises, read)
