"""Which of the postings on the cards a message describes: "the Reno one", "that Walmart job", "the night one"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Optional

from bot.extract.gazetteer import gazetteer
from bot.extract.schedule import read_schedule
from bot.extract.values import Place
from bot.facts.model import Fact
from bot.lexicon import lexicon
from bot.postings.job import Job
from bot.postings.tags import WEEKENDS
from bot.query.model import Query
from bot.replies.pick import (
    SUPERLATIVES,
    JobOf,
    Pick,
    best_of,
    has_phrase,
    hourly,
    jobs_shown,
    plain_pick,
    word_set,
    words_left,
    words_of,
)
from bot.replies.state import State

FactsOf = Callable[[str], list[Fact]]
"""What a posting states, by its id."""
WishOf = Callable[[str], Query]
"""What the readers find in a piece of text."""
NAMED = (
    re.compile(r"\b(?:number|no\.?|nr|#|job|option|posting|card|result)\s*#?(?P<card>\d{1,3})\b|#(?P<hash>\d{1,3})\b"),
    re.compile(r"\b(?P<card>[\w-]+) (?:one|job|posting|result|option|card|position|listing)\b"),
    re.compile(r"\b(?P<card>(?:best|highest|top|lowest|worst|most|least) [\w-]+) (?:one|job|posting|position)\b"),
    re.compile(r"\bthe one (?:that )?(?P<card>pays (?:the )?(?:most|best|least))\b"),
)
"""How a question names a card by number, order or superlative."""
DESCRIBED = (
    re.compile(
        r"\bthe one (?:in|at|from|with|by|near|for) (?P<card>[\w' -]{2,40}?)"
        r"(?=$|[?,.;]| (?:pay|have|offer|require|need)\b)"
    ),
    re.compile(r"\b(?:the|that) (?P<card>(?:[\w'&-]+ ){1,4})(?:one|job|posting|position)\b"),
)
"""How a question describes a card."""


def no_facts(posting_id: str) -> list[Fact]:
    """States nothing."""
    return []


@dataclass(frozen=True)
class Fit:
    """How well a card bears a description out."""

    score: float
    unexplained: int
    """Words of the description that it does not bear out."""


def described_pick(
    text: str, wish: Query, state: State, job_of: JobOf, facts_of: FactsOf = no_facts, *, fully: bool = False
) -> Optional[Pick]:
    """The pick of a message that describes the card: by its place, company, title, or anything it says of itself.

    `wish` is what the readers found in the message. The card that fits most of it wins, the first among equals.
    `fully`: only a card that bears out every word.
    """
    words = words_of(text)
    for rule in SUPERLATIVES:
        if has_phrase(words, rule):
            return best_of(rule, state, job_of)
    left = [word for word in words_left(words) if len(word) > 1 and word not in word_set("describing_frame")]
    best, most = None, Fit(0.0, 0)
    for job in jobs_shown(state, job_of):
        fit = _fit(job, left, wish, facts_of)
        if fit.score > most.score and not (fully and fit.unexplained):
            best, most = job, fit
    if best is not None and (not left or most.unexplained < len(left) or not most.unexplained):
        return Pick(best.id, "description")
    if not left and not fully and has_phrase(words, "this_one") and state.posting_meant:
        return Pick(state.posting_meant, "this one")
    return None


def named_in_question(
    text: str, wish_of: WishOf, state: State, job_of: JobOf, facts_of: FactsOf = no_facts
) -> Optional[Pick]:
    """The card that a question is about, if it names one: "what does the second one pay?"."""
    if not state.shown:
        return None
    said = " ".join(words_of(text))
    for pattern in NAMED:
        for match in pattern.finditer(said):
            groups = match.groupdict()
            pick = plain_pick(groups["card"] or groups.get("hash") or "", state, job_of)
            if pick:
                return pick
    for pattern in DESCRIBED:
        for match in pattern.finditer(said):
            part = match["card"].strip()
            if words_left(words_of(part)):
                pick = described_pick(part, wish_of(part), state, job_of, facts_of, fully=True)
                if pick:
                    return pick
    return None


def _fit(job: Job, words: list[str], wish: Query, facts_of: FactsOf) -> Fit:
    """How much of a description a card bears out: its words, and the constraints that the readers found in it."""
    own = {word.rstrip("s") for word in _own_words(job)} - _turned_down(wish)
    known = [word.rstrip("s") in own for word in words]
    shifts: dict[str, str] = lexicon("turn_words")["shift_names"]
    named = [shifts[word] for word in words if word in shifts]
    wishes = _wishes_met(job, wish.copy(update={"schedule": named}) if named and not wish.schedule else wish, facts_of)
    return Fit(sum(known) + 2.0 * wishes, max(0, known.count(False) - 2 * wishes))


def _turned_down(wish: Query) -> set[str]:
    """Words of what must not be: "the one with no weekends" is not the one that has weekends in its title."""
    out = wish.exclude.dict(exclude_none=True) if wish.exclude else {}
    return {word.rstrip("s") for values in out.values() if isinstance(values, list) for word in words_of(str(values))}


def _own_words(job: Job) -> set[str]:
    say = lexicon("reply_words")
    named = [job.title, job.company or "", say["workplace"].get(job.workplace, "")]
    named += [say["employment"][kind] for kind in job.employment]
    for place in job.places:
        region = place.region or ""
        named += [place.city or "", region, *(_regions().get(region, ()))]
    return set(words_of(" ".join(named)))


def _regions() -> dict[str, tuple[str, ...]]:
    return {code: (name,) for name, code in gazetteer().states.items()}


def _wishes_met(job: Job, wish: Query, facts_of: FactsOf) -> int:
    met = [
        any(_within(place, wanted) for place in job.places for wanted in wish.place or []),
        job.workplace is not None and job.workplace in (wish.workplace or []),
        bool(set(job.employment) & set(wish.employment or [])),
        any(name.casefold() in (job.company or "").casefold() for name in wish.company or []),
        bool(
            wish.pay
            and wish.pay.min
            and (hourly(job) or 0) * 2080 >= wish.pay.min * (2080 if wish.pay.min < 1000 else 1)
        ),
    ]
    out = (wish.exclude and wish.exclude.schedule) or []
    if wish.schedule or wish.benefits or WEEKENDS in out:
        facts = facts_of(job.id)
        met.append(WEEKENDS in out and any(fact.facet == WEEKENDS and fact.value is False for fact in facts))
        shifts = {value for fact in facts if fact.facet in ("schedule", "shift") for value in _shifts(fact)}
        met.append(bool(shifts & set(wish.schedule or [])))
        met.append(bool(wish.benefits) and {fact.facet for fact in facts if fact.value} >= set(wish.benefits or []))
    return sum(met)


def _shifts(fact: Fact) -> set[str]:
    """The shifts that a fact states, as a query names them."""
    return {reading.value for reading in read_schedule(fact.quote) if not reading.negated}


def _within(place: Place, wanted: Place) -> bool:
    return all(getattr(place, part) == value for part, value in wanted.as_dict().items())
