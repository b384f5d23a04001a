"""Answers that recruiters approved: kept beside the postings, found by what they are for."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Any, Literal, Optional
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from bot.meaning.encoder import encoder
from bot.postings.companies import company_key
from bot.postings.store import PostingStore
from bot.postings.tables import ApprovedAnswerRow, StateRow

ANSWER = ApprovedAnswerRow.__table__
COUNTER = "approved"
STORED = np.dtype("<f2")
SCOPES = ("posting", "company", "all")
"""Whom an answer is for, the narrowest first: the order in which they are tried."""
LONGEST = 400
"""Characters of an answer: what a span of evidence may have."""
Scope = Literal["posting", "company", "all"]


@dataclass(frozen=True)
class ApprovedAnswer:
    """An answer that a recruiter wrote. It is for a posting, for a company, or for all when it names neither."""

    text: str
    """At most `LONGEST` characters, for it is given word for word, as its own proof."""
    owner: str
    posting_id: Optional[str] = None
    company: Optional[str] = None
    facet: Optional[str] = None
    """The facet that it answers; None when it answers `questions`."""
    questions: tuple[str, ...] = ()
    expires_on: Optional[date] = None
    """The last day on which it is given; None for ever."""
    added_on: date = field(default_factory=date.today)
    id: int = 0
    """By which it is listed and removed; 0 before it is stored."""
    vectors: Optional[np.ndarray] = field(default=None, compare=False, repr=False)
    """float32 [questions, width]; None where the encoder at hand has not made them."""

    @cached_property
    def company_key(self) -> Optional[str]:
        """The company as it is compared."""
        return company_key(self.company) if self.company else None

    @property
    def scope(self) -> Scope:
        return "posting" if self.posting_id else "company" if self.company else "all"

    def expired(self, today: date) -> bool:
        return self.expires_on is not None and self.expires_on < today


class ApprovedAnswers:
    """The approved answers of a store."""

    def __init__(self, store: PostingStore) -> None:
        self._store = store

    def add(self, answer: ApprovedAnswer) -> int:
        """Stores an answer; the id that it gets."""
        meaning = encoder()
        vectors = meaning.encode(list(answer.questions)) if meaning and answer.questions else None
        row = {
            "posting_id": answer.posting_id,
            "company": answer.company,
            "company_key": answer.company_key,
            "facet": answer.facet,
            "questions": list(answer.questions),
            "vectors": None if vectors is None else vectors.astype(STORED).tobytes(),
            "encoder": None if vectors is None else which_encoder(),
            "answer": answer.text,
            "owner": answer.owner,
            "added_on": answer.added_on,
            "expires_on": answer.expires_on,
        }
        with self._store.session(writing=True) as session:
            _count(session)
            return int(session.execute(insert(ANSWER), row).inserted_primary_key[0])

    def remove(self, answer_id: int) -> bool:
        """Takes an answer out; False when there is none of that id."""
        with self._store.session(writing=True) as session:
            _count(session)
            return bool(session.execute(delete(ANSWER).where(ANSWER.c.id == answer_id)).rowcount)

    def all(self) -> list[ApprovedAnswer]:
        """Every answer, expired ones too, in the order in which they were added."""
        with self._store.session() as session:
            changes = _changes(session)
            kept = _READ.get(self._store)
            if kept is None or kept[0] != changes:
                rows = session.execute(select(ANSWER).order_by(ANSWER.c.id)).all()
                kept = _READ[self._store] = (changes, [_answer(row) for row in rows])
        return list(kept[1])

    def live(
        self, posting_id: str, company: Optional[str] = None, *, today: Optional[date] = None
    ) -> list[ApprovedAnswer]:
        """What may be said about a posting of a company: the posting's own, then the company's, then those for all.

        Within each the newest first; no expired ones.
        """
        today = today or date.today()
        of_company = company_key(company) if company else None
        found = [
            answer
            for answer in self.all()
            if (answer.posting_id == posting_id if answer.posting_id else answer.company_key in (None, of_company))
            and not answer.expired(today)
        ]
        return sorted(found, key=lambda answer: (SCOPES.index(answer.scope), -answer.id))


_READ: WeakKeyDictionary[PostingStore, tuple[int, list[ApprovedAnswer]]] = WeakKeyDictionary()
"""By store its answers as last read, and the number of changes that they had seen: some hundred take 7 ms to read."""


def _changes(session: Session) -> int:
    """How often approved answers were added or removed, by whatever process."""
    return session.execute(select(StateRow.value).where(StateRow.name == COUNTER)).scalar() or 0


def _count(session: Session) -> None:
    added = update(StateRow).where(StateRow.name == COUNTER).values(value=StateRow.value + 1)
    if session.execute(added.execution_options(synchronize_session=False)).rowcount == 0:
        session.execute(insert(StateRow.__table__), {"name": COUNTER, "value": 1})


def _answer(row: Any) -> ApprovedAnswer:
    vectors = None
    if row.vectors is not None and row.encoder == which_encoder():
        vectors = np.frombuffer(row.vectors, STORED).reshape(len(row.questions), -1).astype(np.float32)
    return ApprovedAnswer(
        text=row.answer,
        owner=row.owner,
        posting_id=row.posting_id,
        company=row.company,
        facet=row.facet,
        questions=tuple(row.questions),
        expires_on=row.expires_on,
        added_on=row.added_on,
        id=row.id,
        vectors=vectors,
    )


@cache
def which_encoder() -> Optional[str]:
    """Tells encoders apart by what they make of a phrase; None without one."""
    meaning = encoder()
    if meaning is None:
        return None
    return hashlib.sha256(np.round(meaning.encode(["which encoder is this"]), 2).tobytes()).hexdigest()
