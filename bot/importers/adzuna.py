"""Adzuna: the JSON of a search through its API, which gives each posting's first words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Optional
from urllib.parse import urlsplit

from bot.errors import InputError
from bot.importers.format import Format, decoded, items_in, rows_of
from bot.importers.given import given, given_amount, given_day, given_id, given_list, given_object
from bot.importers.headed import joined
from bot.importers.row import Found, Rejected, Row, row_of
from bot.importers.source import Source

_CURRENCIES = {
    "com": "USD", "co.uk": "GBP", "com.au": "AUD", "ca": "CAD", "co.nz": "NZD", "sg": "SGD", "in": "INR",
    "co.za": "ZAR", "com.br": "BRL", "com.mx": "MXN", "mx": "MXN", "pl": "PLN", "ch": "CHF",
    **dict.fromkeys(("de", "fr", "nl", "at", "it", "es", "be"), "EUR"),
}  # fmt: skip
"""By the end of the address: amounts are in the money of the country whose site it is."""
_LEAST_A_YEAR = 1000
"""Adzuna states pay by the year; what is less was never converted, so its period is unknown."""
_MARK = re.compile(r"</?(?:strong|b|em)>", re.I)


def recognises(head: str) -> bool:
    """Whether it names Adzuna's own classes, or holds results with its keys."""
    own = ('"redirect_url"', '"salary_is_predicted"', '"adref"')
    return head.lstrip().startswith("{") and ('"Adzuna::API::' in head or sum(key in head for key in own) >= 2)


def read(source: Source) -> Iterator[Row]:
    """A row for each result; its number counts the results from 1."""
    feed = decoded(source)
    results = feed.get("results") if isinstance(feed, dict) else None
    if isinstance(feed, dict) and "exception" in feed:
        raise InputError(f"{source.name}: Adzuna says: {feed.get('display') or feed['exception']}.")
    return rows_of(items_in(results, source, "results", "Adzuna"), _row)


def _row(number: int, job: dict[str, Any]) -> Row:
    key = given_id("adzuna", job)
    if key is None:
        return Rejected(number, "the result has no id")
    text = given(job, "description")
    if not text:
        return Rejected(number, "the result has no text")
    row = row_of(
        number,
        {
            "id": key,
            "title": _MARK.sub("", given(job, "title")) or None,
            "company": given_object(job, "company").get("display_name"),
            "description": text,
            "location": _location(given_object(job, "location")),
            "employment_type": _employment(job),
            "pay": _pay(job),
            "posted_on": given_day(job, "created"),
            "url": job.get("redirect_url"),
        },
    )
    cut = text.endswith(("…", "..."))
    return replace(row, teaser=cut) if isinstance(row, Found) else row


def _location(stated: dict[str, Any]) -> Optional[str]:
    """From the quarter up to the country; the name that Adzuna shows lacks the state."""
    return joined(given_list(stated, "area")[::-1], ", ") or stated.get("display_name")


def _employment(job: dict[str, Any]) -> Optional[str]:
    kinds = [given(job, key).replace("_", "-") for key in ("contract_time", "contract_type")]
    return joined(kinds, ", ").capitalize() or None


def _pay(job: dict[str, Any]) -> Optional[dict[str, Any]]:
    """The employer's figures; those that Adzuna predicted are nobody's offer."""
    low, high = given_amount(job, "salary_min"), given_amount(job, "salary_max")
    if str(job.get("salary_is_predicted")).lower() in ("1", "true") or not (low or high):
        return None
    per = "year" if (high or low or 0) >= _LEAST_A_YEAR else None
    return {"min": low, "max": high, "per": per, "currency": _currency(given(job, "redirect_url"))}


def _currency(url: str) -> Optional[str]:
    site, _, end = (urlsplit(url).hostname or "").removeprefix("www.").partition(".")
    return _CURRENCIES.get(end) if site == "adzuna" else None


ADZUNA = Format("adzuna", "Adzuna's JSON of a search", "posting", recognises, read)
