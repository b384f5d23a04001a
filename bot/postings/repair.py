"""Making a damaged store sound again from what it still holds of its postings' texts."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from bot.facts.read import read_facts
from bot.postings.check import in_chunks, lies_in, pointing_nowhere
from bot.postings.engine import dialect_of
from bot.postings.reindex import reindex
from bot.postings.rows import FACT_PARTS
from bot.postings.store import PostingStore
from bot.postings.tables import PostingRow, TextRow
from bot.postings.write import count_write

_POSTING, _TEXT = PostingRow.__table__, TextRow.__table__


def repair(store: PostingStore) -> list[str]:
    """Makes index, terms, names and twins anew, and facts whose quotes are lost; all or nothing.

    Gives the ids of the postings that had no text any more: they are taken out, and their feed can bring them again.
    """
    dialect = dialect_of(store.url)
    with store.session(writing=True) as session:
        session.connection()
        lost = []
        whole = select(_POSTING.c.key, _POSTING.c.id, _TEXT.c.fields, _TEXT.c.facts)
        for row in in_chunks(session, whole.outerjoin(_TEXT, _TEXT.c.posting_key == _POSTING.c.key)):
            if not row.fields or "description" not in row.fields:
                lost.append(row.id)
                session.execute(delete(_POSTING).where(_POSTING.c.key == row.key))
            elif not all(lies_in(parts, row.fields) for parts in row.facts):
                facts = [[getattr(fact, part) for part in FACT_PARTS] for fact in read_facts(row.fields)]
                session.execute(update(_TEXT).where(_TEXT.c.posting_key == row.key).values(facts=facts))
        for table, missing in pointing_nowhere():
            session.execute(delete(table).where(missing))
        reindex(session, dialect)
        count_write(session)
    return lost
