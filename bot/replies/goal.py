"""What a message asks for in its place in the conversation: the one spot where that is decided.

The classifier sees a message alone and may be wrong; the readers see what it says; the state says what it can refer to.
`goal_of` weighs the three. The rules, in order, each with an example:

1. A button means what it says: `/select_posting{...}`.
   So does a filter named after "which one shall I leave out?", and a state after "which Springfield?".
   Lists beside what fits are shown apart: "the ones that don't say", "similar roles", "show those too" after they were
   counted.
2. A wish and a question in one message are both served: "only Ohio please, and what does the first one pay?".
   "What are my filters?" shows the list, which says them.
   A question of the postings shown is answered for each of them, and searches for nothing: "do any of these have
   dental?", and "and vision?" after it.
3. A number, ordinal or superlative alone picks a card, and a comparison compares, if cards are shown: "2", "1 vs 3".
   So does a description that one card bears out in full: "that Walmart job", "the night one".
4. "Start again: teacher" starts over, whatever else it says; "forget about remote" does not. A correction is no
   undoing: "oops, I meant Chicago".
5. What leans on what is shown is a search: "better paid ones". So is another value for a list: "what about Houston?".
6. A question about a posting is answered when there is one: "do I have to be on call?", also in the middle of talk
   ("is it remote?" taken for a search). It is a search when it speaks of many ("any night jobs?"), or when there is no
   posting and it names a wish. What does not ask and wishes is a search: "part time would be perfect". What candidates
   tell of themselves over a posting asks whether it is enough: "it says three years, I have 2".
7. A guess of the classifier that nothing in the message bears out was not understood.
8. Talk with a wish in it is a search: "hi, I need warehouse work in Tulsa", "human resources jobs".
9. Work in general is told from a search by the classifier alone, where it is sure: "salary of a plumber in Ohio" names
   work and a place. Over a posting it is a question about that: "what does a shift lead do?".
10. "Show me jobs" searches for all there is. A search that names no wish and is not about work was not understood:
   "flurb the gnarl".
"""

from __future__ import annotations

from typing import Literal

from bot.extract.wordlist import english_words
from bot.facts.personal import tells_of_self
from bot.facts.personal_place import place_told
from bot.facts.question import plain
from bot.replies.pick import SUPERLATIVES
from bot.replies.turn import Turn

Goal = Literal[
    "search_postings", "search_and_answer", "show_more", "show_results", "start_over", "undo_change", "select_posting",
    "answer_question", "answer_for_each", "compare_postings", "hand_over", "accept_offer", "decline_offer",
    "make_conversation", "tell_about_work", "explain_misunderstanding", "show_apart",
]  # fmt: skip
SURE = 0.6
"""Confidence from which the classifier is believed though nothing else speaks for it."""
DOUBTED = 0.4
"""Confidence below which a facet alone does not make a question."""
LONGEST_SMALL_WORD = 3
"""Letters of a word that may stand in nonsense too: "flurb the gnarl"."""
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
OF_SELF = frozenset({"experience_years", "education"})
"""Keys of what candidates tell of themselves."""


def goal_of(intended: Goal, turn: Turn) -> Goal:
    """The goal that serves the message, given the one that its intent stands for."""
    if turn.is_button:
        return intended
    if turn.wants_apart:
        return "show_apart"
    if turn.wants_fitting:
        return "undo_change"
    if turn.offer_taken:
        return "accept_offer"
    if turn.namesakes_taken:
        return "search_postings"
    if turn.of_each:
        best = any(turn.says(name) for name in SUPERLATIVES)
        return "select_posting" if best and turn.described else "answer_for_each"
    if intended == "tell_about_work" and not (turn.state.view == "posting" and turn.asks):
        return intended if turn.confidence >= SURE or not turn.sure_wishes else "search_postings"
    if _tells_where(turn):
        return "answer_question"
    if turn.parts:
        return "search_and_answer"
    if turn.says("my_filters") and not turn.wishes:
        return "show_results"
    if turn.state.shown:
        if turn.picked:
            return "select_posting"
        if turn.says("next_one") and turn.state.view == "posting" and not turn.wishes:
            return "show_more"  # no card is after it
        if turn.says("compare_words"):
            return "compare_postings"
        if _names_card(turn):
            return "select_posting"
        asks_of_card = turn.asks and turn.names_facet and not turn.says("show_it") and turn.asked_about
        if intended == "select_posting" and asks_of_card:
            return "answer_question"  # "where is the second one?"
    if _asks_of_none(turn) or _tells_of_self(turn):
        return "answer_question"
    if turn.says("start_over") and intended in ("search_postings", "start_over", *TALK):
        return "start_over"
    if intended in ("start_over", "undo_change") and turn.wishes and not (turn.says("start_over") or turn.says("undo")):
        return "search_postings"
    if turn.relative or _wants_alike(turn) or turn.names_employer_anew or (turn.sure_wishes and _changes_list(turn)):
        return "search_postings"
    at_first = turn.state.query is None or intended not in ("show_more", "show_results")
    if turn.wants_anything and at_first and not turn.says("posting_words"):
        return "search_postings"
    if _is_mere_guess(intended, turn):
        return "explain_misunderstanding"
    if _asks_about_posting(intended, turn):
        return "answer_question"
    if intended == "answer_question":
        of_one = turn.state.query is None or turn.says("posting_words") or turn.says("card_words")
        of_none = of_one and turn.asks and turn.names_facet and turn.keys <= {*POSTING_TRAITS, "role"}
        seeks = turn.says("search_words") or turn.says("job_words") or turn.says("asks_of_many")
        return "search_postings" if turn.wishes and (seeks or not of_none) else "answer_question"
    if intended == "select_posting" and not turn.described and turn.wishes:
        return "search_postings"
    if intended in TALK and turn.sure_wishes:
        return "search_postings"
    if intended == "hand_over" and turn.sure_wishes and not turn.says("person_leads"):
        return "search_postings"
    if intended == "search_postings" and not turn.sure_wishes and not turn.says("job_words"):
        return "search_postings" if turn.wishes and not _unknown(turn) else "explain_misunderstanding"
    return intended


def _names_card(turn: Turn) -> bool:
    """Rule 3: a description that a card bears out, and that speaks of one card or wishes nothing."""
    if not turn.names_card:
        return False
    return turn.speaks_of_one or not (turn.wishes or turn.says("posting_words") or turn.facets)


def _wants_alike(turn: Turn) -> bool:
    """Rule 5: "similar ones", "more like this", where there is a posting to be like."""
    if not turn.says("like_this") or turn.state.posting_meant is None:
        return False
    return not turn.asks or turn.says("search_words") or turn.says("asks_of_many")


def _changes_list(turn: Turn) -> bool:
    """Rule 5: "what about contract" over a list, or of what only a search has; over a posting it is a question."""
    if not turn.says("what_about") or turn.state.query is None:
        return False
    # "what about dental?": a word that names a facet may have been read as work
    traits = POSTING_TRAITS | {"role"} if turn.names_facet else POSTING_TRAITS
    return turn.state.view != "posting" or not turn.keys <= traits


def _asks_about_posting(intended: Goal, turn: Turn) -> bool:
    """Rule 6."""
    if turn.state.posting_meant is None or (turn.takes_off and not turn.asks):
        return False
    of_many = (turn.says("search_words") and not turn.says("of_one_words") and turn.sure_wishes) or turn.says(
        "asks_of_many"
    )
    of_many = of_many and turn.wishes
    of_one = turn.says("posting_words") and not (of_many and turn.says("like_this"))
    if intended == "answer_question":
        if turn.sure_wishes and not turn.asks and (turn.state.view != "posting" or turn.says("wish_words")):
            return of_one and not turn.says("wish_words")
        return of_one or not of_many
    if turn.leans_back and turn.state.asked and intended in TALK | {"search_postings", "select_posting"}:
        return True
    talk = intended in ("search_postings", "tell_about_work", *TALK)
    if talk and turn.state.view == "posting" and turn.asks and not of_many:
        unsure = intended == "explain_misunderstanding" or (turn.intent == "out_of_scope" and turn.confidence < SURE)
        own = turn.names_facet and (turn.keys <= POSTING_TRAITS or not turn.sure_wishes)
        own = own or (bool(turn.keys) and turn.keys <= POSTING_TRAITS and turn.says("of_me"))
        return of_one or unsure or own
    return intended in ("search_postings", *TALK) and turn.asks and of_one and turn.names_facet and not of_many


def _asks_of_none(turn: Turn) -> bool:
    """A question about one posting over an empty list: "do I need a licence?", "is that a union job?"."""
    if turn.state.query is None or turn.state.shown or not turn.asks or turn.says("asks_of_many"):
        return False
    if turn.says("of_one_words"):
        return turn.keys <= {*POSTING_TRAITS, "role"} and not turn.says("job_words")
    return turn.says("posting_words") and turn.keys <= {"role"} and not turn.says("search_words")


def _tells_of_self(turn: Turn) -> bool:
    """Rule 6: over a posting, what the candidate has is held against it, and is no wish."""
    if turn.state.view != "posting" or turn.takes_off or not turn.keys <= OF_SELF:
        return False
    seeks = turn.says("seeking") or turn.says("job_words") or turn.says("asks_of_many")
    return not seeks and tells_of_self(plain(turn.text))


def _tells_where(turn: Turn) -> bool:
    """Rule 6: "I'm in Wichita, could I do it from there?" over a posting moves no search."""
    asks = turn.asks or turn.parts is not None
    if turn.state.posting_meant is None or not asks or not turn.keys <= {"place"} or turn.says("what_about"):
        return False
    seeks = turn.says("seeking") or turn.says("job_words") or turn.says("asks_of_many") or turn.relative
    return not seeks and turn.says("posting_words") and place_told(plain(turn.text)) is not None


def _is_mere_guess(intended: Goal, turn: Turn) -> bool:
    """Rule 7: a low confidence and no wish, card or form of a question; or no word that is one.

    A facet alone does not count for much: it may be a misspelt word's luck.
    """
    if turn.wishes:
        return False
    long = [word for word in turn.words if len(word) > LONGEST_SMALL_WORD]
    if len(long) > 1 and not turn.described and not any(word in english_words() for word in long):
        return True
    if turn.confidence >= SURE:
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
