"""Which postings have a word of the index, as Roaring bitmaps of their keys, kept in memory until the store is written.

The database finds the postings of one word; what several have in common, or one and not another, is worked out here, in
microseconds and in the same way whatever the database.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from math import inf
from threading import Lock

from pyroaring import BitMap64

from bot.postings.expression import (
    DATED,
    EVERYTHING,
    NOTHING,
    AllOf,
    AnyOf,
    Expression,
    Leaf,
    NoneOf,
    Since,
    is_leaf,
    term,
)
from bot.postings.tables import first_key
from bot.postings.tokens import of_phrase

LARGEST = 128 * 1024 * 1024
"""Bytes of bitmaps that are kept, about."""
BYTES_EACH = 2
"""Of a key in a bitmap, at most, about; full ones take less."""

Words = tuple[str, ...]
"""Of which one is asked for: most often there is but one."""
Keys = Callable[[Words], Iterable[int]]
"""Gives the keys of the postings that have one of some words."""


class Bitmaps:
    """The bitmaps of what was asked for, as of a number of writes; safe to use from several threads."""

    def __init__(self) -> None:
        self._held: OrderedDict[Words, BitMap64] = OrderedDict()
        self._sizes: dict[Words, int] = {}
        self._writes = -1
        self._bytes = 0
        self._lock = Lock()

    def reader(self, writes: int, keys: Keys) -> Reader:
        """Reads bitmaps of the store as it is after so many writes."""
        with self._lock:
            if writes != self._writes:
                self._held.clear()
                self._sizes.clear()
                self._writes, self._bytes = writes, 0
        return Reader(self, writes, keys)

    def held(self, words: Words, writes: int) -> BitMap64 | None:
        """The bitmap of those that have one of the words; None where it is not kept. Not to be changed."""
        with self._lock:
            if writes != self._writes or words not in self._held:
                return None
            self._held.move_to_end(words)
            return self._held[words]

    def size(self, words: Words, writes: int) -> float:
        """How many postings are in a bitmap; infinite where it is not kept."""
        with self._lock:
            return self._sizes.get(words, inf) if writes == self._writes else inf

    def keep(self, words: Words, writes: int, bitmap: BitMap64) -> None:
        """Keeps a bitmap; those asked for longest ago go first when there is no room."""
        with self._lock:
            if writes != self._writes or words in self._held:
                return
            self._held[words], self._sizes[words] = bitmap, len(bitmap)
            self._bytes += BYTES_EACH * len(bitmap)
            while self._bytes > LARGEST and len(self._held) > 1:
                oldest, _ = self._held.popitem(last=False)
                self._bytes -= BYTES_EACH * self._sizes.pop(oldest)


class Reader:
    """Works out expressions over the store as it was when the reader was made."""

    def __init__(self, bitmaps: Bitmaps, writes: int, keys: Keys) -> None:
        self._bitmaps = bitmaps
        self._writes = writes
        self._keys = keys

    def postings(self, expression: Expression, within: BitMap64 | None = None) -> BitMap64:
        """The keys of the postings, of those in `within`, for which the expression holds; not to be changed.

        What many postings have is only ever compared with what few have, so a search costs what its rarest word does.
        """
        if is_leaf(expression):
            found = self._leaf(expression)
            return found if within is None else found & within
        if isinstance(expression, AnyOf):
            if within is not None and self.at_most(expression) < len(within):
                return self.postings(expression) & within
            return BitMap64.union(*(self.postings(part, within) for part in expression.parts))
        if isinstance(expression, NoneOf):
            within = self.of(EVERYTHING.words) if within is None else within
            return within - self.postings(expression.part, None if is_leaf(expression.part) else within)
        parts = expression.parts if isinstance(expression, AllOf) else map(term, of_phrase(expression.words))
        for part in sorted(parts, key=lambda part: (isinstance(part, NoneOf), self.at_most(part))):
            if within is not None and not within:
                break
            within = self.postings(part, within)
        return BitMap64() if within is None else within

    def at_most(self, expression: Expression) -> float:
        """No more postings than this have it, as far as what is kept tells; infinite where that tells nothing."""
        if is_leaf(expression):
            return 0 if expression == NOTHING else self._bitmaps.size(expression.words, self._writes)
        if isinstance(expression, AnyOf):
            return sum(map(self.at_most, expression.parts))
        if isinstance(expression, AllOf):
            return min(map(self.at_most, expression.parts))
        if isinstance(expression, NoneOf):
            return inf
        return min(self._bitmaps.size((word,), self._writes) for word in of_phrase(expression.words))

    def _leaf(self, leaf: Leaf) -> BitMap64:
        if not isinstance(leaf, Since):
            return self.of(leaf.words)
        dated, first = self.of(DATED.words), first_key(leaf.day)
        return self.of(leaf.words, lambda _: _from(first, dated))

    def of(self, words: Words, keys: Keys | None = None) -> BitMap64:
        """The keys of the postings that have one of the words, or that `keys` gives for them; not to be changed."""
        if words == NOTHING.words:
            return BitMap64()
        found = self._bitmaps.held(words, self._writes)
        if found is None:
            found = BitMap64((keys or self._keys)(words))
            self._bitmaps.keep(words, self._writes, found)
        return found


def _from(first: int, keys: BitMap64) -> BitMap64:
    """The keys that are no lower than `first`."""
    found = keys.copy()
    found.remove_range(0, first)
    return found
