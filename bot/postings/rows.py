"""Rows of the tables for a posting that has been read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b
from typing import Any, Optional

from bot.extract.gazetteer import key as city_key
from bot.facts.model import Fact
from bot.postings.companies import company_key
from bot.postings.coordinates import point_of
from bot.postings.dialect import Indexed
from bot.postings.digest import Digest
from bot.postings.terms import terms_of
from bot.postings.tokens import tokens_of
from bot.postings.words import stems, words

Row = dict[str, Any]
FACT_PARTS = ("facet", "value", "need", "kind", "field", "start", "end", "rule")
"""Of a fact, in the order in which they are stored; its quote is what the text has there."""
LONGEST_NAME = 500


def posting_row(read: Digest, now: datetime, feed: Optional[str] = None, twin: Optional[str] = None) -> Row:
    """What `posting` keeps of it, without key, version and first_seen."""
    posting, pay = read.posting, read.pay
    return {
        "id": posting.id,
        "title": posting.title,
        "company": posting.company,
        "url": posting.url,
        "posted_on": posting.posted_on,
        "closes_on": posting.closes_on,
        "last_seen": now,
        "workplace": read.workplace,
        "pay_min": pay and pay.min,
        "pay_max": pay and pay.max,
        "pay_per": pay and pay.per,
        "pay_currency": pay and pay.currency,
        "pay_source": read.pay_source,
        "hourly_min": pay and pay.hourly("min"),
        "hourly_max": pay and pay.hourly("max"),
        "experience": read.experience,
        "education": read.education,
        "content_hash": read.content_hash,
        "status": "open",
        "feed": feed,
        "twin": twin or twin_of(read),
        "hidden": False,
    }


def twin_of(read: Digest) -> str:
    """The same for postings that say the same: employer, title, places and every word of the text."""
    posting = read.posting
    places = sorted(f"{place.city}|{place.region}|{place.country}" for place in read.places)
    said = [company_key(posting.company or ""), *stems(posting.title), *places, *words(read.fields["description"])]
    return blake2b(" ".join(said).encode("utf8", "surrogatepass"), digest_size=16).hexdigest()


def text_row(read: Digest, posting_key: int) -> Row:
    """Its text, facts and index terms."""
    facts = [[getattr(fact, part) for part in FACT_PARTS] for fact in read.facts]
    return {"posting_key": posting_key, "fields": read.fields, "facts": facts, "terms": " ".join(terms_of(read))}


def fact_of(parts: list[Any], fields: dict[str, str]) -> Fact:
    """The fact that `text_row` wrote down."""
    # Facts were checked before they were stored; checking them again would cost more than reading them.
    fact = dict(zip(FACT_PARTS, parts, strict=True))
    return Fact.construct(quote=fields[fact["field"]][fact["start"] : fact["end"]], **fact)


def place_rows(read: Digest, posting_key: int) -> list[Row]:
    """A row a place, with its point on the unit sphere where it is known."""
    rows = []
    for position, place in enumerate(read.places):
        point = point_of(place)
        on_sphere = {axis: point and getattr(point, axis) for axis in "xyz"}
        rows.append({"posting_key": posting_key, "position": position, **place.dict(), **on_sphere})
    return rows


def name_keys(title: str, company: Optional[str], cities: Iterable[Optional[str]]) -> dict[tuple[str, str], str]:
    """What the store can name after a posting: (kind, key) to how it is shown."""
    found = {("title", " ".join(words(title))[:LONGEST_NAME]): title[:LONGEST_NAME]}
    found |= {("word", word[:LONGEST_NAME]): word[:LONGEST_NAME] for word in words(title)}
    if company:
        found["company", company_key(company)[:LONGEST_NAME]] = company[:LONGEST_NAME]
    found |= {("city", city_key(city)[:LONGEST_NAME]): city[:LONGEST_NAME] for city in cities if city}
    return found


def indexed(key: int, terms: str, title: str, description: str) -> Indexed:
    """A posting as the index holds it."""
    return Indexed(key, (*terms.split(" "), *tokens_of(title, description)))
