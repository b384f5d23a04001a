"""Recruitee: the public JSON of a careers site's offers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Optional

from bot.extract.pay_cues import LEAST
from bot.importers.board_pay import stated_pay
from bot.importers.boards import board_job
from bot.importers.format import Format, decoded, items_in, rows_of
from bot.importers.given import given, given_amount, given_day, given_id, given_list, given_object
from bot.importers.headed import headed, joined
from bot.importers.row import Rejected, Row, row_of
from bot.importers.source import Source
from bot.importers.where import place_text
from bot.importers.wording import words

_HOURS = {"fulltime": "Full-time", "parttime": "Part-time"}
_TERMS = {"permanent": "permanent", "fixed_term": "fixed term", "minijob": "mini-job"}
_PERIODS = ("hour", "day", "week", "month", "year")
_WORKPLACES = {"remote": "Remote", "hybrid": "Hybrid", "on_site": "On-site"}


def recognises(head: str) -> bool:
    """Whether it is an object with offers (or one offer) that have Recruitee's own keys."""
    own = ('"careers_url"', '"careers_apply_url"', '"employment_type_code"', '"published_at"', '"options_cv"')
    found = sum(key in head for key in own)
    return head.lstrip().startswith("{") and ('"offers"' in head or '"offer"' in head) and found >= 2


def read(source: Source) -> Iterator[Row]:
    """A row for each offer, or for the one whose own address was given; its number counts the offers from 1."""
    feed = decoded(source)
    offers = feed.get("offers", [feed.get("offer")]) if isinstance(feed, dict) else None
    offers = items_in(offers, source, "offers", "Recruitee")
    wanted = board_job(source.name)
    if wanted:
        offers = [offer for offer in offers if isinstance(offer, dict) and _is(offer, wanted)]
    return rows_of(offers, _row)


def _is(offer: dict[str, Any], name: str) -> bool:
    """Whether the offer is the one so named in an address, in whichever of its languages."""
    return offer.get("slug") == name or str(offer.get("careers_url") or "").rstrip("/").endswith(f"/o/{name}")


def _row(number: int, offer: dict[str, Any]) -> Row:
    key = given_id("recruitee", offer)
    if key is None:
        return Rejected(number, "the offer has no id")
    status = given(offer, "status")
    if status not in ("", "published"):
        return Rejected(number, f"the offer is not published but {status}")
    text, requirements = given(offer, "description"), given(offer, "requirements")
    if not words(text + requirements):
        return Rejected(number, "the offer has no text")
    pay, pay_text = _pay(given_object(offer, "salary"))
    sections = [("Department", given(offer, "department")), ("", text), ("Requirements", requirements)]
    return row_of(
        number,
        {
            "id": key,
            "title": offer.get("title"),
            "company": offer.get("company_name"),
            "description": headed("", [*sections, ("Hours per week", _weekly(offer)), ("Salary", pay_text)]),
            "location": _location(offer),
            "workplace": joined([name for kind, name in _WORKPLACES.items() if offer.get(kind) is True], ", "),
            "employment_type": _employment(given(offer, "employment_type_code")),
            "pay": pay,
            "posted_on": given_day(offer, "published_at", "created_at"),
            "closes_on": given_day(offer, "close_at"),
            "url": given(offer, "careers_url", "careers_apply_url"),
        },
    )


def _location(offer: dict[str, Any]) -> str:
    """All places of work; the line for a remote offer says only that it is one."""
    places = [_place(place) for place in given_list(offer, "locations")]
    return joined(places, "; ") or _place(offer) or given(offer, "location")


def _place(stated: dict[str, Any]) -> str:
    return place_text(given(stated, "city", "name"), given(stated, "state", "state_name"), given(stated, "country"))


def _employment(code: str) -> str:
    """`fulltime_fixed_term` is "Full-time, fixed term"."""
    hours, _, terms = code.partition("_")
    if hours in _HOURS:
        return joined([_HOURS[hours], _TERMS.get(terms, terms.replace("_", " "))], ", ")
    return code.replace("_", " ").capitalize()


def _weekly(offer: dict[str, Any]) -> str:
    """From "32.0" and "40.0" hours: "32 - 40"."""
    bounds = [given_amount(offer, f"{bound}_hours_per_week") for bound in ("min", "max")]
    return joined([f"{hours:g}" for hours in bounds if hours], " - ")


def _pay(stated: dict[str, Any]) -> tuple[Optional[dict[str, Any]], str]:
    """(pay, text to add): what is too little for its period, 75 a year, is read as people mean it, and shown."""
    bounds = {bound: given_amount(stated, bound) for bound in ("min", "max")}
    amounts = [f"{amount:,.2f}".removesuffix(".00") for amount in bounds.values() if amount]
    if not amounts:
        return None, ""
    per, currency = given(stated, "period"), given(stated, "currency") or None
    open_end = "" if len(amounts) == 2 else "from" if bounds["min"] else "up to"
    line = " ".join(filter(None, [open_end, joined(amounts, " - "), currency, per and f"a {per}"]))
    if per in _PERIODS and min(filter(None, bounds.values())) >= LEAST[per]:
        return {**bounds, "per": per, "currency": currency}, ""
    meant = stated_pay(line, None) if per in _PERIODS or not per else None
    return (meant.dict() if meant else None), line


RECRUITEE = Format("recruitee", "Recruitee's JSON of a careers site", "posting", recognises, read)
