"""Which postings have a word of the index, as Roaring bitmaps of their keys, kept in memory until the store is written.

The database finds the postings of one word; what several have in common, or one and not another, is worked out here, in
microseconds and in the same way whatever the database.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from itertools import chain
from threading import Lock

from pyroaring import BitMap64

from bot.postings.expression import EVERYTHING, NOTHING, AnyOf, Expression, NoneOf, OneOf, Phrase
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

    def held(self, words: Words, writes: int) -> BitMap64 | None:
        """The bitmap of those that have one of the words; None where it is not kept. Not to be changed."""
        with self._lock:
            if writes != self._writes or words not in self._held:
                return None
            self._held.move_to_end(words)
            return self._held[words]

    def keep(self, words: Words, writes: int, bitmap: BitMap64) -> None:
        """Keeps a bitmap; those asked for longest ago go first when there is no room."""
        with self._lock:
            if writes != self._writes or words in self._held:
                return
            self._held[words] = bitmap
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

    def postings(self, expression: Expression, within: BitMap64 | None = None) -> BitMap64:
        """The keys of the postings, of those in `within`, for which the expression holds; not to be changed.

        What many postings have is only ever compared with what few have, so a search costs what its rarest word does.
        """
        if isinstance(expression, (Phrase, OneOf)):
            return self._common(_asked(expression), within)
        if isinstance(expression, AnyOf):
            return BitMap64.union(*(self.postings(part, within) for part in expression.parts))
        if isinstance(expression, NoneOf):
            within = self.of(EVERYTHING.words) if within is None else within
            return within - self.postings(expression.part, within)
        asked = [words for part in expression.parts if isinstance(part, (Phrase, OneOf)) for words in _asked(part)]
        found = self._common(asked, within) if asked else within
        for part in sorted(expression.parts, key=lambda part: isinstance(part, NoneOf)):
            if not isinstance(part, (Phrase, OneOf)) and (found is None or found):
                found = self.postings(part, found)
        return BitMap64() if found is None else found

    def of(self, words: Words, keys: Keys | None = None) -> BitMap64:
        """The keys of the postings that have one of the words, or that `keys` gives for them; not to be changed."""
        if words == NOTHING.words:
            return BitMap64()
        found = self._bitmaps.held(words, self._writes)
        if found is None:
            found = BitMap64((keys or self._keys)(words))
            self._bitmaps.keep(words, self._writes, found)
        return found

    def _common(self, asked: Iterable[Words], within: BitMap64 | None) -> BitMap64:
        """The keys that all have: first of those kept, the rarest before the others, then of those that are not.

        Once nothing is left, the others are not asked for.
        """
        kept: list[BitMap64] = [] if within is None else [within]
        missing = []
        for words in asked:
            held = None if words == NOTHING.words else self._bitmaps.held(words, self._writes)
            if held is None:
                missing.append(words)
            else:
                kept.append(held)
        found: BitMap64 | None = None
        for bitmap in chain(sorted(kept, key=len), map(self.of, missing)):
            found = bitmap if found is None else found & bitmap
            if not found:
                break
        return BitMap64() if found is None else found


def _asked(leaf: Phrase | OneOf) -> Iterable[Words]:
    """What the index is asked for, one after the other."""
    return (leaf.words,) if isinstance(leaf, OneOf) else ((word,) for word in of_phrase(leaf.words))
