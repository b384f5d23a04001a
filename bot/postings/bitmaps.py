"""Which postings have a word of the index, as Roaring bitmaps of their keys, kept in memory until the store is written.

The database finds the postings of one word; what several have in common, or one and not another, is worked out here, in
microseconds and in the same way whatever the database.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock

from pyroaring import BitMap64

from bot.postings.expression import EVERYTHING, NOTHING, AnyOf, Expression, NoneOf, Phrase
from bot.postings.tokens import of_phrase

LARGEST = 128 * 1024 * 1024
"""Bytes of bitmaps that are kept, about."""
BYTES_EACH = 2
"""Of a key in a bitmap, at most, about; full ones take less."""

Keys = Callable[[str], Iterable[int]]
"""Gives the keys of the postings that have a word."""


class Bitmaps:
    """The bitmaps of the words that were asked for, as of a number of writes; safe to use from several threads."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, BitMap64] = OrderedDict()
        self._writes = -1
        self._bytes = 0
        self._lock = Lock()

    def reader(self, writes: int, keys: Keys) -> Reader:
        """Reads bitmaps of the store as it is after so many writes."""
        with self._lock:
            if writes != self._writes:
                self._held.clear()
                self._writes, self._bytes = writes, 0
        return Reader(self, writes, keys)

    def held(self, word: str, writes: int) -> BitMap64 | None:
        """The bitmap of a word; None where it is not kept. Not to be changed."""
        with self._lock:
            if writes != self._writes or word not in self._held:
                return None
            self._held.move_to_end(word)
            return self._held[word]

    def keep(self, word: str, writes: int, bitmap: BitMap64) -> None:
        """Keeps a bitmap; those asked for longest ago go first when there is no room."""
        with self._lock:
            if writes != self._writes or word in self._held:
                return
            self._held[word] = bitmap
            self._bytes += BYTES_EACH * len(bitmap)
            while self._bytes > LARGEST and len(self._held) > 1:
                _, oldest = self._held.popitem(last=False)
                self._bytes -= BYTES_EACH * len(oldest)


class Reader:
    """Works out expressions over the store as it was when the reader was made."""

    def __init__(self, bitmaps: Bitmaps, writes: int, keys: Keys) -> None:
        self._bitmaps = bitmaps
        self._writes = writes
        self._keys = keys

    def postings(self, expression: Expression) -> BitMap64:
        """The keys of the postings for which the expression holds; not to be changed."""
        if isinstance(expression, Phrase):
            return self._all(map(self.of, of_phrase(expression.words)))
        if isinstance(expression, AnyOf):
            return BitMap64.union(*map(self.postings, expression.parts))
        if isinstance(expression, NoneOf):
            return self.of(EVERYTHING.words[0]) - self.postings(AnyOf(expression.parts))
        wanted = [part for part in expression.parts if not isinstance(part, NoneOf)]
        found = self._all(map(self.postings, wanted or [EVERYTHING]))
        for part in expression.parts:
            if found and isinstance(part, NoneOf):
                found = found - self.postings(AnyOf(part.parts))
        return found

    def of(self, word: str, keys: Keys | None = None) -> BitMap64:
        """The keys of the postings that have a word, or that `keys` gives for it; not to be changed."""
        if word == NOTHING.words[0]:
            return BitMap64()
        found = self._bitmaps.held(word, self._writes)
        if found is None:
            found = BitMap64((keys or self._keys)(word))
            self._bitmaps.keep(word, self._writes, found)
        return found

    @staticmethod
    def _all(bitmaps: Iterable[BitMap64]) -> BitMap64:
        """What all have; once nothing is left, the others are not made."""
        found: BitMap64 | None = None
        for bitmap in bitmaps:
            found = bitmap if found is None else found & bitmap
            if not found:
                break
        return BitMap64() if found is None else found
