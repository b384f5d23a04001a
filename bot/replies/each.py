"""One question asked of several postings, one by one: which say yes, which say no, and which do not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Optional

from bot.extract.values import HOURS_PER, LEAST_YEARLY
from bot.facts.model import Answer, Fact, SpanModel
from bot.lexicon import lexicon
from bot.postings.job import Job
from bot.postings.required import required
from bot.postings.tags import SCHEDULE_FACETS, WEEKENDS, schedules_of
from bot.query.model import YES_NO, PayWish, Query
from bot.query.reading import MessageReading

Verdict = Literal["yes", "no", "says", "unsaid"]
"""`says`: it says something on it that settles nothing."""
FACETS = {
    "place": "location", "workplace": "workplace", "employment": "employment_type", "schedule": "schedule",
    "pay": "pay", "experience_years": "experience", "education": "education", "hiring_now": "start_date",
    "company": "company",
}  # fmt: skip
"""What a constraint is about, as facets name it."""
SKILLS = "skills"
"""A constraint on skills is about whatever facet the question was read as: a licence, a language, a tool."""
FIELDS = {"location": "location", "workplace": "workplace", "employment_type": "employment_type", "pay": "pay"}
"""The field that states a facet."""
PASSED_BY_SILENCE = frozenset({"experience_years", "education"})
"""A posting that asks for nothing fits; that proves no yes."""
EXCLUDING = frozenset({"place", "workplace", "employment", "company"})
"""One value that is stated rules the others out."""
SETTLING_NOTHING = frozenset({"schedule", "exclude", "employment"})
"""What is stated leaves room for more: other hours may be worked, too."""
HOURS = frozenset({"full_time", "part_time"})
MOST_SPANS = 3


class Card(NamedTuple):
    """A posting on the page and the number of its card."""

    number: int
    job: Job


@dataclass(frozen=True)
class Told:
    """What one posting says."""

    number: int
    """Of its card."""
    job: Job
    verdict: Verdict
    answer: Answer
    evidence: list[SpanModel]


def wish_of(reading: MessageReading, facets: Sequence[str], question: str) -> Query:
    """The constraint that the question amounts to, empty where it amounts to none: "dental?" wants dental insurance."""
    keys = set(reading.query.as_dict())
    if keys and not (keys == {"role"} and facets):  # "which have parking?": a word for a thing, read as work
        if reading.query.education in (None, "none"):
            return reading.query
        return Query()  # "which need a degree?" and "which would take an associate's?" are read alike
    if set(lexicon("of_shown")["turned"]) & set(question.casefold().split()):
        return Query()
    benefits = [facet for facet in facets if facet in lexicon("say")["benefits"]]
    if benefits:
        return Query(benefits=benefits)
    named = [facet for facet in facets if facet in YES_NO]
    return Query.parse_obj({named[0]: True}) if named else Query()


def facets_of(wish: Query, asked: Sequence[str]) -> list[str]:
    """The facets that the question asks about: those of the constraint, else those read in it."""
    keys = wish.as_dict()
    about = [FACETS[key] for key in keys if key in FACETS] + list(wish.benefits or ())
    about += [key for key in YES_NO if key in keys]
    about += [_of_times(keys["exclude"]["schedule"])] if "schedule" in keys.get("exclude", {}) else []
    return about or list(asked) or [SKILLS] * bool(keys.keys() & {SKILLS, "skills_any"})


def _of_times(values: Sequence[str]) -> str:
    return WEEKENDS if list(values) == [WEEKENDS] else "schedule"


def judged(
    card: Card, fields: dict[str, str], facts: Sequence[Fact], answer: Answer, wish: Query, *, fits: bool, silent: bool
) -> Told:
    """What one posting says: by the filter of the wish where there is one, else by the yes or no of its answer.

    No yes and no no without words of the posting that prove it. `silent`: it says neither, as far as its facts go.
    """
    keys = wish.as_dict()
    proof = _proof(wish, facts, met=fits) if keys and not silent else []
    evidence = [SpanModel.of(fact.span) for fact in proof] or answer.evidence
    evidence = evidence or (_of_field(fields, answer.facets) if keys else [])
    lead = _lead(answer)
    verdict: Verdict = "says"
    if not evidence:
        verdict = "unsaid"
    elif not keys:
        verdict = lead or "says"
    elif set(keys) == {"pay"} and wish.pay is not None and card.job.pay is not None:
        verdict = _of_pay(card.job, wish.pay)
    elif fits:
        verdict = "yes" if (proof or not keys.keys() & PASSED_BY_SILENCE) and (lead != "no" or proof) else "says"
    elif not silent:
        ruled_out = proof or (keys.keys() <= EXCLUDING and lead != "yes" and _comparable(card.job, wish))
        verdict = "no" if ruled_out else "says" if keys.keys() & SETTLING_NOTHING else "unsaid"
    return Told(card.number, card.job, verdict, answer, list(evidence)[:MOST_SPANS])


def _lead(answer: Answer) -> Optional[Literal["yes", "no"]]:
    """The plain yes or no that an answer begins with."""
    first = answer.answer.casefold()
    if first.startswith(("yes.", "yes:", "required.")):
        return "yes"
    return "no" if first.startswith(("no.", "no:")) else None


def _of_pay(job: Job, wish: PayWish) -> Verdict:
    """Base pay against the amounts wished: all of its range, none of it, or a part of it, which settles nothing."""
    assert job.pay is not None
    hours = HOURS_PER[job.pay.per or "year"]
    low, high = (None if amount is None else amount / hours for amount in (job.pay.min, job.pay.max))
    low, high = (high if low is None else low), (low if high is None else high)
    if low is None or high is None:
        return "unsaid"
    least, most = _hourly(wish.min, wish), _hourly(wish.max, wish)
    if (least is None or low >= least) and (most is None or high <= most):
        return "yes"
    return "no" if (least is not None and high < least) or (most is not None and low > most) else "says"


def _hourly(amount: Optional[float], wish: PayWish) -> Optional[float]:
    if amount is None:
        return None
    return amount / HOURS_PER[wish.per or ("year" if amount >= LEAST_YEARLY else "hour")]


def _comparable(job: Job, wish: Query) -> bool:
    """Whether the kinds of employment rule each other out: a contract is neither full time nor part time by itself."""
    return not wish.employment or (set(wish.employment) <= HOURS and bool(set(job.employment) & HOURS))


def _proof(wish: Query, facts: Sequence[Fact], *, met: bool) -> list[Fact]:
    """The facts by which a posting meets the wish, or fails to."""
    signs = {key: wanted for key in YES_NO if (wanted := getattr(wish, key)) is not None}
    signs |= dict.fromkeys(wish.benefits or (), True)
    times = set(wish.schedule or ())
    out = set((wish.exclude and wish.exclude.schedule) or ())
    if WEEKENDS in out:
        signs[WEEKENDS] = False
    if WEEKENDS in times:
        signs[WEEKENDS] = True
    found = [fact for fact in facts if fact.facet in signs and (fact.value is not False) is (signs[fact.facet] is met)]
    found += [fact for fact in facts if met and fact.facet in SCHEDULE_FACETS and times & set(schedules_of(fact))]
    for key, facet in (("experience_years", "experience"), ("education", "education")):
        if getattr(wish, key) is not None:
            found += required(list(facts), facet)
    return found


def _of_field(fields: dict[str, str], facets: Sequence[str]) -> list[SpanModel]:
    """The field that states what is asked, whole."""
    names = [FIELDS[facet] for facet in facets if facet in FIELDS and fields.get(FIELDS[facet])]
    return [SpanModel(field=name, start=0, end=len(fields[name]), quote=fields[name]) for name in names[:1]]
