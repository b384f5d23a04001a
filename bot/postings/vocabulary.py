"""What the store holds, for mending spelling and finding companies; read again only after a write."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.extract.vocabulary import Vocabulary
from bot.postings.companies import Companies
from bot.postings.tables import NameRow, StateRow

_WRITES = f"SELECT value FROM {StateRow.__tablename__} WHERE name = 'writes'"


@dataclass(frozen=True)
class Holdings:
    """The vocabulary and the companies by key, as of a number of writes."""

    writes: int
    vocabulary: Vocabulary
    companies: Companies


def writes_so_far(session: Session) -> int:
    """How often the store has been written; asked several times a turn, so in plain SQL, past the ORM."""
    return int(session.connection().exec_driver_sql(_WRITES).scalar() or 0)


def holdings(session: Session, writes: int) -> Holdings:
    """Reads the names that open postings have."""
    rows = session.execute(select(NameRow.kind, NameRow.key, NameRow.shown).where(NameRow.kind != "title"))
    names: dict[str, dict[str, str]] = {"company": {}, "city": {}, "word": {}}
    for kind, key, shown in rows:
        names[kind][key] = shown
    vocabulary = Vocabulary(
        companies=tuple(sorted(names["company"].values())),
        title_words=frozenset(word for word in names["word"] if word.isalpha() and len(word) > 2),
        cities=frozenset(names["city"].values()),
    )
    return Holdings(writes, vocabulary, Companies(names["company"]))
