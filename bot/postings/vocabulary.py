"""What the store holds, for mending spelling and finding companies; read again only after a write."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.extract.vocabulary import Vocabulary
from bot.postings.companies import company_key
from bot.postings.tables import PlaceRow, PostingRow, StateRow
from bot.postings.words import words

_WRITES = f"SELECT value FROM {StateRow.__tablename__} WHERE name = 'writes'"


@dataclass(frozen=True)
class Holdings:
    """The vocabulary and the companies by key, as of a number of writes."""

    writes: int
    vocabulary: Vocabulary
    companies: dict[str, str]
    """Key to a name to show."""


def writes_so_far(session: Session) -> int:
    """How often the store has been written; asked several times a turn, so in plain SQL, past the ORM."""
    return int(session.connection().exec_driver_sql(_WRITES).scalar() or 0)


def holdings(session: Session, writes: int) -> Holdings:
    """Reads the store's words from its postings."""
    companies = select(PostingRow.company).distinct().order_by(PostingRow.company)
    names = [name for name in session.execute(companies).scalars() if name]
    titles = session.execute(select(PostingRow.title).distinct()).scalars()
    cities = session.execute(select(PlaceRow.city).distinct()).scalars()
    vocabulary = Vocabulary(
        companies=tuple(names),
        title_words=frozenset(word for title in titles for word in words(title) if word.isalpha() and len(word) > 2),
        cities=frozenset(city for city in cities if city),
    )
    return Holdings(writes, vocabulary, {company_key(name): name for name in reversed(names)})
