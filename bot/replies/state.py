"""What a conversation remembers from turn to turn, as the slots of Rasa's tracker hold it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Optional

from bot.query.model import Query

View = Literal["results", "posting", "comparison"]
Apart = Literal["silent", "near"]
"""Lists beside the postings that fit: those that say nothing on something wanted, and those near the role asked for."""
SLOTS = ("query", "history", "results", "focus", "view", "misunderstood", "offer", "asked")
KEPT_QUERIES = 20
"""Changes that can be taken back; also bounds what a conversation carries along."""

LONGEST_QUESTION = 300
"""Characters of a question that are remembered; every turn carries them along."""


@dataclass(frozen=True)
class State:
    """One conversation's memory; every change makes a new one."""

    query: Optional[Query] = None
    """The constraints in force; None before the first search."""
    history: tuple[dict[str, Any], ...] = ()
    """Queries before it, oldest first."""
    shown: tuple[str, ...] = ()
    """Ids of the cards of this search so far, in order, and of those beside it; card 1 is the first."""
    offset: int = 0
    """Position in `shown` of the first card in view."""
    total: int = 0
    """How many postings match."""
    focus: Optional[str] = None
    """Id of the posting that was picked last in this search."""
    view: Optional[View] = None
    """What the person is looking at."""
    apart: Optional[Apart] = None
    """The cards are not of what fits but of a list that was asked for apart; the query is the same."""
    misunderstood: int = 0
    """Messages in a row that were not understood."""
    offer: Optional[dict[str, Any]] = field(default=None, compare=False)
    """What a "yes" would accept: {"do": "hand_over" | "drop" | "apart", "drop"?: keys, "among"?: [[keys, words]],
    "apart"?: lists}.

    `among` are the filters of which some were offered to be left out, `drop` is the only such offer; `apart` are the
    lists that were offered, of which a "yes" shows the first."""

    asked: tuple[str, ...] = ()
    """Facets of the question before, for one that leans on it: "and how much is that?"."""
    question: Optional[str] = None
    """The question before in its own words, to ask it of another card of the list: "and the second one?"."""
    beside: int = 0
    """How many cards, the last of `shown`, are not of the search but in place of a posting that has closed."""

    @classmethod
    def of_slots(cls, slots: Mapping[str, Any]) -> State:
        results = slots.get("results") or {}
        query = slots.get("query")
        return cls(
            query=None if query is None else Query.parse_obj(query),
            history=tuple(slots.get("history") or ()),
            shown=tuple(results.get("shown") or ()),
            beside=results.get("beside") or 0,
            offset=results.get("offset") or 0,
            total=results.get("total") or 0,
            focus=slots.get("focus"),
            view=slots.get("view"),
            apart=results.get("apart"),
            misunderstood=slots.get("misunderstood") or 0,
            offer=slots.get("offer"),
            asked=tuple(slots.get("asked") or ()),
            question=results.get("question"),
        )

    def as_slots(self) -> dict[str, Any]:
        """Values by slot name, ready for JSON."""
        apart = {"apart": self.apart} if self.apart else {}
        said = {"question": self.question} if self.question else {}
        beside = {"beside": self.beside} if self.beside else {}
        results = {"shown": list(self.shown), "offset": self.offset, "total": self.total, **apart, **said, **beside}
        return {
            "query": self.query.as_dict() if self.query is not None else None,
            "history": list(self.history) or None,
            "results": results if self.query is not None or self.shown else None,
            "focus": self.focus,
            "view": self.view,
            "misunderstood": self.misunderstood or None,
            "offer": self.offer,
            "asked": list(self.asked) or None,
        }

    def asking(self, facets: Iterable[str], question: str) -> State:
        """A question asked, remembered for the one that leans on it."""
        return replace(self, asked=tuple(facets), question=question[:LONGEST_QUESTION])

    @property
    def found(self) -> tuple[str, ...]:
        """Ids of the cards that are of the search."""
        return self.shown[: len(self.shown) - self.beside]

    def beside_search(self, ids: Iterable[str]) -> State:
        """More cards that are not of the search; what has a card already keeps it."""
        more = [posting_id for posting_id in ids if posting_id not in self.shown]
        return replace(self, shown=(*self.shown, *more), beside=self.beside + len(more))

    @property
    def in_view(self) -> tuple[str, ...]:
        """Ids of the cards on the page that was shown last."""
        return self.shown[self.offset :]

    @property
    def posting_meant(self) -> Optional[str]:
        """The posting that a question is about: the one picked last, or the only or first result; None if neither."""
        return self.focus or next(iter(self.in_view), None)

    def searching(self, query: Query) -> State:
        """A new query in force, the old one kept for undo."""
        if query == self.query:
            return replace(self, offset=0, apart=None)
        history = self.history if self.query is None else (*self.history, self.query.as_dict())[-KEPT_QUERIES:]
        return State(query=query, history=history)

    def undone(self) -> Optional[State]:
        """What was before: of a list apart, the list of what fits; else the query before this one."""
        if self.apart:
            return State(query=self.query, history=self.history)
        if not self.history:
            return None
        return State(query=Query.parse_obj(self.history[-1]), history=self.history[:-1])

    def looking_at(self, apart: Apart) -> State:
        """The same search, but looking at a list beside what fits."""
        return State(query=self.query, history=self.history, apart=apart)

    @property
    def offered_apart(self) -> list[Apart]:
        """The lists that were offered last."""
        return list((self.offer or {}).get("apart") or ())

    def picking(self, posting_id: str) -> State:
        """One posting picked."""
        return replace(self, focus=posting_id, view="posting")
