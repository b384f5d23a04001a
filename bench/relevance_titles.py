"""Titles of postings judged by a list of occupations and the many titles of each, such as O*NET's alternate titles.

The judge knows nothing of how the systems cut words. A posting's title is looked up as a whole, then without what
stands in brackets, then up to the first dash, comma or slash, each also without grades at either end ("Senior Staff
Accountant II - Night Shift" is a staff accountant). What is found nowhere is not judged.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Optional
from zlib import crc32

MOST_OCCUPATIONS = 5
"""A title of more occupations than these ("Manager", "Specialist") judges nothing and is no query."""
GRADES = frozenset(
    ("senior", "sr", "junior", "jr", "lead", "entry", "level", "full", "part", "time", "remote")
    + ("i", "ii", "iii", "iv", "v", "1", "2", "3", "4", "5")
)
_BRACKETS = re.compile(r"(?P<name>.*?)\s*\((?P<other>[^)]*)\)")
_CUTS = re.compile(r"\s*[-–—|:,(/]\s+|\s+[-–—|:,(/]\s*|[,|(/)]")


def plain(title: str) -> str:
    """Lower case, "&" as "and", punctuation as spaces, the last word in the singular."""
    words = re.findall(r"[\w+#]+", title.casefold().replace("&", " and ").replace("'", "").replace("’", ""))
    if words and len(words[-1]) > 3 and words[-1].endswith("s") and words[-1][-2] not in "sui":
        words[-1] = words[-1][:-1]
    return " ".join(words)


class Occupations:
    """Which occupations a title names: codes of the six digits that stand before O*NET's own two."""

    def __init__(self, path: Path) -> None:
        """Reads a tab-separated file with the columns "O*NET-SOC Code", "Alternate Title" and "Short Title"."""
        codes: dict[str, set[str]] = defaultdict(set)
        with path.open(encoding="utf8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                for name in _names(row["Alternate Title"], row["Short Title"]):
                    codes[plain(name)].add(row["O*NET-SOC Code"][:7])
        self._codes = {name: frozenset(found) for name, found in codes.items() if len(found) <= MOST_OCCUPATIONS}

    def of(self, title: str) -> tuple[str, frozenset[str]]:
        """The part of a posting's title that is an alternate title, plain, and its occupations; "" and none."""
        return next(((part, self._codes[part]) for part in _parts(title) if part in self._codes), ("", frozenset()))

    def whole(self, title: str) -> frozenset[str]:
        """The occupations of a title that is an alternate title as it stands."""
        return self._codes.get(plain(title), frozenset())


class Judge:
    """The postings of a collection by occupation."""

    def __init__(self, occupations: Occupations, titles: dict[str, str]) -> None:
        """`titles` by id of posting."""
        self.occupations = occupations
        self.titles = titles
        self.judged = {posting: found for posting, title in titles.items() if (found := occupations.of(title))[0]}

    def queries(self, count: int, seed: int) -> list[str]:
        """So many titles that occur as a posting's whole title and have a right posting under a second title."""
        second: dict[str, set[str]] = defaultdict(set)
        for name, codes in self.judged.values():
            for code in codes:
                second[code].add(name)
        whole = {plain(title): codes for title in self.titles.values() if (codes := self.occupations.whole(title))}
        fit = sorted(name for name, codes in whole.items() if any(second[code] - {name} for code in codes))
        return sorted(Random(seed).sample(fit, min(count, len(fit))))

    def right(self, query: str) -> tuple[set[str], set[str]]:
        """The postings of one of the query's occupations, and of them those that say so by another title."""
        codes = self.occupations.whole(query)
        fitting = {posting: name for posting, (name, own) in self.judged.items() if codes & own}
        return set(fitting), {posting for posting, name in fitting.items() if name != plain(query)}

    def half(self, query: str) -> int:
        """0 or 1, by the query's first occupation: vocabulary is written looking at the failures of half 0 only."""
        return crc32(min(self.occupations.whole(query)).encode()) % 2


def _names(alternate: str, short: Optional[str]) -> Iterator[str]:
    bracketed = _BRACKETS.fullmatch(alternate)
    yield alternate
    yield from bracketed.groups() if bracketed else ()
    if short and short != "n/a":
        yield short


def _parts(title: str) -> Iterator[str]:
    for part in (title, re.sub(r"[(\[{].*?[)\]}]", " ", title), _CUTS.split(title)[0]):
        words = plain(part).split()
        yield " ".join(words)
        while words and words[0] in GRADES:
            words = words[1:]
        while words and words[-1] in GRADES:
            words = words[:-1]
        if words:
            yield plain(" ".join(words))
