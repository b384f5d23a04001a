"""Whether a store is sound: what it derived from its texts is there, agrees with them, and nothing else is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pyroaring import BitMap64
from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from bot.postings.bitmaps import Bitmaps, Reader
from bot.postings.dialect import Dialect
from bot.postings.engine import dialect_of
from bot.postings.expression import EVERYTHING
from bot.postings.listing import listed
from bot.postings.rows import FACT_PARTS
from bot.postings.store import PostingStore
from bot.postings.tables import Base, NameRow, PostingRow, TextRow
from bot.postings.terms import stem
from bot.postings.tokens import of_phrase
from bot.postings.twins import due
from bot.postings.words import stems, words

AT_ONCE = 500
PHRASE = 6
"""Words of a text that the index is asked for."""
_POSTING, _TEXT, _NAME = PostingRow.__table__, TextRow.__table__, NameRow.__table__
WRONG = {
    "reference": "rows that belong to no posting",
    "text": "postings without text",
    "quote": "postings with a fact whose quote does not lie in its field",
    "terms": "postings without the index terms of their titles",
    "not_indexed": "postings that the index does not give for their own words",
    "indexed": "entries of the index without a posting that can be found",
    "names": "names whose count is not that of the open postings that have them",
    "twins": "postings that are shown beside another with the same text, or hidden behind none",
}
"""What can be wrong, by its name."""


class Problem(NamedTuple):
    """A thing that is wrong, and with what."""

    name: str
    """Of `WRONG`."""
    of: tuple[str, ...]
    """Postings by their ids, index entries by their keys, names, or rows by table and key."""

    def __str__(self) -> str:
        return f"{len(self.of):,} {WRONG[self.name]}"


class Checked(NamedTuple):
    """What was looked at, and what is wrong."""

    postings: int
    facts: int
    problems: list[Problem]


def check(store: PostingStore) -> Checked:
    """Looks at every posting; changes nothing."""
    with store.session() as session:
        return _Check(session, dialect_of(store.url)).run()


class _Check:
    def __init__(self, session: Session, dialect: Dialect) -> None:
        self._session = session
        self._wrong: dict[str, dict[str, None]] = defaultdict(dict)
        connection = session.connection()
        self._index: Reader = Bitmaps().reader(0, lambda words: self._noted(dialect.keys(connection, words)))
        self._extra = BitMap64()
        open_now = (_POSTING.c.status == "open") & ~_POSTING.c.hidden
        self._findable = BitMap64(session.execute(select(_POSTING.c.key).where(open_now)).scalars())

    def run(self) -> Checked:
        postings, facts = self._texts()
        self._entries()
        self._twins()
        for name, key in orphans(self._session):
            self._wrong["reference"][f"{name} {key}"] = None
        problems = [Problem(name, tuple(self._wrong[name])) for name in WRONG if self._wrong.get(name)]
        return Checked(postings, facts, problems)

    def _texts(self) -> tuple[int, int]:
        """Text, facts and terms of every posting; how many postings and facts there are."""
        whole = select(_POSTING.c.key, _POSTING.c.id, _POSTING.c.title, _TEXT.c.fields, _TEXT.c.facts, _TEXT.c.terms)
        count, facts = 0, 0
        for row in in_chunks(self._session, whole.outerjoin(_TEXT, _TEXT.c.posting_key == _POSTING.c.key)):
            count += 1
            if not row.fields or "description" not in row.fields:
                self._wrong["text"][row.id] = None
                continue
            facts += len(row.facts)
            if not all(lies_in(parts, row.fields) for parts in row.facts):
                self._wrong["quote"][row.id] = None
            if not {*EVERYTHING.words, *map(stem, stems(row.title))} <= set(row.terms.split(" ")):
                self._wrong["terms"][row.id] = None
        return count, facts

    def _entries(self) -> None:
        """Index and names of the postings that can be found."""
        names: Counter[tuple[str, str]] = Counter()
        keys = [int(key) for key in self._findable]
        for some in listed(self._session, keys):
            chosen = select(_POSTING.c.key, _POSTING.c.id).where(_POSTING.c.key.in_([one.entry.key for one in some]))
            ids = dict(self._session.execute(chosen).all())
            for one in some:
                names.update(one.names.keys())
                terms = (word for word in one.entry.words.split(" ") if ":" in word)
                said = words(one.fields["description"])
                phrase = said[len(said) // 2 :][:PHRASE] or words(one.title)
                if not all(one.entry.key in self._index.of((word,)) for word in (*terms, *of_phrase(phrase))):
                    self._wrong["not_indexed"][ids[one.entry.key]] = None
        self._index.of(EVERYTHING.words)
        self._wrong["indexed"].update(dict.fromkeys(map(str, self._extra)))
        held = self._session.execute(select(_NAME.c.kind, _NAME.c.key, _NAME.c.postings))
        counted = Counter({(kind, key): postings for kind, key, postings in held})
        differing = sorted(name for name in names.keys() | counted.keys() if names[name] != counted[name])
        self._wrong["names"].update(dict.fromkeys(f"{kind} {key}" for kind, key in differing))

    def _twins(self) -> None:
        texts = self._session.execute(select(_POSTING.c.twin).distinct()).scalars().all()
        keys = [key for keys in due(self._session, texts) for key in keys]
        for start in range(0, len(keys), AT_ONCE):
            chosen = _POSTING.c.key.in_(keys[start : start + AT_ONCE])
            ids = self._session.execute(select(_POSTING.c.id).where(chosen)).scalars()
            self._wrong["twins"].update(dict.fromkeys(ids))

    def _noted(self, keys: Iterable[int]) -> BitMap64:
        """What the index gives; what of it cannot be found is kept."""
        given = BitMap64(keys)
        self._extra |= given - self._findable
        return given


def lies_in(parts: list[Any], fields: dict[str, str]) -> bool:
    """Whether a stored fact's quote lies in its field."""
    fact = dict(zip(FACT_PARTS, parts, strict=False))
    text, start, end = fields.get(fact.get("field", "")), fact.get("start"), fact.get("end")
    return text is not None and isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)


def in_chunks(session: Session, statement: Any) -> Iterator[Any]:
    """The rows of a statement over postings, some at a time, in the order of their keys."""
    last = -1
    while rows := session.execute(statement.where(_POSTING.c.key > last).order_by(_POSTING.c.key).limit(AT_ONCE)).all():
        yield from rows
        last = rows[-1].key


def orphans(session: Session) -> Iterator[tuple[str, str]]:
    """(table, key) of the rows that point at a row that is not there."""
    for table, missing in pointing_nowhere():
        for row in session.execute(select(*table.primary_key).where(missing)):
            yield table.name, " ".join(map(str, row))


def pointing_nowhere() -> Iterator[tuple[Any, Any]]:
    """Each table with foreign keys, and the condition that holds of its rows that point at nothing."""
    for table in reversed(Base.metadata.sorted_tables):
        for key in table.foreign_keys:
            target = key.column
            there = select(target).where(target == key.parent).exists()
            yield table, and_(key.parent.isnot(None), ~there)
