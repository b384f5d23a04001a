"""Postings that can be found, in the index and among the names; closed and hidden ones are in neither."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Optional

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.postings.dialect import Dialect, Indexed
from bot.postings.names import Names
from bot.postings.rows import indexed, name_keys
from bot.postings.tables import PlaceRow, PostingRow, TextRow

_POSTING, _TEXT, _PLACE = PostingRow.__table__, TextRow.__table__, PlaceRow.__table__
AT_ONCE = 500
_STORED = select(_POSTING.c.key, _POSTING.c.title, _POSTING.c.company, _TEXT.c.fields, _TEXT.c.terms)


class Listed(NamedTuple):
    """How a stored posting is found."""

    entry: Indexed
    title: str
    names: dict[tuple[str, str], str]
    """What can be named after it."""
    fields: dict[str, str]
    """Its stored text."""


def listed(session: Session, keys: Sequence[int]) -> Iterator[list[Listed]]:
    """The postings with these keys as they are found, or would be, some at a time."""
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        cities: dict[int, list[Optional[str]]] = {key: [] for key in some}
        places = select(_PLACE.c.posting_key, _PLACE.c.city).where(_PLACE.c.posting_key.in_(some))
        for key, city in session.execute(places):
            cities[key].append(city)
        stored = _STORED.join(_TEXT, _TEXT.c.posting_key == _POSTING.c.key).where(_POSTING.c.key.in_(some))
        yield [
            Listed(
                entry=indexed(key, terms, title, fields["description"]),
                title=title,
                names=name_keys(title, company, cities[key]),
                fields=fields,
            )
            for key, title, company, fields, terms in session.execute(stored.order_by(_POSTING.c.key))
        ]


def enter(session: Session, dialect: Dialect, names: Names, keys: Sequence[int]) -> None:
    """Makes postings that were in neither index nor names found again; `names` waits to be written."""
    for entering in listed(session, keys):
        dialect.put(session.connection(), [one.entry for one in entering])
        for one in entering:
            names.add(one.names)


def leave(session: Session, dialect: Dialect, names: Names, keys: Sequence[int]) -> None:
    """Takes postings out of index and names; `names` waits to be written."""
    for leaving in listed(session, keys):
        dialect.take_out(session.connection(), [one.entry for one in leaving])
        for one in leaving:
            names.take(one.names)
