"""What a message asks for in its place in the conversation: the one spot where that is decided.

The classifier sees a message alone and may be wrong; the readers see what it says; the state says what it can refer to.
`goal_of` weighs the three. The rules, in order, each with an example:

1. A button means what it says: `/select_posting{...}`.
2. A number, ordinal or superlative alone picks a card, and a comparison compares, if cards are shown: "2", "1 vs 3".
3. "Start again: teacher" starts over, whatever else it says; "forget about remote" does not.
4. A question about a posting is answered when there is one: "do I have to be on call?", also in the middle of talk
   ("is it remote?" taken for a search). It is a search when it speaks of many ("any night jobs?"), or when there is no
   posting and it names a wish.
5. A guess of the classifier that nothing in the message bears out was not understood.
6. Talk with a wish in it is a search: "hi, I need warehouse work in Tulsa".
7. A search that names no wish and is not about work was not understood: "flurb the gnarl".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, Optional

from bot.extract.vocabulary import Vocabulary
from bot.extract.wordlist import english_words
from bot.lexicon import lexicon
from bot.query.reading import MessageReading
from bot.replies.pick import JobOf, Pick, described_pick, has_phrase, plain_pick, words_of
from bot.replies.state import State

Goal = Literal[
    "search_postings", "show_more", "show_results", "start_over", "undo_change", "select_posting", "answer_question",
    "compare_postings", "hand_over", "accept_offer", "decline_offer", "make_conversation", "explain_misunderstanding",
]  # fmt: skip
SURE = 0.6
"""Confidence from which the classifier is believed though nothing else speaks for it."""
DOUBTED = 0.4
"""Confidence below which a facet alone does not make a question."""
TALK: frozenset[str] = frozenset(
    {"make_conversation", "explain_misunderstanding", "accept_offer", "decline_offer", "show_more", "show_results"}
)
"""Goals that carry no wish of their own: a wish in the message goes before them."""
POSTING_TRAITS = frozenset(
    {
        "workplace", "employment", "schedule", "skills", "experience_years", "education", "benefits", "hiring_now",
        "on_call", "travel", "fair_chance", "drug_test", "overtime", "visa_sponsorship", "supervising",
    }
)  # fmt: skip
"""Keys that a question about one posting names as often as a search does: "remote?", "nights?"."""


@dataclass
class Turn:
    """One message and what is known about it."""

    text: str
    intent: str
    reading: MessageReading
    facets: list[str]
    state: State
    payload: dict[str, Any] = field(default_factory=dict)
    """Entities of a button's message; unchecked."""
    confidence: float = 1.0
    """The classifier's, of the intent."""
    channel: Optional[str] = None
    job_of: JobOf = lambda posting_id: None
    vocabulary: Optional[Vocabulary] = None

    @property
    def is_button(self) -> bool:
        return self.text.startswith("/")

    @cached_property
    def words(self) -> list[str]:
        return words_of(self.text)

    @cached_property
    def keys(self) -> set[str]:
        """QUERY keys that the message sets."""
        return set(self.reading.query.as_dict())

    @cached_property
    def wishes(self) -> bool:
        """True if the message says anything that a search can use."""
        return not self.reading.is_empty

    @property
    def takes_off(self) -> bool:
        """True if it takes a filter off, which no question does."""
        return bool(self.reading.drops or self.reading.un_exclude)

    @cached_property
    def sure_wishes(self) -> bool:
        """True if it says something that is not just any unknown word taken for a role."""
        return self.wishes and (self.keys != {"role"} or self._role_is_known)

    @property
    def _role_is_known(self) -> bool:
        known = self.vocabulary.title_words if self.vocabulary else frozenset()
        roles = self.reading.query.role or []
        return any(word in known or word.rstrip("s") in known for role in roles for word in words_of(role))

    @cached_property
    def asks(self) -> bool:
        """True if the message has the form of a question."""
        forms = lexicon("message_forms")
        first = self.words[0] if self.words else ""
        return "?" in self.text or first in forms["question_words"] or first in forms["auxiliary_verbs"]

    @cached_property
    def names_facet(self) -> bool:
        """True if it asks about something that a posting can be asked about."""
        return any(facet != "other" for facet in self.facets)

    @cached_property
    def picked(self) -> Optional[Pick]:
        """The card that the message names and says nothing else, if any."""
        return plain_pick(self.text, self.state, self.job_of)

    @cached_property
    def described(self) -> Optional[Pick]:
        """The card that the message describes, if any."""
        return self.picked or described_pick(self.text, self.reading.query, self.state, self.job_of)

    def says(self, name: str) -> bool:
        """True if a word or phrase of that list of `turn_words.yml` stands in the message."""
        return has_phrase(self.words, name)


def goal_of(intended: Goal, turn: Turn) -> Goal:
    """The goal that serves the message, given the one that its intent stands for."""
    if turn.is_button:
        return intended
    if turn.state.shown:
        if turn.picked:
            return "select_posting"
        if turn.says("compare_words"):
            return "compare_postings"
    if turn.says("start_over") and intended in ("search_postings", "start_over", *TALK):
        return "start_over"
    if intended == "start_over" and turn.wishes and not turn.says("start_over"):
        return "search_postings"
    if _is_mere_guess(intended, turn):
        return "explain_misunderstanding"
    if _asks_about_posting(intended, turn):
        return "answer_question"
    if intended == "answer_question":
        return "search_postings" if turn.wishes else "answer_question"
    if intended == "select_posting" and not turn.described and turn.wishes:
        return "search_postings"
    if intended in TALK and turn.sure_wishes:
        return "search_postings"
    if intended == "search_postings" and not turn.sure_wishes and not turn.says("job_words"):
        return "search_postings" if turn.wishes and not _unknown(turn) else "explain_misunderstanding"
    return intended


def _asks_about_posting(intended: Goal, turn: Turn) -> bool:
    """Rule 4."""
    if turn.state.posting_meant is None or (turn.takes_off and not turn.asks):
        return False
    of_many = turn.says("search_words") and turn.wishes
    of_one = turn.says("posting_words") and not (of_many and turn.says("like_this"))
    if intended == "answer_question":
        return of_one or not of_many
    if intended in ("search_postings", *TALK) and turn.state.view == "posting" and turn.asks and not of_many:
        unsure = intended == "explain_misunderstanding" or (turn.intent == "out_of_scope" and turn.confidence < SURE)
        return of_one or unsure or (turn.names_facet and turn.keys <= POSTING_TRAITS)
    return intended in ("search_postings", *TALK) and turn.asks and of_one and turn.names_facet and not of_many


def _is_mere_guess(intended: Goal, turn: Turn) -> bool:
    """Rule 5: a low confidence and no wish, card or form of a question; or no word that is one.

    A facet alone does not count for much: it may be a misspelt word's luck.
    """
    if turn.confidence >= SURE or turn.wishes:
        return False
    if not any(word in english_words() for word in turn.words):
        return True
    if intended == "compare_postings":
        return not turn.says("compare_words")
    if turn.asks:
        return False
    if intended == "select_posting":
        return not (turn.described or turn.says("card_words"))
    borne_out = turn.says("posting_words") or (turn.names_facet and turn.confidence >= DOUBTED)
    return intended == "answer_question" and not borne_out


def _unknown(turn: Turn) -> bool:
    """True if all that was read is a role of words that no posting's title has, and nothing was found to mend."""
    return turn.keys == {"role"} and not turn.reading.corrections and turn.intent == "nlu_fallback"
