"""Named rules from `bot/lexicon/facets`: a cheap gate of plain substrings, then a pattern on the sentences it opens."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, Optional

import ahocorasick

from bot.errors import SetupError
from bot.facts.page import Line, Page
from bot.lexicon import lexicon

CAPITAL = re.compile(r"[A-Z]")
FAMILIES = ("benefits", "time", "place", "requirements", "work", "employer")


@dataclass(frozen=True, eq=False)
class Rule:
    """One way in which postings state a facet."""

    facet: str
    name: str
    cues: tuple[str, ...]
    """Plain substrings of the folded text; without one in a sentence the pattern is not tried. None: any of `only`."""
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


def hits(page: Page) -> Iterator[Hit]:
    """What the rules find, in the order of the text; each rule once a line at most."""
    opened: dict[int, set[int]] = defaultdict(set)
    for end, (length, numbers) in _gate().iter(page.low):
        place = page.line_at(end + 1 - length)
        if place is not None:
            opened[place].update(numbers)
    for place, line in enumerate(page.lines):
        if line.is_heading:
            continue
        for number in sorted(opened[place].union(_of_section(line.section))):
            rule = rules()[number]
            match = rule.match(line)
            if match:
                yield Hit(rule, line, match.start(), match.end())


@cache
def _gate() -> ahocorasick.Automaton:
    """Finds every cue in one pass over a text; each comes with its length and the numbers of the rules it opens."""
    opens: dict[str, list[int]] = defaultdict(list)
    for number, rule in enumerate(rules()):
        for cue in rule.cues:
            opens[cue].append(number)
    gate = ahocorasick.Automaton()
    for cue, numbers in opens.items():
        gate.add_word(cue, (len(cue), numbers))
    gate.make_automaton()
    return gate


@cache
def _of_section(section: str) -> frozenset[int]:
    """Numbers of the rules without cues, which every line of their sections states."""
    return frozenset(number for number, rule in enumerate(rules()) if not rule.cues and section in rule.only)


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
        cues=tuple(str(cue) for cue in entry.get("cue", ())),
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
