"""Type-ahead: the names that open postings have and that go on as a person has begun to write.

All names are held in memory by their words, the most frequent first, and read again after a write: a keystroke leaves
no time to ask a database for every word that begins so.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import islice
from threading import Lock
from typing import Literal, NamedTuple, Optional

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.postings.tables import NameRow
from bot.postings.words import words

NameKind = Literal["company", "city", "title", "word"]
KINDS: tuple[NameKind, ...] = ("company", "city", "title", "word")
SHORTEST_MENDED = 4
LONG = 8
"""From so many letters on one edit is mended, and from so many two."""
SHORTEST_WORD = 3
"""Letters of a word of titles that is work by itself."""
AS_COMPARED = ("title", "word")
"""Kinds whose key is all their words; a company's is without its legal form."""
SHORT = 3
"""Letters up to which what goes on so is held ready."""
MOST = 20
"""Names of a kind that are held ready, and suggested at most."""
Ranks = tuple[array, ...]
"""Places of names in their order, by kind, the most frequent first."""
_EACH_KIND = range(len(KINDS))
_NAMES = select(NameRow.kind, NameRow.key, NameRow.shown, NameRow.postings)


class Suggestion(NamedTuple):
    """A name that open postings have."""

    kind: NameKind
    """A word is one of titles."""
    name: str
    """To show, and to search for."""
    postings: int
    """How many have it."""


class TypeAhead:
    """The names of a store; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._writes = -1
        self._held = Held(())

    def held(self, session: Session, writes: int) -> Held:
        """The names as of a number of writes, read where they are not at hand."""
        with self._lock:
            if writes != self._writes:
                self._held = Held(map(tuple, session.connection().execute(_NAMES)))
                self._writes = writes
            return self._held


class Held:
    """Names by their words."""

    def __init__(self, rows: Iterable[tuple[NameKind, str, str, int]]) -> None:
        kept = [row for row in rows if row[0] != "word" or (len(row[1]) >= SHORTEST_WORD and row[1].isalpha())]
        kept.sort(key=lambda row: (-row[3], KINDS.index(row[0]), row[1]))
        self._names = [Suggestion(kind, shown, postings) for kind, _, shown, postings in kept]
        # Before each word a blank, so that what is typed begins where a word does.
        self._said = [f" {key if kind in AS_COMPARED else ' '.join(words(shown))}" for kind, key, shown, _ in kept]
        by_word: dict[str, Ranks] = defaultdict(lambda: tuple(array("I") for _ in KINDS))
        begun: dict[str, Ranks] = defaultdict(lambda: tuple(array("I") for _ in KINDS))
        for rank, said in enumerate(self._said):
            kind = KINDS.index(self._names[rank].kind)
            for word in set(said.split()):
                by_word[word][kind].append(rank)
                for length in range(1, SHORT + 1):
                    first = begun[word[:length]][kind]
                    if len(first) < MOST and (not first or first[-1] != rank):
                        first.append(rank)
        self._by_word, self._begun = dict(by_word), dict(begun)
        self._words = sorted(self._by_word)

    def suggest(self, typed: str, limit: int) -> list[Suggestion]:
        """The names that go on as typed, or failing that nearly so: of each kind the most frequent, kinds in turn."""
        said = words(typed)
        if not said or limit < 1:
            return []
        found = self._going_on(said, min(limit, MOST))
        if not any(found) and (mended := self._mended(said)):
            found = self._going_on(mended, min(limit, MOST))
        return list(islice(self._in_turn(found), limit))

    def _in_turn(self, found: Sequence[Sequence[int]]) -> Iterator[Suggestion]:
        """The best of each kind, then the second of each, the more frequent first; what reads alike comes once."""
        shown: set[str] = set()
        for turn in range(max(map(len, found), default=0)):
            for rank in sorted(ranks[turn] for ranks in found if turn < len(ranks)):
                if self._said[rank] not in shown:
                    shown.add(self._said[rank])
                    yield self._names[rank]

    def _going_on(self, said: Sequence[str], limit: int) -> list[list[int]]:
        """By kind the first names that hold the words one after the other, of the last of which only the beginning."""
        *whole, begun = said
        if not whole and len(begun) <= SHORT:
            return [list(ranks[:limit]) for ranks in self._begun.get(begun, ())]
        lists = [self._by_word[word] for word in self._beginning(begun)]
        if not whole:
            return [_first([ranks[kind][:limit] for ranks in lists], limit) for kind in _EACH_KIND]
        if not lists or not all(word in self._by_word for word in whole):
            return []
        each = [[self._by_word[word]] for word in whole] + [lists]
        rarest = min(each, key=lambda some: sum(len(ranks) for of_word in some for ranks in of_word))
        return [_first([self._holding(said, ranks[kind], limit) for ranks in rarest], limit) for kind in _EACH_KIND]

    def _holding(self, said: Sequence[str], ranks: Iterable[int], limit: int) -> list[int]:
        """Of these the first names that hold the words one after the other."""
        part = f" {' '.join(said)}"
        return list(islice((rank for rank in ranks if part in self._said[rank]), limit))

    def _beginning(self, begun: str) -> list[str]:
        """The words that begin so."""
        return self._words[bisect_left(self._words, begun) : bisect_left(self._words, begun + "\U0010ffff")]

    def _mended(self, said: Sequence[str]) -> Optional[list[str]]:
        """The words as they were likely meant; None where that is as unknown."""
        *whole, begun = said
        mended = [word if word in self._by_word else self._nearest(word, part=False) for word in whole]
        mended.append(begun if self._beginning(begun) else self._nearest(begun, part=True))
        found = [word for word in mended if word]
        return found if len(found) == len(said) else None

    def _nearest(self, written: str, *, part: bool) -> Optional[str]:
        """The word, or with `part` the beginning of one, that is written most alike; the most frequent of several."""
        if len(written) < SHORTEST_MENDED:
            return None
        long = len(written)
        near = self._beginning(written[0])
        if part:
            near = list(dict.fromkeys(word[:length] for word in near for length in (long, long - 1, long + 1)))
        most = 1 if long < LONG else 2
        alike = process.extract(written, near, scorer=OSA.distance, score_cutoff=most, limit=None)
        return min(alike, key=lambda found: (found[1], self._rank(found[0])))[0] if alike else None

    def _rank(self, begun: str) -> int:
        """Of the most frequent name with a word that begins so."""
        return min(ranks[0] for word in self._beginning(begun) for ranks in self._by_word[word] if ranks)


def _first(lists: Sequence[Sequence[int]], limit: int) -> list[int]:
    return nsmallest(limit, {rank for ranks in lists for rank in ranks})
