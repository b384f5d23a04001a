"""The posting store: what is known of every posting, and finding those that fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timezone
from typing import Optional

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.errors import StoreError
from bot.extract.vocabulary import Vocabulary
from bot.postings.bitmaps import Bitmaps
from bot.postings.companies import companies_named
from bot.postings.dialect import Dialect
from bot.postings.engine import dialect_of, explained, store_url
from bot.postings.filters import Filter, Found, Scope, filters_of
from bot.postings.filters.company import CompanyFilter
from bot.postings.filters.role import RoleFilter, near_role
from bot.postings.filters.silent import among_silent
from bot.postings.job import Job
from bot.postings.migrate import is_current, migrate
from bot.postings.reindex import is_indexed, reindex
from bot.postings.search import MOST_COUNTED, Fitting, Page, Search
from bot.postings.similar import similar_keys
from bot.postings.stored import StoredPosting, found_postings
from bot.postings.suggest import Suggestion, TypeAhead
from bot.postings.tables import PostingRow
from bot.postings.vocabulary import Holdings, holdings, writes_so_far
from bot.postings.write import Outcome, Writer
from bot.query.model import Query
from bot.text.posting import Posting

MOST_AT_ONCE = 20_000
"""Postings that are indexed anew when a store is opened, which keeps whoever opens it waiting for a minute at most."""


class PostingStore:
    """A store that is open. It may be used from several threads; each call is a transaction of its own."""

    def __init__(self, url: str, dialect: Dialect) -> None:
        self.url = url
        self._dialect = dialect
        self._engine = dialect.engine(url)
        self._writing = self._engine.execution_options(writing=True)
        self._at_once = self._engine.execution_options(at_once=True)
        self._holdings: Optional[Holdings] = None
        self._bitmaps = Bitmaps()
        self._type_ahead = TypeAhead()

    @classmethod
    def open(cls, url: Optional[str] = None, *, repairing: bool = False) -> PostingStore:
        """The store at an address or file name, else at ROLECALL_DB, else in the project; made or migrated.

        A store that another version of the program indexed is indexed anew: a small one at once, a large one only when
        it is opened for repairing. `StoreError` says what is in the way: locked, read-only, disk full, written by a
        newer program, or to be repaired first.
        """
        address = store_url(url)
        store = cls(address, dialect_of(address))
        with explained(store._dialect, address):
            with store._engine.connect() as connection:
                current = is_current(connection)
            if not current:
                with store._writing.begin() as connection:
                    migrate(connection)
            store._index(repairing=repairing)
        return store

    def _index(self, *, repairing: bool) -> None:
        """Makes the index anew where another version of the program made it in another way."""
        with Session(self._engine, future=True) as session:
            if is_indexed(session):
                return
            postings = session.execute(select(func.count()).select_from(PostingRow.__table__)).scalar_one()
            if postings > MOST_AT_ONCE and not repairing:
                raise StoreError(
                    f"the store's {postings:,} postings were indexed by another version of Rolecall; make the index "
                    f"anew once, some minutes for each 100,000 postings: rolecall check --repair"
                )
        with Session(self._writing, future=True) as session, session.begin():
            session.connection()
            reindex(session, self._dialect)

    def close(self) -> None:
        """Gives back its connections."""
        self._engine.dispose()

    @contextmanager
    def session(self, *, writing: bool = False, at_once: bool = False) -> Iterator[Session]:
        """A transaction over what is kept beside the postings; what it writes is visible when the block ends.

        `at_once`: it writes while a candidate waits, so it does not wait for an import. A server has no need to; in an
        embedded store, which takes one writer at a time, it is a `StoreError` after half a second.
        """
        engine = self._at_once if at_once else self._writing if writing else self._engine
        with explained(self._dialect, self.url), Session(engine, future=True) as session, session.begin():
            yield session

    # Writing

    @contextmanager
    def writing(self, feed: Optional[str] = None) -> Iterator[Writer]:
        """A writer whose postings become visible all at once when the block ends, and not at all when it fails.

        `feed` is the name of the source that brings them.
        """
        now = datetime.now(timezone.utc).replace(tzinfo=None)
        with explained(self._dialect, self.url), Session(self._writing, future=True) as session, session.begin():
            session.connection()
            writer = Writer(session, self._dialect, now, feed)
            yield writer
            writer.finish()

    def save(self, batch: Iterable[Posting]) -> list[Outcome]:
        """Saves postings in one transaction; for each, in order, "new", "changed" or "same".

        Of those that share an id the last is saved, and the others count as the same.
        """
        with self.writing() as writer:
            return writer.save_all(batch)

    # Finding

    def search(
        self,
        query: Query,
        *,
        limit: int = 5,
        offset: int = 0,
        today: Optional[date] = None,
        silent: bool = False,
        near: bool = False,
    ) -> Page:
        """The postings for which every constraint of the query holds, those that fit best first (see `search`).

        With `silent`, instead those that say nothing on a thing wanted or not wanted, and fit in all the rest; with
        `near`, instead those whose title comes near the role and does not fit it.
        """
        with self._reading() as session:
            scope, search = self._as_of(session, today)
            filters = filters_of(query, scope)
            filters = near_role(filters) if near else filters
            apart = among_silent(filters)
            filters = apart if silent else filters
            fitting = search.fitting(filters) if apart or not silent else Fitting()
            shown = fitting.keys(limit, offset)
            found = found_postings(session, shown, scope.today)
            jobs = []
            for key in shown:
                reasons = (item.why(found[key]) for item in filters)
                jobs.append(found[key].job.copy(update={"why": list(dict.fromkeys(filter(None, reasons)))}))
            few = apart and not silent and fitting.total <= MOST_COUNTED
            return Page(fitting.total, jobs, search.total(apart) if few else 0)

    def among(
        self, ids: Sequence[str], query: Query, *, today: Optional[date] = None, silent: bool = False
    ) -> dict[str, Job]:
        """Of the postings with these ids, the open ones that a search with the same query and `silent` would find."""
        with self._reading() as session:
            scope, search = self._as_of(session, today)
            filters = filters_of(query, scope)
            filters = among_silent(filters) if silent else filters
            if silent and not filters:
                return {}
            own = list(session.execute(select(PostingRow.key).where(PostingRow.id.in_(ids))).scalars())
            keys = search.fitting(filters, among=own).keys(len(own))
            return {posting.job.id: posting.job for posting in found_postings(session, keys, scope.today).values()}

    def count(self, query: Query, *, today: Optional[date] = None, near: bool = False) -> int:
        """How many postings fit, or come `near` the role as in a search; 1,001 stands for more than 1,000."""
        with self._reading() as session:
            scope, search = self._as_of(session, today)
            filters = filters_of(query, scope)
            return search.total(near_role(filters) if near else filters)

    def find(self, words: str, *, limit: int = 5, today: Optional[date] = None) -> list[Job]:
        """Open postings that words such as "forklift operator at Acme" or "the Acme job" name, by title or company."""
        with self._reading() as session:
            scope, search = self._as_of(session, today)
            title, _, company = words.rpartition(" at ")
            ways: list[list[Filter]] = []
            ways += [[RoleFilter((title,), in_text=False), CompanyFilter((company,), scope)]] if title else []
            ways += [[RoleFilter((words,), in_text=False)]]
            ways += [[CompanyFilter((words,), scope)]] if companies_named(words, scope.companies) else []
            for filters in ways:
                keys = search.fitting(filters).keys(limit)
                if keys:
                    found = found_postings(session, keys, scope.today)
                    return [found[key].job for key in keys]
        return []

    def similar(self, posting_id: str, *, limit: int = 3, today: Optional[date] = None) -> list[Job]:
        """Open postings of the same work as one that may itself be closed, those near it first; none for an unknown."""
        today = today or date.today()
        with self._reading() as session:
            own = session.execute(select(PostingRow.key).where(PostingRow.id == posting_id)).scalar()
            if own is None:
                return []
            held = found_postings(session, [own], today)[own]
            keys = similar_keys(session, self._as_of(session, today)[1], held, limit)
            found = found_postings(session, keys, today)
            return [found[key].job for key in keys]

    # Looking up

    def get(self, posting_id: str, *, today: Optional[date] = None) -> Optional[StoredPosting]:
        """A posting by its id, closed ones too; None for an unknown one."""
        today = today or date.today()
        with self._reading() as session:
            chosen = select(PostingRow.key, PostingRow.status, PostingRow.version).where(PostingRow.id == posting_id)
            row = session.execute(chosen).first()
            if row is None:
                return None
            found: Found = found_postings(session, [row.key], today)[row.key]
            unexpired = found.job.closes_on is None or found.job.closes_on >= today
            return StoredPosting(
                posting_id, found.fields, found.facts(), found.job, row.status == "open" and unexpired, row.version
            )

    def is_empty(self) -> bool:
        """True when nothing has been saved."""
        with self._reading() as session:
            return session.execute(select(PostingRow.key).limit(1)).first() is None

    def vocabulary(self) -> Vocabulary:
        """The companies, words of titles and cities that the store holds."""
        with self._reading() as session:
            return self._held(session, writes_so_far(session)).vocabulary

    def suggest(self, typed: str, *, limit: int = 8) -> list[Suggestion]:
        """Names of open postings that go on as typed: companies, cities, titles and words of titles; 80 at most."""
        with self._reading() as session:
            return self._type_ahead.held(session, writes_so_far(session)).suggest(typed, limit)

    # What the above share

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with explained(self._dialect, self.url), Session(self._engine, future=True) as session:
            yield session

    def _as_of(self, session: Session, today: Optional[date]) -> tuple[Scope, Search]:
        """What a query is asked against, and a search of the store, both as of its latest write."""
        writes, today, connection = writes_so_far(session), today or date.today(), session.connection()
        reader = self._bitmaps.reader(writes, lambda words: self._dialect.keys(connection, words))
        return Scope(self._held(session, writes).companies, today), Search(session, reader, today)

    def _held(self, session: Session, writes: int) -> Holdings:
        held = self._holdings
        if held is None or held.writes != writes:
            held = self._holdings = holdings(session, writes)
        return held
