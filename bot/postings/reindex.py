"""Making everything that follows from the stored texts and facts anew: terms, indexes, names, twins."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from bot.lexicon import lexicon
from bot.postings import rows
from bot.postings.dialect import Dialect, Indexed
from bot.postings.digest import derived
from bot.postings.listing import leave
from bot.postings.names import Names
from bot.postings.tables import NameRow, PlaceRow, PostingRow, StateRow, TextRow
from bot.postings.twins import settle
from bot.postings.works import FIELDS
from bot.text.posting import Posting, StatedPay

FORM = 3
"""Raised when the terms or words of the indexes are made in another way."""
AT_ONCE = 500
_POSTING, _TEXT, _PLACE, _STATE = PostingRow.__table__, TextRow.__table__, PlaceRow.__table__, StateRow.__table__
_DERIVED = ("workplace", "hourly_min", "hourly_max", "experience", "education", "twin")


def form() -> int:
    """How the indexes are made: changes when the program makes them in another way, or stems titles by other words."""
    naming = [lexicon("role_synonyms"), *(lexicon(f"role_synonyms/{field}") for field in FIELDS)]
    return zlib.crc32(json.dumps(naming, sort_keys=True).encode()) * 1000 + FORM


def is_indexed(session: Session) -> bool:
    """Whether the indexes are made as this program makes them."""
    return session.execute(select(_STATE.c.value).where(_STATE.c.name == "index")).scalar() == form()


def reindex(session: Session, dialect: Dialect) -> int:
    """Makes it all anew from the stored texts and facts, in the session's transaction; gives how many postings."""
    connection = session.connection()
    dialect.empty(connection)
    session.execute(delete(NameRow.__table__))
    session.execute(delete(_PLACE))
    session.execute(update(_POSTING).values(hidden=False))
    done, names = 0, Names()
    twins: set[str] = set()
    for some in _chunks(session):
        twins.update(_derive(session, some))
        opened = [(row.key, entry) for row, entry in some if row.status == "open"]
        dialect.put(connection, [Indexed(key, entry.words) for key, entry in opened])
        for _, entry in opened:
            names.add(entry.names)
        names.write(connection)
        done += len(some)
    leave(session, dialect, names, settle(session, twins).hidden)
    names.write(connection)
    session.execute(delete(_STATE).where(_STATE.c.name == "index"))
    session.execute(insert(_STATE), {"name": "index", "value": form()})
    return done


def _chunks(session: Session) -> Iterator[list[tuple[Any, rows.Entry]]]:
    """Some postings at a time: (stored row, what follows from its text and facts)."""
    whole = select(_POSTING, _TEXT.c.fields, _TEXT.c.facts).join(_TEXT, _TEXT.c.posting_key == _POSTING.c.key)
    last = -1
    while True:
        held = session.execute(whole.where(_POSTING.c.key > last).order_by(_POSTING.c.key).limit(AT_ONCE)).all()
        if not held:
            return
        last = held[-1].key
        found = []
        for row in held:
            facts = [rows.fact_of(parts, row.fields) for parts in row.facts]
            found.append((row, rows.entry_of(derived(_posting(row), row.fields, facts))))
        yield found


def _derive(session: Session, some: list[tuple[Any, rows.Entry]]) -> list[str]:
    """Writes the columns and rows that follow from text and facts; gives the twins of those that a feed brought."""
    columns = [{"of": row.key, **{f"new_{name}": entry.posting[name] for name in _DERIVED}} for row, entry in some]
    values = {name: bindparam(f"new_{name}") for name in _DERIVED}
    session.connection().execute(update(_POSTING).where(_POSTING.c.key == bindparam("of")).values(values), columns)
    terms = [{"of": row.key, "new_terms": entry.text["terms"]} for row, entry in some]
    own = update(_TEXT).where(_TEXT.c.posting_key == bindparam("of")).values(terms=bindparam("new_terms"))
    session.connection().execute(own, terms)
    if places := [{**place, "posting_key": row.key} for row, entry in some for place in entry.places]:
        session.connection().execute(insert(_PLACE), places)
    return [entry.posting["twin"] for row, entry in some if row.feed]


def _posting(row: Any) -> Posting:
    """The record as far as it is stored; its pay only where it is the employer's own."""
    parts = {name: getattr(row, f"pay_{name}") for name in StatedPay.__fields__}
    pay = StatedPay(**parts) if row.pay_source == "field" else None
    return Posting.construct(
        id=row.id,
        title=row.title,
        company=row.company,
        description=row.fields["description"],
        pay=pay,
        posted_on=row.posted_on,
        closes_on=row.closes_on,
        url=row.url,
    )
