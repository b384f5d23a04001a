"""Named rules from `bot/lexicon/facets`: a cheap gate of plain substrings, then a pattern on the sentences it opens."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, Optional

import numpy as np

from bot.errors import SetupError
from bot.facts.page import Line, Page
from bot.lexicon import lexicon

GRAM = 4
"""Letters by which cues are sieved before the text is searched for them."""
SIEVE = 1 << 16
"""Places of the sieve; two groups of letters that share one cost no more than a search in vain."""
CAPITAL = re.compile(r"[A-Z]")
FAMILIES = ("benefits", "time", "place", "requirements", "work", "employer")


@dataclass(frozen=True, eq=False)
class Rule:
    """One way in which postings state a facet."""

    facet: str
    name: str
    cues: tuple[str, ...]
    """Plain substrings of the folded text; without one in a sentence the pattern is not tried."""
    pattern: re.Pattern[str]
    value: Any
    """The fact's value; `words` stands for the matched words themselves."""
    kind: Optional[str]
    unless: Optional[re.Pattern[str]]
    """Other senses: a match that overlaps one of these is none."""
    never: Optional[re.Pattern[str]]
    """What rules the whole sentence out."""
    near: Optional[re.Pattern[str]]
    """What must stand in the sentence, unless its section is in `sections`."""
    sections: frozenset[str]
    only: frozenset[str]
    """The only sections that count, where given."""
    not_in: frozenset[str]
    of_duties: bool
    """Whether lines that tell a duty may state the facet."""
    boilerplate: bool
    """Whether the rule reads legal boilerplate, which the others pass over."""
    trim: Optional[re.Pattern[str]]
    """Words at the start of a match that are no part of its value; where they are all of it, the value follows."""
    until: Optional[re.Pattern[str]]
    """Where a value in words that goes on after the match ends, beside the end of its clause."""
    items: Optional[re.Pattern[str]]
    """What the line names one by one: they are the value."""
    capital: bool
    """Whether the match must hold a name, that is a capital letter beyond its first."""
    deny: Optional[re.Pattern[str]]
    """Ways of denial beyond the general ones."""

    def match(self, line: Line) -> Optional[re.Match[str]]:
        """The first match in the line that counts, or nothing."""
        if line.section in self.not_in or (self.only and line.section not in self.only):
            return None
        if line.boilerplate and not self.boilerplate:
            return None
        if not self.of_duties and line.tells_duty:
            return None
        found = self.pattern.search(line.low)
        if found is None or (self.never and self.never.search(line.low)):
            return None
        gated = (self.near or self.sections) and line.section not in self.sections
        if gated and (self.near is None or not self.near.search(line.low)):
            return None
        if self.unless is None and not self.capital:
            return found
        taken = [(other.start(), other.end()) for other in self.unless.finditer(line.low)] if self.unless else []
        if not taken and self._is_named(line, found):
            return found
        matches = self.pattern.finditer(line.low)
        return next((m for m in matches if not _overlaps(m, taken) and self._is_named(line, m)), None)

    def _is_named(self, line: Line, match: re.Match[str]) -> bool:
        return not self.capital or CAPITAL.search(line.sentence.text, match.start() + 1, match.end()) is not None


class Hit(NamedTuple):
    """A rule's match in a line; `start` and `end` are offsets in the line."""

    rule: Rule
    line: Line
    start: int
    end: int


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of the files; `SetupError` names a rule whose pattern cannot be compiled."""
    return tuple(
        _rule(facet, entry)
        for family in FAMILIES
        for facet, entries in lexicon(f"facets/{family}").items()
        for entry in entries
    )


@cache
def _gate() -> dict[str, tuple[Rule, ...]]:
    gate: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules():
        for cue in rule.cues:
            gate[cue].append(rule)
    return {cue: tuple(opened) for cue, opened in gate.items()}


def hits(page: Page) -> Iterator[Hit]:
    """What the rules find, in the order of the text; each rule once a line at most."""
    opened: dict[int, dict[Rule, None]] = defaultdict(dict)
    low, lines = page.low, page.lines
    for cue in _likely(low):
        keyed = _gate()[cue]
        at = low.find(cue)
        while at >= 0:
            found = page.line_at(at)
            if found is not None:
                opened[found].update(dict.fromkeys(keyed))
                at = low.find(cue, lines[found].sentence.end)
            else:
                at = low.find(cue, at + 1)
    for rule in _gate().get("", ()):
        for place in range(len(lines)):
            opened[place][rule] = None
    for place in sorted(opened):
        line = lines[place]
        for rule in () if line.is_heading else opened[place]:
            match = rule.match(line)
            if match:
                yield Hit(rule, line, match.start(), match.end())


def _likely(low: str) -> list[str]:
    """The cues all of whose groups of letters stand somewhere in the text; the short ones, too, whatever it holds."""
    cues, groups = _sieve()
    present = np.zeros(SIEVE + 1, dtype=bool)
    present[_grams(low)] = True
    present[SIEVE] = True
    return [cues[place] for place in np.flatnonzero(present[groups].all(axis=1))]


@cache
def _sieve() -> tuple[list[str], np.ndarray]:
    """The cues, and int32 [cues, groups]: the places of each one's groups of letters, filled up with `SIEVE`."""
    cues = [cue for cue in _gate() if cue]
    groups = np.full((len(cues), max(map(len, cues))), SIEVE, dtype=np.int32)
    for row, cue in enumerate(cues):
        places = _grams(cue)
        groups[row, : len(places)] = places
    return cues, groups


def _grams(text: str) -> np.ndarray:
    """For each group of `GRAM` letters of the text its place in the sieve."""
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
    places = np.zeros(max(0, len(codes) - GRAM + 1), dtype=np.uint16)
    for at in range(GRAM):
        places = places * np.uint16(31) + codes[at : at + len(places)]
    return places


def _overlaps(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return any(match.start() < end and start < match.end() for start, end in taken)


def _rule(facet: str, entry: dict[str, Any]) -> Rule:
    def compiled(key: str) -> Optional[re.Pattern[str]]:
        source = entry.get(key)
        try:
            return re.compile(source) if source else None
        except re.error as error:
            raise SetupError(f"rule '{entry['name']}' of facet {facet}: {key} is no pattern: {error}") from error

    pattern = compiled("pattern")
    if pattern is None:
        raise SetupError(f"rule '{entry['name']}' of facet {facet} has no pattern; add one")
    return Rule(
        facet=facet,
        name=entry["name"],
        cues=tuple(str(cue) for cue in entry["cue"]),
        pattern=pattern,
        value=entry.get("value", True),
        kind=entry.get("kind"),
        unless=compiled("unless"),
        never=compiled("never"),
        near=compiled("near"),
        sections=frozenset(entry.get("in", ())),
        only=frozenset(entry.get("only", ())),
        not_in=frozenset(entry.get("in_not", ())),
        of_duties=facet not in lexicon("facets/values")["not_of_duties"],
        boilerplate=entry.get("boilerplate", False),
        trim=compiled("trim"),
        until=compiled("until"),
        items=compiled("items"),
        capital=entry.get("capital", False),
        deny=compiled("deny"),
    )
