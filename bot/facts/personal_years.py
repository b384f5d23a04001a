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
def _count() -> str:
    """Pattern of a count with its unit: "3 years", "two and a half years", "a year and a half", "half a year"."""
    parts = "|".join(map(re.escape, sorted(lexicon("personal")["years"]["counts"], key=len, reverse=True)))
    number = rf"(?:\d{{1,2}}(?:\.\d)?|{words_pattern()}|{parts})"
    half = r"(?: and a half)"
    return rf"(?P<count>{number}|an?)(?P<half>{half})? ?\+? ?(?P<unit>years?|yrs?|months?)\b(?P<more>{half})?"


@cache
def _told() -> re.Pattern[str]:
    return re.compile(rf"\b{_count()}")


@cache
def _own() -> re.Pattern[str]:
    """What the candidate says of themselves beside what the posting asks: "it says three years, I have 2"."""
    lead = lexicon("personal")["years"]["own"]
    bare = rf"(?P<bare>\d{{1,2}}(?:\.\d)?|{words_pattern()})(?= *(?:$|[,.;!?]|and\b|but\b|so\b|only\b|now\b|tho))"
    return re.compile(rf"{lead}(?:{_count()}|{bare})")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("personal")["years"][name])


def years_told(question: str) -> Optional[float]:
    """The years of work that the candidate has; None where the question tells none, or of another thing than work."""
    found = [match for match in _told().finditer(question) if not question[match.end() :].startswith((" old", " ago"))]
    own = None if _pattern("other").search(question) else _own().search(question)
    if own is not None and (own["count"] or found):
        return value_of(own["bare"]) if own["bare"] else _in_years(own)
    if not _pattern("asked").search(question) or _pattern("never").search(question):
        return None
    return _in_years(found[0]) if len(found) == 1 else None


def _in_years(match: re.Match[str]) -> Optional[float]:
    counts: dict[str, float] = lexicon("personal")["years"]["counts"]
    count = counts.get(match["count"]) or value_of(match["count"])
    if count is None:
        return None
    count += 0.5 if match["half"] or match["more"] else 0
    return count / 12 if match["unit"].startswith("month") else count


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
    if not count:
        return str(words["none"])
    if count < 1:
        return str(words["months"].format(count=round(count * 12)))
    return str(words["one"] if count == 1 else words["many"].format(count=f"{count:g}"))
