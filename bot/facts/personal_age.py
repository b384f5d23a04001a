""" "I'm 17, can I apply?": an age told against the least that the posting asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Optional

from bot.extract.numbers import value_of, words_pattern
from bot.facts.model import Fact
from bot.facts.question import WORK, facets_asked
from bot.lexicon import lexicon


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("personal")["age"][name].format(number=rf"(?P<age>\d\d|{words_pattern()})"))


def age_told(question: str) -> Optional[int]:
    """The age of the candidate, or of whom they ask for; None where the question tells none."""
    found = _pattern("told").search(question)
    age = value_of(found["age"]) if found and not _pattern("never").match(question, found.end("age")) else None
    words = lexicon("personal")["age"]
    return int(age) if age is not None and words["youngest"] <= age <= words["oldest"] else None


def judge_age(question: str, facts: Sequence[Fact]) -> Optional[tuple[str, list[Fact]]]:
    """Old enough or not by the least age that the words of a fact name."""
    told = age_told(question)
    if told is None or set(facets_asked(question)) - {"age", *WORK}:
        return None  # "I'm 20, what does it pay?" asks for something else
    for fact in (fact for fact in facts if fact.facet == "age"):
        least = _pattern("least").search(fact.quote.lower())
        asked = value_of(least["age"]) if least else None
        if asked is not None:
            key = "enough" if told >= asked else "short"
            return str(lexicon("personal")["age"][key].format(asked=int(asked), told=told)), [fact]
    return None
