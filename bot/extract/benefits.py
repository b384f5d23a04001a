"""Reads benefits: "401k", "dental vision and pto", "pays for my move"."""

from __future__ import annotations

import re
from functools import cache
from typing import Optional

from bot.extract.negation import carried, negated, negated_after
from bot.extract.phrases import PhraseBook
from bot.extract.reading import Reading
from bot.extract.tokens import MARKS, tokens
from bot.lexicon import lexicon

_JOINING = frozenset({",", "and", "or", "+", "plus", "n", "w", "with", ":"})


@cache
def _book() -> PhraseBook:
    special = ("short", "alone", "between_commas", "strong", "before_alone", "after_list")
    return PhraseBook({key: value for key, value in lexicon("benefits").items() if key not in special})


@cache
def _short() -> dict[str, str]:
    return dict(lexicon("benefits")["short"])


@cache
def _context(name: str) -> frozenset[str]:
    return frozenset(lexicon("benefits")[name])


def vocabulary_words() -> set[str]:
    """Every word of the phrases."""
    return {*_book().words(), *_short()}


def read_benefits(text: str) -> list[Reading[str]]:
    """The benefit facets in `text`, in order; `benefits` where they are spoken of as a whole."""
    found = tokens(text)
    items: list[_Item] = [(meaning.value, meaning.rule, first, last) for meaning, first, last in _book().find(found)]
    short = _short()
    if not short.keys().isdisjoint(found.present):
        covered = {at for _, _, first, last in items for at in range(first, last + 1)}
        words = [at for at, word in enumerate(found.words) if word in short and at not in covered]
        items += _meant(found.words, words, items)
        items.sort(key=lambda item: item[2])
    kept = [(value, rule, found.starts[first], found.ends[last]) for value, rule, first, last in items if value]
    if not kept:
        return []
    spans = [(start, end) for _, _, start, end in kept]
    before = [negated(text, start) for start, _ in spans]
    after = [negated_after(text, end) for _, end in spans]
    refused = carried(text, spans, before, after)
    return [Reading(value, start, end, rule, no) for (value, rule, start, end), no in zip(kept, refused, strict=True)]


_Item = tuple[Optional[str], str, int, int]
# value (none for a lookalike), rule, first and last token


def _meant(words: list[str], at: list[int], items: list[_Item]) -> list[_Item]:
    """Those short words that mean a benefit: in a list with others, or alone after "with" and the like."""
    full = {index for value, _, first, last in items if value for index in (first, last)}
    members = sorted({*at, *full})
    short, places = _short(), set(at)
    meant: list[_Item] = []
    for group in _groups(words, members, items):
        inside = [index for index in group if index in places]
        if not inside or not _ends_well(words, group[-1], full):
            continue
        if len(group) > 1:
            if not any(index in full or words[index] in _context("strong") for index in group):
                continue
            meant += [(short[words[index]], "in_a_list", index, index) for index in inside]
        elif words[group[0]] in _context("alone") and _stands_alone(words, group[0]):
            meant.append((short[words[group[0]]], "alone", group[0], group[0]))
    return meant


def _groups(words: list[str], members: list[int], items: list[_Item]) -> list[list[int]]:
    """Members with nothing but joining words between them, or that belong to one phrase."""
    within = {(first, last) for _, _, first, last in items}
    groups: list[list[int]] = []
    for index in members:
        if groups:
            previous = groups[-1][-1]
            between = words[previous + 1 : index]
            if (previous, index) in within or (len(between) <= 3 and all(word in _JOINING for word in between)):
                groups[-1].append(index)
                continue
        groups.append([index])
    return groups


def _ends_well(words: list[str], last: int, full: set[int]) -> bool:
    if last in full or last + 1 >= len(words):
        return True
    after = words[last + 1]
    return after in MARKS or after in _context("after_list")


def _stands_alone(words: list[str], at: int) -> bool:
    pay = "".join(words[max(0, at - 2) : at])
    if re.search(r"\d[k+]*$", pay) and words[at] in _context("between_commas"):
        return True  # "180k+ equity"
    if at > 1 and words[at - 1] == "," and (at + 1 == len(words) or words[at + 1] in MARKS):
        return words[at] in _context("between_commas")
    return words[at - 1] in _context("before_alone") if at else len(words) == 1
