"""Finds the phrases of a vocabulary: a tree of words, the longest phrase wins.

A vocabulary maps each value to named rules and each rule to phrases (see `templates`). Two names are special:
`turned_down` holds values that its phrases refuse ("weekends off"), and `lookalikes` holds phrases that say nothing
though they contain one that would ("remote sensing"): being longer, they win, and yield no reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Optional

from bot.extract.negation import carried, negated, negated_after
from bot.extract.reading import Reading
from bot.extract.templates import phrases_of
from bot.extract.tokens import Tokens, tokens
from bot.lexicon import lexicon

NUMBER = "#"
"""Stands for any number in a phrase."""
BEFORE_ROLE = "before_role"
"""Ends the names of rules whose first word alone is the thing: "night nurse" leaves the nurse to another reader."""


@dataclass(frozen=True)
class Meaning:
    """What a phrase says; no `value` for a lookalike."""

    value: Optional[str]
    rule: str
    turned_down: bool = False


class PhraseBook:
    """All phrases of one vocabulary."""

    def __init__(self, vocabulary: dict[str, Any]) -> None:
        self._tree: dict[str, Any] = {}
        for value, rules in vocabulary.items():
            if value == "lookalikes":
                self._learn(rules, Meaning(None, "lookalike"))
            elif value == "turned_down":
                for refused, its_rules in rules.items():
                    self._learn_all(refused, its_rules, True)
            else:
                self._learn_all(value, rules, False)
        self._first = frozenset(self._tree)

    def _learn_all(self, value: str, rules: dict[str, list[str]], turned_down: bool) -> None:
        for rule, templates in rules.items():
            self._learn(templates, Meaning(value, rule, turned_down))

    def _learn(self, templates: list[str], meaning: Meaning) -> None:
        for template in templates:
            for phrase in phrases_of(template):
                node = self._tree
                for word in phrase:
                    node = node.setdefault(word, {})
                node.setdefault("", meaning)

    def words(self) -> Iterator[str]:
        """Every word of every phrase."""
        nodes = [self._tree]
        while nodes:
            for word, child in nodes.pop().items():
                if word:
                    yield word
                    nodes.append(child)

    def find(self, found: Tokens) -> Iterator[tuple[Meaning, int, int]]:
        """What is said, with the first and last token of the phrase; lookalikes included."""
        words = found.words
        if NUMBER in self._first:
            starts = [at for at, word in enumerate(words) if word in self._first or word[0].isdigit()]
        elif self._first.isdisjoint(found.present):
            return
        else:
            starts = [at for at, word in enumerate(words) if word in self._first]
        free = 0
        for at in starts:
            if at >= free:
                best, last = self._longest(words, at)
                if best is not None and not (best.value is None and self._cuts(words, at, last)):
                    yield best, at, last
                    free = last + 1

    def _cuts(self, words: list[str], first: int, last: int) -> bool:
        """True when a phrase begins inside the lookalike of the words `first` to `last` and goes on after it."""
        return any(self._longest(words, at)[1] > last for at in range(first + 1, last + 1) if words[at] in self._first)

    def _longest(self, words: list[str], at: int) -> tuple[Optional[Meaning], int]:
        """The meaning of the longest phrase that begins at `at`, and its last word."""
        best, last = None, at
        paths = [(self._tree, at)]
        while paths:
            node, index = paths.pop()
            if "" in node and (best is None or index - 1 > last):
                best, last = node[""], index - 1
            if index < len(words):
                word = words[index]
                if word[0].isdigit() and NUMBER in node:
                    paths.append((node[NUMBER], index + 1))
                if word in node:
                    paths.append((node[word], index + 1))
        return best, last


@cache
def phrase_book(name: str) -> PhraseBook:
    """The phrases of the vocabulary `name`.yml."""
    return PhraseBook(lexicon(name))


def read_phrases(name: str, text: str) -> list[Reading[str]]:
    """What the vocabulary `name` finds in `text`, in order, with what is turned down marked."""
    found = tokens(text)
    spans = [
        (meaning, found.starts[first], found.ends[first if meaning.rule.endswith(BEFORE_ROLE) else last])
        for meaning, first, last in phrase_book(name).find(found)
        if meaning.value
    ]
    if not spans:
        return []
    before = [meaning.turned_down or negated(text, start) for meaning, start, _ in spans]
    after = [negated_after(text, end) for _, _, end in spans]
    refused = carried(text, [(start, end) for _, start, end in spans], before, after)
    return [
        Reading(meaning.value or "", start, end, meaning.rule, no)
        for (meaning, start, end), no in zip(spans, refused, strict=True)
    ]
