"""What an index must hold of a posting, as a tree that each database writes in its own way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Union


@dataclass(frozen=True)
class Phrase:
    """Words one after the other; a single term is a phrase of one word."""

    words: tuple[str, ...]


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
    """Not one of these."""

    parts: tuple[Expression, ...]


Expression = Union[Phrase, AllOf, AnyOf, NoneOf]


def term(word: str) -> Phrase:
    """A single word of the index."""
    return Phrase((word,))


EVERYTHING = term("every:posting")
"""A term that every posting has."""
NOTHING = term("no:posting")
"""A term that no posting has."""


def any_of(parts: Iterable[Expression]) -> Expression:
    """One of these; of none, `NOTHING`."""
    found = tuple(dict.fromkeys(part for part in parts if part != NOTHING))
    return found[0] if len(found) == 1 else AnyOf(found) if found else NOTHING


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
    return EVERYTHING if found == NOTHING else NoneOf(found.parts if isinstance(found, AnyOf) else (found,))


def phrases_in(expression: Expression) -> Iterator[Phrase]:
    """Every phrase of the tree."""
    if isinstance(expression, Phrase):
        yield expression
    else:
        for part in expression.parts:
            yield from phrases_in(part)
