"""What an index must hold of a posting, as a tree that each database writes in its own way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeGuard, Union


@dataclass(frozen=True)
class Phrase:
    """Words one after the other; a single term is a phrase of one word."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class OneOf:
    """One of these single words at least. They are asked for together, so there may be hundreds."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Since:
    """Posted on a day or later, as far as postings say when."""

    day: date

    @property
    def words(self) -> tuple[str, ...]:
        """What stands for it where single words are kept."""
        return (f"since:{self.day}",)


@dataclass(frozen=True)
class AllOf:
    """Each of these."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class AnyOf:
    """One of these at least."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class NoneOf:
    """Not this."""

    part: Expression


Leaf = Union[Phrase, OneOf, Since]
Expression = Union[Leaf, AllOf, AnyOf, NoneOf]


def term(word: str) -> Phrase:
    """A single word of the index."""
    return Phrase((word,))


EVERYTHING = term("every:posting")
"""A term that every posting has."""
NOTHING = term("no:posting")
"""A term that no posting has."""
DATED = term("dated:yes")
"""A term that every posting has that says on which day it was posted."""


def any_of(parts: Iterable[Expression]) -> Expression:
    """One of these; of none, `NOTHING`."""
    words: dict[str, None] = {}
    others: dict[Expression, None] = {}
    for part in parts:
        for one in part.parts if isinstance(part, AnyOf) else (part,):
            if isinstance(one, OneOf) or (isinstance(one, Phrase) and len(one.words) == 1):
                words.update(dict.fromkeys(one.words))
            else:
                others[one] = None
    words.pop(NOTHING.words[0], None)
    if words:
        others[OneOf(tuple(words)) if len(words) > 1 else Phrase(tuple(words))] = None
    return next(iter(others)) if len(others) == 1 else AnyOf(tuple(others)) if others else NOTHING


def all_of(parts: Iterable[Expression]) -> Expression:
    """Each of these; of none, `EVERYTHING`."""
    flat: list[Expression] = []
    for part in parts:
        flat += part.parts if isinstance(part, AllOf) else [part]
    found = tuple(dict.fromkeys(part for part in flat if part != EVERYTHING))
    return found[0] if len(found) == 1 else AllOf(found) if found else EVERYTHING


def none_of(parts: Iterable[Expression]) -> Expression:
    """Not one of these."""
    found = any_of(parts)
    return EVERYTHING if found == NOTHING else NoneOf(found)


def is_leaf(expression: Expression) -> TypeGuard[Leaf]:
    """Whether an index is asked for it in one go."""
    return isinstance(expression, (OneOf, Since)) or (isinstance(expression, Phrase) and len(expression.words) == 1)
