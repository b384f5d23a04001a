"""Kinds of work: which ones a title names. Titles are told at import, so that a search asks for one term each.

A kind is a family of names in `bot/lexicon/role_synonyms/`, called by its first name. A name that stands in a title
counts where it is what the title says: the longest one, with no other head noun after it. "Truck Driver Recruiter" is
a recruiter, "Assistant Store Manager" no store manager. A name marked "=" counts only where nothing else is said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from bot.lexicon import lexicon
from bot.postings.words import Stems, canonical, stems

FIELDS = ("health", "logistics", "making", "office", "people", "service", "technology", "trades")
_CUT = re.compile(r"\s+[-–—|:]+\s*|\s*[-–—|:]+\s+|[,;|()\[\]{}]")


class Named(NamedTuple):
    """A kind of work that a phrase names, and where."""

    work: str
    start: int
    end: int


@lru_cache(maxsize=65536)
def works_of(title: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The kinds of work that a title names, and of them those that its first part names and nothing else."""
    found: dict[str, None] = {}
    sole: dict[str, None] = {}
    for either in title.split("/"):
        for part, leads in _parts(either):
            names = named_in(part, whole=leads)
            found |= dict.fromkeys(name.work for name in names)
            if leads:
                sole |= dict.fromkeys(name.work for name in names if (name.start, name.end) == (0, len(part)))
    return tuple(found), tuple(sole)


def core_of(title: str) -> Stems:
    """The first part of a title, without grades: "Senior Cook II - Nights" -> cook."""
    parts = (tuple(stems(part)) for part in _CUT.split(title))
    return without_grades(next((part for part in parts if part), ()))


def part_naming(title: str, work: str) -> str:
    """The part of a title that names a kind of work, else the title."""
    for part in _CUT.split(title):
        if any(name.work == work for name in named_in(_core(part))):
            return part.strip()
    return title


def named_in(part: Stems, *, whole: bool = True) -> list[Named]:
    """The kinds that a phrase without grades names: longest names only, none that another head noun follows.

    With `whole` False, names marked "=" do not count."""
    spans = list(_members_in(part, whole))
    longest = [
        one for one in spans
        if not any(o.start <= one.start and one.end <= o.end and o.end - o.start > one.end - one.start for o in spans)
    ]  # fmt: skip
    return [one for one in longest if not _is_other(part, one)]


def without_grades(part: Stems) -> Stems:
    """A phrase without what tells the level and not the work: "senior", "ii"; the phrase itself if nothing is left."""
    grades = _vocabulary().grades
    kept = tuple(stem for stem in part if stem not in grades)
    return kept or part


def works_near(work: str) -> tuple[str, ...]:
    """Kinds that are close to one, without itself."""
    return _vocabulary().near.get(work, ())


def _parts(title: str) -> Iterator[tuple[Stems, bool]]:
    """A title cut at dashes, commas and brackets, its first two parts the other way round too; and whether the part
    says what the title is of."""
    cut = [_core(part) for part in _CUT.split(title)]
    cut = [part for part in cut if part]
    if cut:
        yield cut[0], True
        if len(cut) > 1:
            yield cut[1] + cut[0], True
        head, of, rest = title.partition(" of ")
        if of:
            turned = stems(_CUT.split(rest)[0]) + stems(_CUT.split(head)[-1])
            yield without_grades(canonical(tuple(turned))), True
        yield from ((part, False) for part in cut[1:])


def _core(part: str) -> Stems:
    return without_grades(canonical(tuple(stems(part))))


def _members_in(part: Stems, whole: bool) -> Iterator[Named]:
    vocabulary = _vocabulary()
    for start, stem in enumerate(part):
        for member, work, alone in vocabulary.members.get(stem, ()):
            end = start + len(member)
            if part[start:end] == member and (not alone or (whole and len(member) == len(part))):
                yield Named(work, start, end)


def _is_other(part: Stems, name: Named) -> bool:
    """Whether what stands around a name makes it another kind of work."""
    vocabulary = _vocabulary()
    after = part[name.end : name.end + 2]
    if any(stem in vocabulary.heads for stem in after):
        return True
    before = part[name.start - 1] if name.start else ""
    return before in vocabulary.deputies and part[name.end - 1] in vocabulary.leaders


class _Vocabulary:
    """The families, ready for look-up."""

    def __init__(self) -> None:
        names = lexicon("role_synonyms")
        self.grades = frozenset(names["grades"])
        self.heads = frozenset(names["heads"])
        self.deputies = frozenset(names["deputies"])
        self.leaders = frozenset(names["leaders"])
        self.members: dict[str, list[tuple[Stems, str, bool]]] = defaultdict(list)
        near: dict[str, dict[str, None]] = defaultdict(dict)
        for field in FIELDS:
            families = lexicon(f"role_synonyms/{field}")
            for family in families["same"]:
                work = family[0].lstrip("=").replace(" ", "_")
                for name in dict.fromkeys(family):
                    member = canonical(tuple(stems(name.lstrip("="))))
                    self.members[member[0]].append((member, work, name.startswith("=")))
        for field in FIELDS:
            for group in lexicon(f"role_synonyms/{field}")["near"]:
                works = [work for name in group for work in self.of(name)]
                for work in works:
                    near[work] |= dict.fromkeys(other for other in works if other != work)
        self.near = {work: tuple(others) for work, others in near.items()}

    def of(self, name: str) -> list[str]:
        """The kinds of which a phrase is a name."""
        member = canonical(tuple(stems(name)))
        return [work for own, work, _ in self.members.get(member[0], ()) if own == member]


@cache
def _vocabulary() -> _Vocabulary:
    return _Vocabulary()
