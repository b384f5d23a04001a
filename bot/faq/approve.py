"""Checks an answer before it is approved: what is wrong with it now would never be noticed in a conversation."""

from __future__ import annotations

from datetime import date

from rapidfuzz import process

from bot.errors import InputError
from bot.facts.phrases import QUESTIONS, phrases
from bot.postings.approved import LONGEST, ApprovedAnswer, ApprovedAnswers
from bot.postings.companies import company_key
from bot.postings.store import PostingStore


def facets() -> list[str]:
    """The facets that an answer can be for; `other` is none, for nobody asks about it."""
    return [facet for facet in phrases(QUESTIONS) if facet != "other"]


def approve(store: PostingStore, answer: ApprovedAnswer) -> int:
    """Stores an answer and returns its id; `InputError` says what is wrong with it and what helps."""
    _check_words(answer)
    _check_asked(answer)
    _check_whose(store, answer)
    approved = ApprovedAnswers(store)
    _check_beside(answer, approved.all())
    return approved.add(answer)


def _check_words(answer: ApprovedAnswer) -> None:
    if not answer.text:
        raise InputError("the answer is empty; give its words with --answer")
    if len(answer.text) > LONGEST:
        raise InputError(
            f"the answer has {len(answer.text)} characters; shorten it to {LONGEST}, it is given as a whole"
        )
    if not answer.owner or len(answer.owner) > 200:
        raise InputError("the owner must be a name of 1 to 200 characters; give it with --owner")
    if answer.expired(date.today()):
        raise InputError(f"the answer would have expired on {answer.expires_on}; give a day to come with --expires")


def _check_asked(answer: ApprovedAnswer) -> None:
    if bool(answer.facet) == bool(answer.questions):
        raise InputError("say what the answer is to, with --facet or with one or more --question, not both")
    if answer.facet and answer.facet not in facets():
        close = [name for name, _, _ in process.extract(answer.facet, facets(), limit=3)]
        raise InputError(f"there is no facet {answer.facet!r}; nearest are {', '.join(close)}")
    if any(not question or len(question) > LONGEST for question in answer.questions):
        raise InputError(f"a question must have 1 to {LONGEST} characters")


def _check_whose(store: PostingStore, answer: ApprovedAnswer) -> None:
    if answer.posting_id and store.get(answer.posting_id) is None:
        raise InputError(f"the store has no posting {answer.posting_id!r}; import it first, or check its id")
    if answer.company:
        held = {company_key(name): name for name in store.vocabulary().companies}
        if company_key(answer.company) not in held:
            close = [held[key] for _, _, key in process.extract(answer.company, held, limit=3)]
            help_words = f"nearest are {', '.join(close)}" if close else "the store is empty"
            raise InputError(
                f"the store has no posting of {answer.company!r}; {help_words}. Import it first, or mend it"
            )


def _check_beside(answer: ApprovedAnswer, others: list[ApprovedAnswer]) -> None:
    for other in others:
        if _whose(other) != _whose(answer) or other.expired(date.today()):
            continue
        if answer.facet and other.facet == answer.facet:
            raise InputError(f"answer {other.id} is for {answer.facet} already; remove it first")
        shared = {_folded(question) for question in answer.questions} & {_folded(one) for one in other.questions}
        if shared:
            raise InputError(f"answer {other.id} answers {shared.pop()!r} already; remove it first")


def _whose(answer: ApprovedAnswer) -> tuple[str, str]:
    return answer.posting_id or "", company_key(answer.company or "")


def _folded(question: str) -> str:
    return question.casefold().strip(" ?!.")
