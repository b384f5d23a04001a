"""Which of the postings on the cards a message means: "2", "the second one", "the best paid", "the Los Angeles one"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Optional

from bot.extract.values import HOURS_PER, Place
from bot.lexicon import lexicon
from bot.postings.job import Job
from bot.query.model import Query
from bot.replies.state import State

WORD = re.compile(r"[a-z0-9][a-z0-9'+.-]*(?<![.'-])|#")
JobOf = Callable[[str], Optional[Job]]
"""Looks a posting up by id; None when it is not there any more."""


@dataclass(frozen=True)
class Pick:
    """The posting that a message means."""

    posting_id: str
    rule: str
    """Readable name of the rule that found it."""


def words_of(text: str) -> list[str]:
    """The words of a message, lower case."""
    return WORD.findall(text.casefold().replace("’", "'"))


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of `turn_words.yml` as a set."""
    return frozenset(lexicon("turn_words")[name])


def has_phrase(words: list[str], name: str) -> bool:
    """True if a word or phrase of a list of `turn_words.yml` stands in the words."""
    said = f" {' '.join(words)} "
    return any(f" {phrase} " in said for phrase in word_set(name))


def plain_pick(text: str, state: State, job_of: JobOf) -> Optional[Pick]:
    """The pick of a message that says nothing else: a number, an ordinal, "the last one", "open the best paid"."""
    words = words_of(text)
    for rule, choose in (("best paid", _best_paid), ("newest", _newest)):
        name = rule.replace(" ", "_")
        if has_phrase(words, name) and not _left_of(_without(words, name)):
            return _chosen(rule, choose(_jobs(state, job_of)))
    left = _left_of(words)
    if len(left) == 1 and left[0] in word_set("last") and state.in_view:
        return Pick(state.in_view[-1], "last")
    if len(left) == 1 and f"{left[0]} more" not in " ".join(words):  # "3 more" asks for more
        return _numbered(left[0], state)
    if not left and "one" in words and not has_phrase(words, "this_one") and _is_number_one(words):
        return _numbered("1", state)
    return None


def described_pick(text: str, wish: Query, state: State, job_of: JobOf) -> Optional[Pick]:
    """The pick of a message that describes the card: by its place, company, title, or anything it says of itself.

    `wish` is what the readers found in the message. The card that fits most of it wins, the first among equals.
    """
    words = words_of(text)
    for rule, choose in (("best paid", _best_paid), ("newest", _newest)):
        if has_phrase(words, rule.replace(" ", "_")):
            return _chosen(rule, choose(_jobs(state, job_of)))
    left = [word for word in _left_of(words) if len(word) > 1]
    best, most = None, 0.0
    for job in _jobs(state, job_of):
        fit = _fit(job, left, wish)
        if fit > most:
            best, most = job, fit
    if best is not None:
        return Pick(best.id, "description")
    if not left and has_phrase(words, "this_one") and state.posting_meant:
        return Pick(state.posting_meant, "this one")
    return None


def number_said(text: str) -> Optional[int]:
    """The card number of a message that says nothing else, whether or not there is such a card."""
    left = _left_of(words_of(text))
    return _as_number(left[0]) if len(left) == 1 else None


def _left_of(words: list[str]) -> list[str]:
    """The words that the frame of a pick does not explain; "one" explains itself beside another number."""
    return [word for word in words if word not in word_set("pick_frame")]


def _without(words: list[str], name: str) -> list[str]:
    said = f" {' '.join(words)} "
    for phrase in sorted(word_set(name), key=len, reverse=True):
        said = said.replace(f" {phrase} ", " ")
    return said.split()


def _is_number_one(words: list[str]) -> bool:
    """ "one", "number one", "open one": not "the one", "that one"."""
    at = words.index("one")
    return at == 0 or words[at - 1] in ("number", "option", "card", "#", "no", "open", "show", "pick", "job", "posting")


def _as_number(word: str) -> Optional[int]:
    word = word.lstrip("#").rstrip(".")
    named: dict[str, int] = lexicon("turn_words")["numbers"]
    if word in named:
        return named[word]
    return int(word) if word.isascii() and word.isdigit() and len(word) < 5 else None


def _numbered(word: str, state: State) -> Optional[Pick]:
    """An ordinal counts in view ("the second one" of page 2 is card 7), a number names the card."""
    number = _as_number(word)
    if not number:
        return None
    if word in word_set("ordinals") and number <= len(state.in_view):
        return Pick(state.in_view[number - 1], "ordinal")
    return Pick(state.shown[number - 1], "number") if number <= len(state.shown) else None


def _jobs(state: State, job_of: JobOf) -> list[Job]:
    """The cards in view and then those before them."""
    ids = (*state.in_view, *reversed(state.shown[: state.offset]))
    return [job for job in map(job_of, ids) if job is not None]


def _chosen(rule: str, job: Optional[Job]) -> Optional[Pick]:
    return Pick(job.id, rule) if job else None


def _best_paid(jobs: list[Job]) -> Optional[Job]:
    paid = [(amount, job) for job in jobs if (amount := hourly(job)) is not None]
    return max(paid, key=lambda pair: pair[0])[1] if paid else None


def _newest(jobs: list[Job]) -> Optional[Job]:
    dated = [(str(job.posted_on), job) for job in jobs if job.posted_on]
    return max(dated, key=lambda pair: pair[0])[1] if dated else None


def hourly(job: Job) -> Optional[float]:
    """The most that a posting states to pay, for an hour; None when it states no pay."""
    amount = job.pay and (job.pay.max or job.pay.min)
    return amount / HOURS_PER[job.pay.per or "year"] if job.pay and amount else None


def _fit(job: Job, words: list[str], wish: Query) -> float:
    """How much of a description a card bears out: its words, and the constraints that the readers found in it."""
    shown = job.as_dict()
    own = set(words_of(" ".join([shown["title"], shown.get("company") or ""])))
    fit = float(sum(word in own or word.rstrip("s") in own for word in words))
    places = [Place(**{key: part for key, part in place.items() if part}) for place in shown.get("places") or []]
    fit += 2 * any(_within(place, wanted) for place in places for wanted in wish.place or [])
    fit += 2 * (shown.get("workplace") in (wish.workplace or []))
    fit += 2 * bool(set(shown.get("employment") or []) & set(wish.employment or []))
    company = (shown.get("company") or "").casefold()
    return fit + 2 * any(name.casefold() in company for name in wish.company or [] if company)


def _within(place: Place, wanted: Place) -> bool:
    return all(getattr(place, part) == value for part, value in wanted.as_dict().items())
