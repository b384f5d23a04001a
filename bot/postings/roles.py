"""Which titles a role means: those with its own words, those that name the same work, and those that come near it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Optional

from bot.lexicon import lexicon
from bot.postings.words import Stems, canonical, plural, stems, words
from bot.postings.works import named_in, without_grades, works_near, works_of


@dataclass(frozen=True)
class Way:
    """What a title must have to mean a role: a kind of work and these stems besides, or the stems alone."""

    work: Optional[str]
    stems: Stems = ()


@lru_cache(maxsize=4096)
def ways_of(role: str) -> tuple[Way, ...]:
    """The ways in which titles say a role, its own words first; () for no words."""
    own = tuple(stems(role))
    if not own:
        return ()
    plain = canonical(own)
    found = [Way(None, own), Way(None, plain), *_same_work(plain), *_kinds_of(own)]
    for name in _fields().get(own, ()):
        found += [Way(None, name), *_same_work(name)]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def near_ways_of(role: str) -> tuple[Way, ...]:
    """The ways in which titles say something near a role, nearest first: without words that narrow it ("aluminum"
    of "aluminum welder"), a kind of work close to its own, or its field under another of the common head nouns."""
    own = canonical(tuple(stems(role)))
    named = [name.work for name in named_in(without_grades(own))]
    found = [Way(work) for work in named]
    found += [Way(other) for work in named for other in works_near(work)]
    core = tuple(stem for stem in without_grades(own) if stem not in _unimportant())
    found += [Way(None, core[at:]) for at in range(len(core) - 1)]
    found += [Way(work) for at in range(1, len(core)) for work in _whole(core[at:])]
    found += [Way(None, (*core[:-1], head)) for head in _heads_like(core[-1:]) if len(core) > 1]
    same = ways_of(role)
    return tuple(way for way in dict.fromkeys(found) if way not in same)


def first_way(ways: Iterable[Way], title: str) -> Optional[Way]:
    """The first of some ways in which a title says a role; None where it does not."""
    found = tuple(stems(title))
    has, works = {*found, *canonical(found)}, works_of(title)[0]
    return next((way for way in ways if has.issuperset(way.stems) and (not way.work or way.work in works)), None)


@lru_cache(maxsize=4096)
def phrases_of(role: str) -> tuple[tuple[str, ...], ...]:
    """A role as texts write it, in the singular and in the plural; () where a text cannot tell.

    One word alone is named in too many texts that are not about it: an electrician's says "warehouses".
    """
    own = tuple(words(role))
    return (own, (*own[:-1], plural(own[-1]))) if len(own) > 1 else ()


def _same_work(role: Stems) -> list[Way]:
    """The kinds of work that a role names, with the words that narrow them."""
    core = without_grades(role)
    grades = tuple(stem for stem in role if stem not in core)
    ways = []
    for name in named_in(core):
        rest = core[: name.start] + core[name.end :]
        ways.append(Way(name.work, tuple(stem for stem in rest if stem not in _unimportant()) + grades))
    return ways


def _whole(role: Stems) -> list[str]:
    return [name.work for name in named_in(role) if (name.start, name.end) == (0, len(role))]


def _kinds_of(own: Stems) -> list[Way]:
    """Own words with a kind of the worker in the worker's place."""
    kinds = lexicon("role_synonyms")["kinds"]
    return [
        Way(None, tuple(kind if stem == worker else stem for stem in own))
        for worker, names in kinds.items()
        if worker in own
        for kind in names
    ]


@cache
def _fields() -> dict[Stems, tuple[Stems, ...]]:
    fields = lexicon("role_synonyms")["fields"]
    return {tuple(stems(field)): tuple(tuple(stems(name)) for name in names) for field, names in fields.items()}


@cache
def _unimportant() -> frozenset[str]:
    return frozenset(lexicon("role_synonyms")["unimportant"])


def _heads_like(head: Stems) -> list[str]:
    groups = lexicon("role_synonyms")["interchangeable"]
    return [other for group in groups if head and head[0] in group for other in group if other != head[0]]
