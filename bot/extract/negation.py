"""Decides for every reader whether what it found is turned down: "no nights", "travel not required"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.extract.templates import phrases_of
from bot.extract.tokens import ENDS, tokens
from bot.lexicon import lexicon

REACH = 14
"""Tokens that are looked at before the thing."""
ITEM = 3
"""Words that one item of a list may have: "no nights, double shifts or weekends"."""

LAST_CHOICE = r"""(?:is|are|['’]s)[ ](?:the[ ]|my[ ])?(?:
    (?:one|only|single)[ ](?:[\w-]+[ ]){1,2}?(?:that[ ]|where[ ]|which[ ])?(?:i|we)[ ](?:would[ ]never|will[ ]never
      |won['’]?t|will[ ]not|can['’]?t|cannot|refuse|never|wouldn['’]?t|don['’]?t|do[ ]not)
    |(?:very[ ])?last[ ](?:[\w-]+[ ]){1,2}?(?:that[ ]|where[ ])?(?:i['’]?d|i[ ]would|i[ ]want|i[ ]need))\b"""
"""Said of something that is turned down: "is the one place I won't work", "is the last thing I want"."""
_AFTER = re.compile(
    rf"""[ \t)*"]*(?:
        (?:[\w-]+[ ]){{0,2}}?
        (?:(?:is|are|was|were|will|would|does|do|can|should|may)[ ])?(?:currently[ ])?
        (?:not|never|isn['’]?t|aren['’]?t|don['’]?t|doesn['’]?t|won['’]?t|no[ ]longer)[ ]
        (?:(?:currently|be|an?|usually|generally|typically|normally)[ ])*
        (?:required?|needed|necessary|available|provided|offered|possible|expected|option|included?|permitted|allowed
          |accepted|eligible|applicable|anticipated|wanted|work(?:s|ing)?\b|for[ ]me|ok(?:ay)?\b|considered|sponsored
          |supported|mandatory|happening|involved|covered)
      | (?:(?:is|are)[ ])?(?:out[ ]of[ ]the[ ]question|off[ ]the[ ]table|a[ ]no\b|a[ ]deal[ -]?breaker|unavailable)
      | {LAST_CHOICE}
      | (?:is|are)[ ]out\b(?![ ]of)
      | no\b(?=[ ]*(?:[,.;!]|$))
      | (?:[\w-]+[ ])?(?:required|needed|available|provided|offered)?[ ]?[:=?–-][ ]*(?:no\b|none\b|n/a\b|not\b|0[ ]?%)
      | [ ]?-?free\b(?=[ ]*(?:job|role|work|position|$))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_LINK = re.compile(
    r"""[ \t]*(?:(?:work|shifts?|jobs?|roles?|positions?)[ ])?[ \t]*
        (?P<mark>,[ ]*(?:and/or|or|and|nor)\b|,|/|&|\+|(?:and/or|or|and|nor)\b)?[ \t]*
        (?:(?:on|any|the|work(?:ing)?|do(?:ing)?|to|be|an?)[ ])*[ \t]*""",
    re.VERBOSE | re.IGNORECASE,
)
_OR_MORE = re.compile(r"[ \t]*,?[ ]?(?:or|nor)[ ]\w", re.IGNORECASE)
_INSTEAD = re.compile(
    r"[ \t]*(?:shifts?[ ]|work[ ])?(?:only|instead|preferred|(?:is|are)[ ](?:ok|fine|good|best))\b", re.IGNORECASE
)


def negated(text: str, start: int) -> bool:
    """True when words before `start` turn down what begins there: "no", "don't want to", "anything but", "no X or"."""
    found = tokens(text)
    rules = _rules()
    if rules.last_words.isdisjoint(found.present):
        return False
    words = found.words
    at = found.before(start)
    lowest = max(-1, at - REACH)
    free, listed = 0, False
    while at > lowest:
        word = words[at]
        first = rules.negator(words, at)
        if first is not None:
            return not rules.harmless(words, first, at)
        if word in ENDS or word == ":" or word in rules.resets:
            return False
        if word in ("or", "nor"):
            free, listed = ITEM, True
        elif word == ",":
            if not listed:
                return False
            free = ITEM
        elif word not in rules.between:
            if not free:
                return False
            free -= 1
        at -= 1
    return False


def negated_after(text: str, end: int) -> bool:
    """True when the words right after `end` turn down what ends there: "travel not required", "on call: none"."""
    return _AFTER.match(text, end) is not None


def turned_down(text: str, start: int, end: int) -> bool:
    """True when what stands between `start` and `end` is turned down, from either side."""
    return negated(text, start) or negated_after(text, end)


def carried(text: str, spans: Sequence[tuple[int, int]], before: Sequence[bool], after: Sequence[bool]) -> list[bool]:
    """Which of `spans` (in order) are refused; a refusal goes on through a list: "no nights, evenings and weekends"."""
    marks = [_link(text, left[1], right[0]) for left, right in zip(spans, spans[1:], strict=False)]
    before = list(before)
    for index, mark in enumerate(marks):  # "no degree, days or evenings": what is denied ends before the days
        if mark is not None and "or" in mark and not before[index]:
            before[index + 1] = False
    refused = [one or other for one, other in zip(before, after, strict=True)]
    for index, mark in enumerate(marks):
        end = spans[index + 1][1]
        closed = mark is not None and (_joins(mark) or _closes(marks, index) or _OR_MORE.match(text, end))
        if closed and refused[index] and before[index] and not _INSTEAD.match(text, end):
            refused[index + 1] = True
            before = [*before[: index + 1], True, *before[index + 2 :]]
    for index in range(len(marks) - 1, -1, -1):
        if marks[index] is not None and after[index + 1] and not refused[index]:
            refused[index] = True
            after = [*after[:index], True, *after[index + 1 :]]
    return refused


def _link(text: str, end: int, start: int) -> str | None:
    """What joins two items that stand in one list (it may be empty); None when they do not."""
    found = _LINK.fullmatch(text, end, start) if start >= end else None
    return None if found is None else (found["mark"] or "")


def _joins(mark: str) -> bool:
    return mark not in ("", ",", "+")


def _closes(marks: list[str | None], index: int) -> bool:
    for mark in marks[index + 1 :]:
        if mark is None:
            return False
        if _joins(mark):
            return True
    return False


class _Rules:
    def __init__(self) -> None:
        vocabulary = lexicon("negation")

        def phrases(name: str) -> list[tuple[str, ...]]:
            return [phrase for template in vocabulary[name] for phrase in phrases_of(template)]

        self.between = frozenset(word for phrase in phrases("between") for word in phrase)
        self.resets = frozenset(word for phrase in phrases("resets") for word in phrase)
        self._negators: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(phrases("negators"), key=len, reverse=True):
            self._negators.setdefault(phrase[-1], []).append(phrase)
        self._harmless: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases("not_negators"):
            for word in phrase:
                self._harmless.setdefault(word, []).append(phrase)
        self.last_words = frozenset(self._negators)

    def negator(self, words: list[str], last: int) -> int | None:
        """Index of the first word of the negator that ends at `last`."""
        for phrase in self._negators.get(words[last], ()):
            first = last - len(phrase) + 1
            if first >= 0 and tuple(words[first : last + 1]) == phrase:
                return first
        return None

    def harmless(self, words: list[str], first: int, last: int) -> bool:
        """True when the words `first` to `last` are part of a phrase that turns nothing down."""
        for at in range(first, last + 1):
            for phrase in self._harmless.get(words[at], ()):
                for shift in (place for place, word in enumerate(phrase) if word == words[at]):
                    begin = at - shift
                    if begin >= 0 and tuple(words[begin : begin + len(phrase)]) == phrase:
                        return True
        return False


@cache
def _rules() -> _Rules:
    return _Rules()
