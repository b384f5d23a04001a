"""Answers computed from what a candidate tells of themselves: a verdict in words, with the rule it follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Optional

from bot.facts.model import Fact
from bot.facts.personal_age import age_told, judge_age
from bot.facts.personal_education import judge_education, level_told
from bot.facts.personal_pay import judge_pay
from bot.facts.personal_place import judge_place
from bot.facts.personal_years import judge_years, years_told


class Verdict(NamedTuple):
    """What is said before the quotes, and the facts that it was computed from."""

    facet: str
    text: str
    facts: list[Fact]


Judge = Callable[[str, Sequence[Fact]], Optional[tuple[str, list[Fact]]]]
JUDGES: dict[str, Judge] = {
    "experience": judge_years,
    "education": judge_education,
    "age": judge_age,
    "pay": judge_pay,
    "workplace": judge_place,
}
"""By the facet whose facts are judged; `workplace` judges by the location too."""


def tells_of_self(question: str) -> bool:
    """Whether the candidate tells the years, the schooling or the age that they have: "I only have an associate's".

    `question` is as `plain` gives it.
    """
    told = (years_told(question), level_told(question), age_told(question))
    return any(one is not None for one in told)


def verdict(question: str, facts: Sequence[Fact]) -> Optional[Verdict]:
    """What follows for the candidate who asks; None where it tells nothing of them or nothing follows.

    `question` is as `plain` gives it.
    """
    for facet, judge in JUDGES.items():
        found = judge(question, facts)
        if found is not None:
            return Verdict(facet, *found)
    return None
