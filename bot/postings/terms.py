"""The index terms of a posting: what filters ask of it, in words that no text holds, as each has a colon.

An index finds the postings that have several of them at once without looking at any other. What a term cannot say
exactly (pay, distance) is compared afterwards, on the few that are left.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple, Optional

from bot.extract.gazetteer import key as city_key
from bot.extract.values import Pay, Place
from bot.postings.companies import company_key
from bot.postings.coordinates import Point, miles_between, on_sphere, point_of
from bot.postings.digest import Digest
from bot.postings.expression import EVERYTHING
from bot.postings.words import canonical, stems
from bot.postings.works import core_of, works_of

PAY_STEPS = (0, 8, 10, 12, 14, 16, 18, 20, 22, 25, 28, 32, 36, 40, 45, 50, 60, 70, 85, 100, 125, 150, 200)
"""Dollars an hour: a posting has a term for each that its top pay reaches."""
MOST_YEARS = 10
"""A posting has a term for each number of years, up to here, that what it requires is more than."""
CELLS = (0.25, 0.5, 1.0, 2.0, 4.0)
"""Sides, in degrees, of the squares of the map that a posting has terms for."""
ACROSS = 3
"""Squares from the middle of a circle to its rim: the more, the fewer postings are left to be measured."""
DEGREES_PER_MILE = 1 / 69.0
"""Of latitude; a little too many, so that no square is left out."""
NO_PLACE = "place:none"
"""Of a posting that names no place."""
DATED = "dated:yes"
"""Of a posting that says on which day it was posted."""
LONGEST = 200
"""Characters of a term at most; databases bound them."""
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
        *([DATED] if read.posting.posted_on else []),
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


def pay_reaches(hourly: float) -> str:
    """The top pay by the hour is at least the highest step that is no more than this; of 0, that pay is stated."""
    return _term("pay", str(max(step for step in PAY_STEPS if step <= max(hourly, 0))))


def pay_surely_reaches(hourly: float) -> Optional[str]:
    """The top pay is at least the lowest step that is no less than this; None where there is none."""
    return next((_term("pay", str(step)) for step in PAY_STEPS if step >= hourly), None)


def pay_begins(hourly: float) -> Optional[str]:
    """The lowest pay is at least the lowest step that is more than this; None where there is none."""
    return next((_term("low", str(step)) for step in PAY_STEPS if step > hourly), None)


def pay_may_begin(hourly: float) -> str:
    """The lowest pay is at least the highest step that is no more than this."""
    return _term("low", str(max(step for step in PAY_STEPS if step <= max(hourly, 0))))


def currency(code: str) -> str:
    """The money that pay is stated in; dollars of the United States where the posting does not say."""
    return _term("currency", code)


def place(wished: Place) -> str:
    """A city, region or country, with as much as is said of it."""
    return _term("place", city_key(wished.city or ""), wished.region or "", wished.country or "")


def area(wished: Place) -> str:
    """A region or country that is all that a posting says of where it is."""
    return _term("area", wished.region or "", wished.country or "")


class Cells(NamedTuple):
    """Squares of the map around a point."""

    touched: list[str]
    """Those that hold every point within a distance."""
    within: list[str]
    """Those that hold no other points."""


def cells_around(centre: Point, miles: float) -> Cells:
    """The squares around a point; some dozens at most, save for far ones."""
    height = miles * DEGREES_PER_MILE
    side = next((side for side in CELLS if side * ACROSS >= height), CELLS[-1])
    width = min(180.0, height / math.cos(math.radians(min(89.0, abs(centre.lat) + height))))
    rows = range(math.floor((centre.lat - height) / side), math.floor((centre.lat + height) / side) + 1)
    columns = range(math.floor((centre.lon - width) / side), math.floor((centre.lon + width) / side) + 1)
    touched, within = [], []
    for row, column in product(rows, columns):
        touched.append(_cell(side, row, column))
        corners = product((row * side, (row + 1) * side), (column * side, (column + 1) * side))
        bulge = side * side / 10  # miles by which the side of a square may leave the line between its corners
        if all(miles_between(centre, on_sphere(lat, lon)) <= miles - bulge for lat, lon in corners):
            within.append(touched[-1])
    return Cells(list(dict.fromkeys(touched)), within)


def _cell(side: float, row: int, column: int) -> str:
    around = round(360 / side)  # west of the date line is east of it
    return f"cell:{CELLS.index(side)}:{row}:{column % around}".replace("-", "s")


def _of_places(places: list[Place]) -> Iterator[str]:
    if not places:
        yield NO_PLACE
    for one in places:
        yield from _of_place(one)


@lru_cache(maxsize=65536)
def _of_place(one: Place) -> tuple[str, ...]:
    names = product(*(dict.fromkeys((part, None)) for part in (one.city, one.region, one.country)))
    found = [place(Place(city=city, region=region, country=country)) for city, region, country in names]
    point = point_of(one)
    cells = [_cell(side, math.floor(point.lat / side), math.floor(point.lon / side)) for side in CELLS if point]
    return (*found[:-1], *cells, *([] if one.city else [area(one)]))


def _of_pay(pay: Optional[Pay]) -> Iterator[str]:
    if pay is not None:
        # Employers who pay in dollars seldom say so; those who pay in anything else do.
        yield currency(pay.currency or "USD")
        for name, hourly in (("pay", pay.hourly("max")), ("low", pay.hourly("min"))):
            yield from (_term(name, str(step)) for step in PAY_STEPS if hourly is not None and step <= hourly)


def _of_years(years: Optional[float]) -> Iterator[str]:
    if years is not None:
        yield from (years_over(most) for most in range(MOST_YEARS + 1) if years > most)


def _term(*parts: str) -> str:
    return ":".join(_OTHER.sub("_", part.casefold()) for part in parts)[:LONGEST]
