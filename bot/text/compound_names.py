"""What is known of names with a capital or a full stop inside, and of words that end or begin a sentence."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

FILE = Path(__file__).parent / "compound_names.yml"


class CompoundNames(NamedTuple):
    """The decoded `compound_names.yml`, whose comments say what each set is for."""

    compound: re.Pattern[str]
    prefixes: frozenset[str]
    never_end: frozenset[str]
    never_begin: frozenset[str]
    short_ends: frozenset[str]
    before_figures: frozenset[str]
    closers: frozenset[str]
    openers: frozenset[str]


@cache
def compound_names() -> CompoundNames:
    """The file's sets; the names as one pattern that matches each with or without a plural s."""
    data = yaml.load(FILE.read_text(encoding="utf8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    sets = {key: frozenset(data[key]) for key in CompoundNames._fields if key != "compound"}
    return CompoundNames(compound=re.compile(rf"{_any_of(set(data['compound']))}(?:s(?![a-z])|(?![a-z]))"), **sets)


def _any_of(names: set[str]) -> str:
    """A pattern of the names, longest first, that shares their beginnings: ten times as fast as one after the other."""
    ends: dict[str, set[str]] = {}
    for name in names - {""}:
        ends.setdefault(name[0], set()).add(name[1:])
    branches = "|".join(re.escape(letter) + (_any_of(ends[letter]) if ends[letter] != {""} else "") for letter in ends)
    return f"(?:{branches})" + ("?" if "" in names else "")


def inside_names(text: str, begin: int, end: int) -> set[int]:
    """Offsets from `begin` to `end` that lie strictly inside a compound name."""
    inside: set[int] = set()
    for match in compound_names().compound.finditer(text, begin, end):
        start = match.start()
        # A name that begins small, such as one of a telephone, is one only where a word begins.
        if text[start].isupper() or not text[start - 1 : start].isalpha():
            inside.update(range(start + 1, match.end()))
    return inside
