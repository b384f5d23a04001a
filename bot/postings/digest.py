"""What the store keeps of a posting, worked out before anything is written: pure, so that it can run in any process."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Optional

from bot.extract.employment import read_employment
from bot.extract.values import LEAST_YEARLY, Pay, Place
from bot.extract.workplace import read_workplace
from bot.facts.model import Fact
from bot.facts.read import read_facts
from bot.postings.locate import places_of_posting
from bot.postings.readers import readers_version
from bot.postings.required import rank, required
from bot.postings.tags import Tag, tags_of
from bot.text.fields import fields_of
from bot.text.posting import Posting


@dataclass(frozen=True)
class Digest:
    """A posting read: its stored text, its facts, and the values that filters compare."""

    posting: Posting
    content_hash: str
    fields: dict[str, str]
    facts: list[Fact]
    places: list[Place]
    tags: frozenset[Tag]
    workplace: Optional[str]
    pay: Optional[Pay]
    pay_source: Optional[str]
    """field or text."""
    experience: Optional[float]
    """The lowest number of years that is required."""
    education: Optional[int]
    """The lowest level that is required, as its place in EDUCATIONS."""


def content_hash(posting: Posting) -> str:
    """64 characters that change when anything that the employer handed over changes, or how it is read.

    Its first part is of the content, its second of the readers, with a full stop between them.
    """
    record = json.dumps(posting.dict(exclude_none=True), sort_keys=True, default=str)
    return f"{hashlib.blake2b(record.encode(), digest_size=24).hexdigest()}.{readers_version()}"


def record_of(content_hash: str) -> str:
    """The part of a content hash that changes with what the employer handed over alone."""
    return content_hash.partition(".")[0]


def digest(posting: Posting) -> Digest:
    """Reads a posting: text, facts, and everything that follows from them."""
    fields = fields_of(posting)
    return derived(posting, fields, read_facts(fields))


def derived(posting: Posting, fields: dict[str, str], facts: list[Fact]) -> Digest:
    """What follows from the text and facts of a posting."""
    pay, source = _pay(posting, facts)
    return Digest(
        posting=posting,
        content_hash=content_hash(posting),
        fields=fields,
        facts=facts,
        places=places_of_posting(fields, facts),
        tags=tags_of(facts, _employment(fields)),
        workplace=_workplace(fields, facts),
        pay=pay,
        pay_source=source,
        experience=_least(facts, "experience"),
        education=None if (level := _least(facts, "education")) is None else int(level),
    )


def _least(facts: list[Fact], facet: str) -> Optional[float]:
    return min(map(rank, required(facts, facet)), default=None)


def _pay(posting: Posting, facts: list[Fact]) -> tuple[Optional[Pay], Optional[str]]:
    stated = posting.pay and _positive(posting.pay.dict())
    if stated:
        return stated, "field"
    for fact in facts:
        if fact.facet == "pay" and fact.kind == "base" and isinstance(fact.value, dict):
            found = _positive(fact.value)
            if found:
                return found, "text"
    return None, None


def _positive(pay: dict) -> Optional[Pay]:
    """A pay whose bounds are above nothing and in order, with a period; None when no bound is left."""
    low, high = (amount if amount and amount > 0 else None for amount in (pay.get("min"), pay.get("max")))
    if low is None and high is None:
        return None
    if low and high and low > high:
        low, high = high, low
    per = pay.get("per") or ("year" if (high or low or 0) >= LEAST_YEARLY else "hour")
    return Pay(min=low, max=high, per=per, currency=pay.get("currency"))


def _employment(fields: dict[str, str]) -> list[str]:
    return [found.value for found in read_employment(fields.get("employment_type", "")) if not found.negated]


def _workplace(fields: dict[str, str], facts: list[Fact]) -> Optional[str]:
    for field in ("workplace", "location"):
        for found in read_workplace(fields.get(field, "").replace("_", " ")):
            if not found.negated:
                return found.value
    return next((_first(fact.value) for fact in facts if fact.facet == "workplace" and _first(fact.value)), None)


def _first(value: object) -> Optional[str]:
    values = value if isinstance(value, list) else [value]
    return next((word for word in values if word in ("remote", "hybrid", "on_site")), None)
