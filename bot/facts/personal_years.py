""" "I have 3 years, is that enough?": the years told against those that the posting asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Optional

from bot.extract.numbers import value_of, words_pattern
from bot.facts.model import Fact
from bot.facts.wanted import alike, stems, wanted
from bot.lexicon import lexicon


@cache
def _told() -> re.Pattern[str]:
    number = rf"(?:\d{{1,2}}(?:\.\d)?|{words_pattern()})"
    return re.compile(rf"\b(?P<count>{number}|an?) ?\+?(?P<unit>years?|yrs?|months?)\b")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("personal")["years"][name])


def years_told(question: str) -> Optional[float]:
    """The years of work that the candidate has; None where the question tells none, or of another thing than work."""
    if not _pattern("asked").search(question) or _pattern("never").search(question):
        return None
    found = [match for match in _told().finditer(question) if not question[match.end() :].startswith((" old", " ago"))]
    if len(found) != 1:
        return None
    count = found[0].group("count")
    years = 1.0 if count in ("a", "an") else value_of(count)
    if years is None:
        return None
    return years / 12 if found[0].group("unit").startswith("month") else years


def judge_years(question: str, facts: Sequence[Fact]) -> Optional[tuple[str, list[Fact]]]:
    """Enough or not by the years asked; where several are asked for different things, those of the thing named."""
    told = years_told(question)
    if told is None:
        return None
    asked = [fact for fact in facts if fact.facet == "experience" and isinstance(fact.value, (int, float))]
    asked = [fact for fact in asked if not isinstance(fact.value, bool)]
    named = [alike(word) for word in _named(question)]
    about = [fact for fact in asked if any(same & set(stems(fact.quote.lower())) for same in named)]
    asked = about or asked
    if not asked:
        return None
    words = lexicon("personal")["years"]
    firm = [fact for fact in asked if fact.need != "preferred"]
    bars = firm or asked
    most = max(bars, key=lambda fact: float(fact.value))
    least = min(bars, key=lambda fact: float(fact.value))
    numbers = {"told": _years(told), "asked": _years(float(most.value))}
    if told >= float(most.value):
        return str(words["enough" if firm else "enough_preferred"].format(**numbers)), [most]
    if not firm:
        return str(words["short_preferred"].format(**numbers)), [most]
    if told >= float(least.value):
        return str(words["partly"].format(**numbers, least=_years(float(least.value)))), [most, least]
    return str(words["short"].format(told=_years(told), asked=_years(float(least.value)))), [least]


def _named(question: str) -> list[str]:
    ignored = _pattern("ignored")
    return [word for word, _ in wanted(question).words if not ignored.fullmatch(word)]


def _years(count: float) -> str:
    words = lexicon("personal")["years"]
    if count < 1:
        return str(words["months"].format(count=round(count * 12)))
    return str(words["one"] if count == 1 else words["many"].format(count=f"{count:g}"))
