"""What a feed's loose fields state, as a record of the contract (section 4)."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from html import unescape
from typing import Any, Optional
from urllib.parse import urlsplit

from bot.importers.columns import bare
from bot.importers.days import day_of
from bot.importers.headed import headed
from bot.importers.loose_pay import pay_of
from bot.importers.where import place_text
from bot.lexicon import lexicon

_LONGEST_REFERENCE = 100
_LONGEST_SLUG = 80


def record_of(values: Mapping[str, str], sections: Iterable[tuple[str, str]], today: date) -> dict[str, Any]:
    """A record of text by the field names of `bot/lexicon/feed_columns.yml` and of (heading, text) parts.

    `ValueError` names the field that cannot be understood. Pay that is no amount of money goes into the description.
    """
    said = {field: text.strip() for field, text in values.items() if _says(text)}
    location = _location(said)
    pay, pay_text = pay_of(said, location)
    more = [*sections, ("Address", _address(said)), ("Pay", pay_text)]
    plain = {field: unescape(said[field]) for field in ("title", "company", "industry") if field in said}
    url = _web_address(said.get("url", ""))
    record = {
        "id": said.get("id") or _id(said.get("reference", ""), plain, location, url),
        "title": plain.get("title"),
        "company": plain.get("company"),
        "description": headed(values.get("description", ""), [part for part in more if _says(part[1])]),
        "location": location or None,
        "employment_type": _employment(said.get("employment_type", "")),
        "workplace": _workplace(said),
        "pay": pay,
        "posted_on": _day("posted_on", said, today),
        "closes_on": _day("closes_on", said, today),
        "url": url,
        "industry": plain.get("industry"),
    }
    return {field: value for field, value in record.items() if value is not None}


def _says(text: str) -> bool:
    return len(text) > 20 or bare(text) not in _words("nothing")


def _location(said: Mapping[str, str]) -> str:
    stated, city = said.get("location", ""), said.get("city", "")
    region, country, code = (said.get(field, "") for field in ("region", "country", "postal_code"))
    if stated and "," not in stated and (region or country):
        city, stated = city or stated, ""
    if city and not stated:
        return unescape(place_text(city, region, country, code))
    return unescape(stated or place_text("", region, country, code))


def _address(said: Mapping[str, str]) -> str:
    street = said.get("address", "")
    state = f"{said.get('region', '')} {said.get('postal_code', '')}".strip()
    return ", ".join(filter(None, [street, said.get("city", ""), state])) if street else ""


def _employment(stated: str) -> Optional[str]:
    """FULL_TIME is written as people read it."""
    kinds = [kind.strip() for kind in stated.split(",")]
    shown = [kind.replace("_", " ").capitalize() if kind.isupper() and len(kind) > 3 else kind for kind in kinds]
    return ", ".join(kind for kind in shown if _says(kind)) or None


def _workplace(said: Mapping[str, str]) -> Optional[str]:
    remote = said.get("remote", "")
    if bare(remote) in _words("yes"):
        remote = "Remote"
    elif bare(remote) in _words("no"):
        remote = ""
    return said.get("workplace") or remote or None


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(bare(word) for word in lexicon("feed_words")[kind])


def _day(field: str, said: Mapping[str, str], today: date) -> Optional[str]:
    try:
        return day_of(said.get(field, ""), today)
    except ValueError as error:
        raise ValueError(f"posting field '{field}': {error}") from None


def _web_address(stated: str) -> Optional[str]:
    if stated.lower().startswith("www."):
        stated = f"https://{stated}"
    return stated if urlsplit(stated).scheme.lower() in ("http", "https") else None


def _id(reference: str, plain: Mapping[str, str], location: str, url: Optional[str]) -> str:
    """Company and reference: two employers both have a number 1. Without one, what tells the posting, and its hash."""
    company = _slug(plain.get("company", ""))
    if reference and len(reference) <= _LONGEST_REFERENCE:
        kept = re.sub(r"\s+", "-", reference)
        return kept if not company or _slug(kept).startswith(company) else f"{company}-{kept}"
    names = [plain.get("title", ""), plain.get("company", ""), location]
    told = reference or url or "\0".join(" ".join(name.lower().split()) for name in names)
    return f"{_slug(' '.join(names))}-{hashlib.sha256(told.encode('utf8', 'replace')).hexdigest()[:8]}"


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_SLUG].rstrip("-")
