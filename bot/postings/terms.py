"""The index terms of a posting: what filters ask of it, in words that no text holds, as each has a colon.

An index finds the postings that have several of them at once without looking at any other. What a term cannot say
exactly (odd amounts of pay) is compared afterwards, on the few that are left.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import Optional

from bot.extract.gazetteer import key as city_key
from bot.extract.values import HOURS_PER, Pay, Place
from bot.postings.companies import company_key
from bot.postings.digest import Digest
from bot.postings.expression import DATED, EVERYTHING
from bot.postings.words import canonical, stems
from bot.postings.works import core_of, works_of

CENT = 0.005
"""Amounts by the hour that differ by less are equal: the year is not a whole number of cents an hour."""
_BY_HOUR = (*range(7, 40), *range(40, 80, 2), 80, 85, 90, 100, 125, 150, 200)
_BY_YEAR = (*range(20_000, 150_000, 5_000), *range(150_000, 310_000, 10_000))
PAY_STEPS = (0.0, *sorted({*map(float, _BY_HOUR), *(amount / HOURS_PER["year"] for amount in _BY_YEAR)}))
"""Dollars an hour: what people most often wish for. The index says which of them a posting's pay reaches."""
MOST_YEARS = 10
"""A posting has a term for each number of years, up to here, that what it requires is more than."""
NO_PLACE = "place:none"
"""Of a posting that names no place."""
LONGEST = 200
"""Characters of a term at most; databases bound them."""
_ROUNDED = 1e-9
_OTHER = re.compile(r"[^\w+#.]")


def terms_of(read: Digest) -> list[str]:
    """Every term of a posting, each once."""
    company = read.posting.company
    found = stems(read.posting.title)
    works, sole = works_of(read.posting.title)
    terms = [
        *EVERYTHING.words,
        *map(stem, found),
        *map(stem, canonical(tuple(found))),
        title(found),
        title(core_of(read.posting.title)),
        *map(work, works),
        *map(sole_work, sole),
        *([employer(company_key(company))] if company else []),
        *([workplace(read.workplace)] if read.workplace else []),
        *(tag(name, value) for name, value in sorted(read.tags)),
        *_of_places(read.places),
        *_of_pay(read.pay),
        *_of_years(read.experience),
        *([education(read.education)] if read.education is not None else []),
        *(DATED.words if read.posting.posted_on else ()),
    ]
    return list(dict.fromkeys(terms))


def stem(word: str) -> str:
    """A stem of the title."""
    return _term("stem", word)


def title(found: Iterable[str]) -> str:
    """All stems of the title, in any order."""
    return _term("title", "_".join(sorted(set(found))))


def work(name: str) -> str:
    """A kind of work that the title names (see `bot.postings.works`)."""
    return _term("work", name)


def sole_work(name: str) -> str:
    """A kind of work that the first part of the title names, and nothing else."""
    return _term("solework", name)


def employer(key: str) -> str:
    """The company, by its key."""
    return _term("employer", key)


def workplace(value: str) -> str:
    """Remote, hybrid or on site."""
    return _term("workplace", value)


def tag(name: str, value: str) -> str:
    """A tag (see `bot.postings.tags`)."""
    return _term("tag", name, *value.split(":"))


def tags_in(terms: str) -> Iterator[tuple[str, str]]:
    """The tags among the stored terms of a posting."""
    for one in terms.split(" "):
        if one.startswith("tag:"):
            _, name, value = one.split(":", 2)
            yield name, value


def education(level: int) -> str:
    """The lowest level that is required, as its place in EDUCATIONS."""
    return _term("education", str(level))


def years_over(years: float) -> str:
    """More than so many whole years are required."""
    return _term("over", str(min(math.floor(years), MOST_YEARS)))


def steps_around(hourly: float) -> tuple[float, Optional[float]]:
    """The highest step that is no more than an amount, and the lowest that is no less, which may be the same."""
    below = PAY_STEPS[max(0, bisect_right(PAY_STEPS, hourly + _ROUNDED) - 1)]
    above = bisect_left(PAY_STEPS, hourly - _ROUNDED)
    return below, PAY_STEPS[above] if above < len(PAY_STEPS) else None


def pay_reaches(step: float) -> str:
    """The top pay by the hour is a step at least; of 0, that pay is stated."""
    return _term("pay", str(round(step * 100)))


def pay_exceeds(step: float) -> str:
    """The lowest pay by the hour is more than a step."""
    return _term("over_pay", str(round(step * 100)))


def currency(code: str) -> str:
    """The money that pay is stated in; dollars of the United States where the posting does not say."""
    return _term("currency", code)


def place(wished: Place) -> str:
    """A city, region or country, with as much as is said of it."""
    return _term("place", city_key(wished.city or ""), wished.region or "", wished.country or "")


def area(wished: Place) -> str:
    """A region or country that is all that a posting says of where it is."""
    return _term("area", wished.region or "", wished.country or "")


def _of_places(places: list[Place]) -> Iterator[str]:
    if not places:
        yield NO_PLACE
    for one in places:
        yield from _of_place(one)


@lru_cache(maxsize=65536)
def _of_place(one: Place) -> tuple[str, ...]:
    names = product(*(dict.fromkeys((part, None)) for part in (one.city, one.region, one.country)))
    found = [place(Place(city=city, region=region, country=country)) for city, region, country in names]
    return (*found[:-1], *([] if one.city else [area(one)]))


def _of_pay(pay: Optional[Pay]) -> Iterator[str]:
    top, low = (pay.hourly("max"), pay.hourly("min")) if pay is not None else (None, None)
    if pay is not None:
        # Employers who pay in dollars seldom say so; those who pay in anything else do.
        yield currency(pay.currency or "USD")
    if top is not None and low is not None:
        yield from _REACHING[: bisect_right(PAY_STEPS, top + CENT)]
        yield from _EXCEEDING[: bisect_left(PAY_STEPS, low - CENT)]


def _of_years(years: Optional[float]) -> Iterator[str]:
    if years is not None:
        yield from (years_over(most) for most in range(MOST_YEARS + 1) if years > most)


@lru_cache(maxsize=65536)
def _term(*parts: str) -> str:
    return ":".join(_OTHER.sub("_", part.casefold()) for part in parts)[:LONGEST]


_REACHING, _EXCEEDING = [*map(pay_reaches, PAY_STEPS)], [*map(pay_exceeds, PAY_STEPS)]
