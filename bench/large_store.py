"""A store of as many postings as wanted, made by recombining the titles, employers, places and texts of given ones.

Each text is read once; a posting that is made of it has its facts. Titles, employers and places are those of other
postings, drawn together, so that they are as common and as rare as in life; days are spread over a quarter, the latest
the fullest. Made once and kept, as a million take a quarter of an hour.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from sqlalchemy import insert
from sqlalchemy.orm import Session

from bot.errors import InputError
from bot.extract.values import Place
from bot.postings import rows
from bot.postings.dialect import Indexed
from bot.postings.digest import Digest, digest
from bot.postings.locate import places_of_posting
from bot.postings.names import Names
from bot.postings.store import PostingStore
from bot.postings.tables import PlaceRow, PostingRow, TextRow, first_key
from bot.postings.tokens import tokens_of
from bot.postings.words import words
from bot.text.posting import Posting, posting_of

TODAY = date(2026, 3, 2)
DAYS = 90
SHORTEST = 300
"""Characters of a text that is worth recombining."""
AT_ONCE = 5000


class Frame(NamedTuple):
    """What a posting is drawn with besides its text."""

    title: str
    company: str | None
    places: list[Place]


class Material:
    """What postings are made of: those in JSON Lines files, gzip too."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._given = list(_given(paths))
        self.frames = [
            Frame(posting.title, posting.company, places_of_posting({"location": posting.location or ""}, []))
            for posting in self._given
        ]

    @cached_property
    def texts(self) -> list[tuple[Digest, frozenset[str]]]:
        """Each text read, and what the index holds of it; reading takes some minutes for tens of thousands."""
        read = [digest(posting) for posting in self._given if len(posting.description) >= SHORTEST]
        return [(one, frozenset(tokens_of(words(one.fields["description"])))) for one in read]


def _given(paths: Sequence[str]) -> Iterator[Posting]:
    for record in _records(paths):
        with suppress(InputError):
            yield posting_of(record)


def _records(paths: Sequence[str]) -> Iterator[dict[str, Any]]:
    for path in paths:
        with (
            gzip.open(path, "rt", encoding="utf8") if path.endswith(".gz") else Path(path).open(encoding="utf8") as file
        ):
            yield from map(json.loads, file)


def drawn(of: Material, count: int, seed: int = 1) -> Iterator[tuple[int, Digest, frozenset[str]]]:
    """(key, posting, what the index holds of its text) for each posting to be made, the same for the same seed."""
    rng = Random(seed)
    for number in range(count):
        frame = rng.choice(of.frames)
        read, text = rng.choice(of.texts)
        day = TODAY - timedelta(days=int(DAYS * rng.random() ** 2))
        fields = {**read.fields, "title": frame.title}
        posting = Posting.construct(
            **{**read.posting.dict(), "id": f"p{number}", "title": frame.title, "company": frame.company,
               "pay": read.posting.pay, "posted_on": day, "closes_on": None}
        )  # fmt: skip
        made = replace(read, posting=posting, fields=fields, places=frame.places or read.places)
        yield first_key(day) + number, made, text


def large_store(path: Path, of: Material, count: int) -> PostingStore:
    """The store in that file, filled unless it was before."""
    complete = path.with_suffix(".complete")
    if complete.exists():
        return PostingStore.open(str(path))
    path.unlink(missing_ok=True)
    store = PostingStore.open(str(path))
    now = datetime.combine(TODAY, datetime.min.time())
    names = Names()
    with store.writing("bench") as writer:
        session = writer._session
        made: list[tuple[int, Digest, frozenset[str]]] = []
        for one in drawn(of, count):
            made.append(one)
            names.add(
                rows.name_keys(one[1].posting.title, one[1].posting.company, (place.city for place in one[1].places))
            )
            if len(made) == AT_ONCE:
                _write(session, store, made, now)
                made.clear()
        _write(session, store, made, now)
        names.write(session.connection())
    complete.touch()
    return store


def _write(
    session: Session, store: PostingStore, made: list[tuple[int, Digest, frozenset[str]]], now: datetime
) -> None:
    postings, texts, places, put = [], [], [], []
    for key, read, text in made:
        seen = {"key": key, "version": 1, "feed": "bench", "first_seen": now, "last_seen": now}
        postings.append({**rows.posting_row(read, twin=read.posting.id), **seen})
        texts.append({**rows.text_row(read), "posting_key": key})
        places += ({**place, "posting_key": key} for place in rows.place_rows(read))
        put.append(Indexed(key, " ".join((texts[-1]["terms"], *text.union(tokens_of(words(read.posting.title)))))))
    if made:
        connection = session.connection()
        for table, waiting in ((PostingRow, postings), (TextRow, texts), (PlaceRow, places)):
            connection.execute(insert(table.__table__), waiting)
        store._dialect.put(connection, put)
