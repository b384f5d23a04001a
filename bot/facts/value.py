"""The value of what a rule matched: yes or no, one of a kind, or the posting's own words, without their lead-in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Optional

from bot.facts.page import Line, Page
from bot.facts.rules import Hit
from bot.facts.words import denied
from bot.lexicon import lexicon

LONGEST = 90
"""Characters of a value in words, where it goes on beyond what was matched."""
LABEL = 4
"""Characters at most that stand before a label in its line, such as a mark."""
LAST_SPACE = re.compile(r"\s+\S*$")


@cache
def facets(name: str) -> frozenset[str]:
    """A list of facets of `facets/values.yml`."""
    return frozenset(lexicon("facets/values")[name])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("facets/values")["words"][name])


def value_of(page: Page, hit: Hit) -> Any:
    """What the posting states, as the contract has it for the facet (section 5)."""
    rule, line = hit.rule, hit.line
    deniable = rule.facet not in facets("never_denied")
    if deniable and (denied(line, hit.start, hit.end, rule.deny) or _none_below(page, hit)):
        return False
    listed = rule.facet in facets("lists")
    if rule.value != "words" and not (listed and rule.value is True):
        return rule.value
    found = _items(hit)
    if found:
        return found if listed else found[0]
    words = _words(page, hit)
    return _listed(words) if listed else words


def _none_below(page: Page, hit: Hit) -> bool:
    """Whether the match is a label and the line below it says that there is none: "Travel: / None"."""
    text = hit.line.low
    if hit.start > LABEL or text[hit.end :].strip(" :*?"):
        return False
    below = page.line_after(hit.line)
    return below is not None and _pattern("none").fullmatch(below.text) is not None


def _items(hit: Hit) -> list[str]:
    """Each thing that the line names, where the rule tells what such things are: papers, languages, addresses."""
    if hit.rule.items is None:
        return []
    text = hit.line.sentence.text
    named = [text[match.start() : match.end()].strip() for match in hit.rule.items.finditer(hit.line.low, hit.start)]
    return list(dict.fromkeys(named))


def _words(page: Page, hit: Hit) -> str:
    """The matched words without their lead-in; where they are no more than that, what follows them."""
    rule, line, start = hit.rule, hit.line, hit.start
    text = line.sentence.text
    if rule.trim:
        lead = rule.trim.match(line.low, start, hit.end)
        start = lead.end() if lead else start
    rest = text[start : hit.end].strip(" :")
    if rest and rule.facet not in facets("carried_on"):
        return rest
    value = _carried_on(text, start, hit.end, rule.until)
    return value or (_next_line(page, line, hit.end) if not rest else None) or text[hit.start : hit.end].strip()


def _carried_on(text: str, start: int, end: int, until: Optional[re.Pattern[str]]) -> str:
    """The words from `start` on, to the end of the clause that goes on after `end`."""
    ends = [match.start() for match in _pattern("end").finditer(text, end)]
    if until and (match := until.search(text, end)):
        ends.append(match.start())
    for stop in sorted(ends):
        words = text[start:stop]
        if len(words) > LONGEST:
            words = LAST_SPACE.sub("", words[: max(LONGEST, end - start)])
        words = _pattern("tail").sub("", _pattern("head").sub("", words)).strip(" ,:;.-–—*•")
        if words:
            return words
    return ""


def _next_line(page: Page, line: Line, end: int) -> Optional[str]:
    """The line after a label that ends its own line."""
    after = page.line_after(line) if not line.low[end:].strip(" :*") else None
    return after.text[:LONGEST].strip() if after else None


def _listed(words: str) -> list[str]:
    """The parts of a plain list, "Excel, Word and Outlook"; else all of the words as one."""
    words = _pattern("named").sub("", words)
    if _pattern("whole").search(words):
        return [words]
    parts = [part.strip() for part in _pattern("joint").split(words)]
    short = all(part and len(part.split()) <= 3 for part in parts)
    return parts if short and len(parts) > 2 else [words]
