"""What a question wants beyond its facets: the things it names, and the detail that an answer must hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Optional

from bot.facts.page import folded
from bot.facts.question import Ask, asks, plain
from bot.lexicon import lexicon

WORD = re.compile(r"[a-z0-9][a-z0-9+#&]*(?:[-'][a-z0-9]+)*")
ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ers",
    "ies",
    "ied",
    "er",
    "ed",
    "es",
    "ly",
    "al",
    "s",
    "y",
    "e",
)
SHORTEST_STEM = 3
COUNTS = re.compile(r"\b(?:how (?:many|much|often|long)|which|number of)\b")
ACRONYM = re.compile(r"\b(?:[A-Z]{3,6}|[A-Z][a-z]+[A-Z]\w*)\b")
NAME = re.compile(r"(?<=[a-z,(/:&] )(?!I\b)[A-Z][\w+#.-]+|\b[A-Z]{2,}\b|\b[A-Z][a-z]+[A-Z]\w*")


def stem(word: str) -> str:
    """A rough stem: "selling", "sells" and "sell" share one; short words stay as they are."""
    word = word.removesuffix("'s").removesuffix("'")
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            word = word[: -len(ending)]
            return word[:-1] if len(word) > SHORTEST_STEM and word[-1] == word[-2] and word[-1] in "bdgmnprt" else word
    return word


def stems(text: str) -> list[str]:
    """Stems of the words of folded `text`, those of hyphenated parts too."""
    found = []
    for word in WORD.findall(text):
        found.append(stem(word))
        if "-" in word:
            found.extend(stem(part) for part in word.split("-") if part)
    return found


@dataclass(frozen=True)
class Detail:
    """What the words that answer must hold when a question asks for it."""

    when: re.Pattern[str]
    facets: frozenset[str]
    needs: Optional[re.Pattern[str]]
    """What the folded words must hold, if anything."""
    names: bool
    """Whether they must hold a name: a word with a capital that does not only begin a sentence."""

    def held_by(self, quote: str) -> bool:
        """Whether the words hold what is asked."""
        if self.names and not NAME.search(quote):
            return False
        return self.needs is None or self.needs.search(folded(quote)) is not None


@cache
def details() -> tuple[Detail, ...]:
    return tuple(
        Detail(
            re.compile(entry["when"]),
            frozenset(entry["facets"]),
            re.compile(entry["needs"]) if "needs" in entry else None,
            entry.get("names", False),
        )
        for entry in lexicon("answers")["details"]
    )


@cache
def _stop() -> frozenset[str]:
    words = {str(word) for word in lexicon("answers")["stop"]}
    return frozenset(words | {stem(word) for word in words})


@cache
def _tools() -> frozenset[str]:
    """Tools and languages with a name of one word that is no everyday word."""
    skills = lexicon("skills")
    names = {str(name) for kind in (*skills["tools"].values(), skills["languages"]) for name in kind if " " not in name}
    return frozenset(names - set(skills["everyday_words"]))


@cache
def _plain() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon("answers")["plain"])


@cache
def _broad() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon("answers")["broad"])


@cache
def _same() -> dict[str, frozenset[str]]:
    sets: dict[str, set[str]] = {}
    for row in lexicon("answers")["same"]:
        alike = {stem(word) for word in row}
        for word in alike:
            sets.setdefault(word, set()).update(alike)
    return {word: frozenset(alike) for word, alike in sets.items()}


@cache
def _generic(facet: str) -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon("answers")["generic"].get(facet, ()))


@dataclass(frozen=True)
class Wanted:
    """A question folded, with the stems of what it names."""

    question: str
    """As it was asked."""
    text: str
    words: tuple[tuple[str, int], ...]
    """Stems of the content words and where they stand, in order."""
    acronyms: frozenset[str]
    """Stems of what is named in capitals, "PALS" or "QuickBooks", which nothing but the name itself can mean."""
    tools: frozenset[str]
    """Stems of the tools and languages that it names and of their other names: "excel" is no talent to excel."""
    known: frozenset[str]
    """Stems that name nothing here: the posting's own title and company."""
    asked: frozenset[str] = frozenset()
    """The facets that are answered; none: all that the question asks."""

    def named(self, facet: str) -> list[frozenset[str]]:
        """What the question names apart from the facet itself and its other facets: sets of stems of like meaning."""
        generic = _generic(facet) | self.known
        others = [ask for ask in asks(self.text) if facet not in ask.facets and self._answered(ask)]
        found = [
            word
            for word, at in self.words
            if word not in generic and not any(ask.start <= at < ask.end for ask in others)
        ]
        return [alike(word) for word in dict.fromkeys(found)]

    def beyond(self, facet: str) -> list[frozenset[str]]:
        """What it names beyond the words that ask about the facet, such as the "spouse" of "is my spouse insured?"."""
        own = [ask for ask in asks(self.text) if facet in ask.facets]
        free = [word for word, at in self.words if any(ask.start <= at < ask.end for ask in own)]
        return [same for same in self.named(facet) if not any(word in same for word in free) and not same & _plain()]

    def _answered(self, ask: Ask) -> bool:
        """Whether the words are spoken to elsewhere: "cdl" names something where no licence to drive is answered."""
        return not self.asked or bool(self.asked & set(ask.facets))

    @property
    def told(self) -> frozenset[str]:
        """The facets that rules read in the question."""
        return frozenset(facet for ask in asks(self.text) for facet in ask.facets)

    @property
    def counts(self) -> bool:
        """Whether the question is after a number or a choice, which a neighbouring facet does not give."""
        return COUNTS.search(self.text) is not None

    def only_broad(self, facet: str) -> bool:
        """Whether all that the question names are words that every posting holds."""
        return all(words & _broad() for words in self.named(facet))

    def details(self, facet: str) -> Iterator[Detail]:
        """What the words of an answer about `facet` must all hold; of a `sentence`, what no fact speaks for."""
        for detail in details():
            if facet in detail.facets and detail.when.search(self.text):
                yield detail


def alike(word: str) -> frozenset[str]:
    """The stems that stand for the same thing as the stem `word`."""
    return _same().get(word, frozenset((word,)))


def wanted(question: str, known: str = "", asked: Iterable[str] = ()) -> Wanted:
    """The question's wants; `known` is text whose words name nothing new, such as the posting's title.

    `asked` are the facets that are answered, where they are known.
    """
    text = plain(question)
    stop = _stop()
    words = [(stem(match.group()), match.start()) for match in WORD.finditer(text) if match.group() not in stop]
    return Wanted(
        question,
        text,
        tuple((word, at) for word, at in words if word not in stop and len(word) > 1),
        frozenset() if question.isupper() else frozenset(map(stem, map(str.lower, ACRONYM.findall(question)))) - stop,
        frozenset().union(*(alike(stem(word)) for word in WORD.findall(text) if word in _tools())),
        frozenset(stems(known.lower())),
        frozenset(asked),
    )
