"""Which of the postings on the cards a message means that says nothing else: "2", "the second one", "the best paid"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Optional

from bot.extract.values import HOURS_PER
from bot.lexicon import lexicon
from bot.postings.job import Job
from bot.replies.state import State

WORD = re.compile(r"[a-z0-9][a-z0-9'+.-]*(?<![.'-])|#")
SUPERLATIVES = ("best_paid", "lowest_paid", "newest", "oldest")
"""Lists of `turn_words.yml` whose phrases choose a card by what it states."""
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
    for rule in SUPERLATIVES:
        if has_phrase(words, rule) and not words_left(_without(words, rule)):
            return best_of(rule, state, job_of)
    for step, rule in ((1, "next_one"), (-1, "previous_one")):
        if has_phrase(words, rule) and not words_left(_without(words, rule)):
            return _beside(step, rule, state)
    if has_phrase(words, "other_one") and not words_left(_without(words, "other_one")) and len(state.in_view) == 2:
        return next((Pick(other, "other one") for other in state.in_view if other != state.focus), None)
    left = words_left(words)
    if len(left) == 1 and left[0] in word_set("last") and state.in_view:
        return Pick(state.in_view[-1], "last")
    if len(left) == 2 and _as_number(left[0]) == _as_number(left[1]):
        left = left[:1]  # "the first 1"
    if len(left) == 1 and f"{left[0]} more" not in " ".join(words):  # "3 more" asks for more
        return _numbered(left[0], state)
    if not left and "one" in words and not has_phrase(words, "this_one") and _is_number_one(words):
        return _numbered("1", state)
    return None


def number_said(text: str) -> Optional[int]:
    """The card number of a message that says nothing else, whether or not there is such a card."""
    left = words_left(words_of(text))
    return _as_number(left[0]) if len(left) == 1 else None


def words_left(words: list[str]) -> list[str]:
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


def _beside(step: int, rule: str, state: State) -> Optional[Pick]:
    """The card after or before the posting that is looked at."""
    if state.view != "posting" or state.focus not in state.shown:
        return None
    place = state.shown.index(state.focus) + step
    return Pick(state.shown[place], rule) if 0 <= place < len(state.shown) else None


def jobs_shown(state: State, job_of: JobOf) -> list[Job]:
    """The cards in view and then those before them."""
    ids = (*state.in_view, *reversed(state.shown[: state.offset]))
    return [job for job in map(job_of, ids) if job is not None]


def best_of(rule: str, state: State, job_of: JobOf) -> Optional[Pick]:
    """The card in view that a superlative means; None if no card states what it is about."""
    jobs = [job for job in map(job_of, state.in_view) if job is not None]
    if rule in ("best_paid", "lowest_paid"):
        measured = [(amount, job) for job in jobs if (amount := hourly(job)) is not None]
    else:
        measured = [(float(job.posted_on.toordinal()), job) for job in jobs if job.posted_on]
    if not measured:
        return None
    choose = max if rule in ("best_paid", "newest") else min
    return Pick(choose(measured, key=lambda pair: pair[0])[1].id, rule)


def hourly(job: Job) -> Optional[float]:
    """The most that a posting states to pay, for an hour; None when it states no pay."""
    amount = job.pay and (job.pay.max or job.pay.min)
    return amount / HOURS_PER[job.pay.per or "year"] if job.pay and amount else None
