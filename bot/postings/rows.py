"""Rows of the tables for a posting that has been read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple, Optional

from bot.extract.gazetteer import key as city_key
from bot.facts.model import Fact
from bot.postings.companies import company_key
from bot.postings.dialect import Indexed
from bot.postings.digest import Digest
from bot.postings.terms import terms_of
from bot.postings.tokens import tokens_of
from bot.postings.words import stems, words

Row = dict[str, Any]
Names = dict[tuple[str, str], str]
"""By kind and key how each is shown."""
FACT_PARTS = ("facet", "value", "need", "kind", "field", "start", "end", "rule")
"""Of a fact, in the order in which they are stored; its quote is what the text has there."""
LONGEST_NAME = 500


class Entry(NamedTuple):
    """All that the store writes of a posting, save what it alone knows: key, version, feed and when it was seen."""

    posting: Row
    text: Row
    places: list[Row]
    words: str
    """What the index holds of it, between spaces."""
    names: Names
    """What can be named after it."""


def entry_of(read: Digest) -> Entry:
    """The entry of a posting that has been read: pure, so that it can be made in any process."""
    title, description = words(read.posting.title), words(read.fields["description"])
    text = text_row(read)
    return Entry(
        posting=posting_row(read, twin_of(read, description)),
        text=text,
        places=place_rows(read),
        words=" ".join((text["terms"], *tokens_of(title, description))),
        names=name_keys(read.posting.title, read.posting.company, (place.city for place in read.places)),
    )


def posting_row(read: Digest, twin: str) -> Row:
    """What `posting` keeps of it."""
    posting, pay = read.posting, read.pay
    return {
        "id": posting.id,
        "title": posting.title,
        "company": posting.company,
        "url": posting.url,
        "posted_on": posting.posted_on,
        "closes_on": posting.closes_on,
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
        "twin": twin,
        "hidden": False,
    }


def twin_of(read: Digest, description: Sequence[str]) -> str:
    """The same for postings that say the same: employer, title, places and every word of the text."""
    posting = read.posting
    places = sorted(f"{place.city}|{place.region}|{place.country}" for place in read.places)
    said = [company_key(posting.company or ""), *stems(posting.title), *places, *description]
    return blake2b(" ".join(said).encode("utf8", "surrogatepass"), digest_size=16).hexdigest()


def text_row(read: Digest) -> Row:
    """Its text, facts and index terms."""
    facts = [[getattr(fact, part) for part in FACT_PARTS] for fact in read.facts]
    return {"fields": read.fields, "facts": facts, "terms": " ".join(terms_of(read))}


def fact_of(parts: list[Any], fields: dict[str, str]) -> Fact:
    """The fact that `text_row` wrote down."""
    # Facts were checked before they were stored; checking them again would cost more than reading them.
    fact = dict(zip(FACT_PARTS, parts, strict=True))
    return Fact.construct(quote=fields[fact["field"]][fact["start"] : fact["end"]], **fact)


def place_rows(read: Digest) -> list[Row]:
    """A row a place."""
    return [{"position": position, **place.dict()} for position, place in enumerate(read.places)]


def name_keys(title: str, company: Optional[str], cities: Iterable[Optional[str]]) -> Names:
    """What the store can name after a posting."""
    found = {("title", " ".join(words(title))[:LONGEST_NAME]): title[:LONGEST_NAME]}
    found |= {("word", word[:LONGEST_NAME]): word[:LONGEST_NAME] for word in words(title)}
    if company:
        found["company", company_key(company)[:LONGEST_NAME]] = company[:LONGEST_NAME]
    found |= {("city", city_key(city)[:LONGEST_NAME]): city[:LONGEST_NAME] for city in cities if city}
    return found


def indexed(key: int, terms: str, title: str, description: str) -> Indexed:
    """A stored posting as the index holds it."""
    return Indexed(key, " ".join((terms, *tokens_of(words(title), words(description)))))
