"""The first reading of a source: what is to be saved of it, before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeGuard

from bot.importers.format import Format
from bot.importers.report import Skip
from bot.importers.row import Found, Row
from bot.importers.source import Source
from bot.postings.digest import content_hash
from bot.postings.feeds import hashes_of
from bot.postings.store import PostingStore

AT_ONCE = 500
"""Postings whose hashes are asked of the store at a time."""


@dataclass
class Survey:
    """What a source holds. Reading it twice keeps memory flat and the transaction short."""

    name: str
    format: Format
    skips: list[Skip] = field(default_factory=list)
    last: dict[str, int] = field(default_factory=dict)
    """The row to take for each id: the last, save that a full text goes before a teaser."""
    unread: set[str] = field(default_factory=set)
    """Ids of postings that the store does not hold as they are here."""

    def takes(self, row: Row) -> TypeGuard[Found]:
        """Whether a row is the one to save of its posting."""
        return isinstance(row, Found) and self.last.get(row.posting.id) == row.number


def surveyed(store: PostingStore, source: Source, chosen: Format, so_far: Callable[[int], None]) -> Survey:
    """What the source holds, read to its end; on the way `so_far` hears how many of its postings are unread."""
    survey = Survey(source.name, chosen)
    full: set[str] = set()
    hashes: dict[str, str] = {}
    for row in chosen.read(source):
        if not isinstance(row, Found):
            survey.skips.append(Skip(source.name, row.number, chosen.unit, row.reason))
            continue
        key = row.posting.id
        dropped = survey.last.get(key)
        if dropped is not None and row.teaser and key in full:
            dropped = row.number
        else:
            survey.last[key] = row.number
            hashes[key] = content_hash(row.posting)
        if not row.teaser:
            full.add(key)
        if dropped is not None:
            reason = f"the id '{key}' comes again at {chosen.unit} {survey.last[key]}, which was taken instead"
            survey.skips.append(Skip(source.name, dropped, chosen.unit, reason))
        if len(hashes) == AT_ONCE:
            _compare(store, hashes, survey.unread)
            so_far(len(survey.unread))
    _compare(store, hashes, survey.unread)
    so_far(len(survey.unread))
    return survey


def _compare(store: PostingStore, hashes: dict[str, str], unread: set[str]) -> None:
    """Sorts the postings of these hashes into `unread`, or out of it, and forgets the hashes."""
    stored = hashes_of(store, hashes)
    for key, found in hashes.items():
        (unread.discard if stored.get(key) == found else unread.add)(key)
    hashes.clear()
