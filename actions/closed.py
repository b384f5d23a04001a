"""Says that a posting is closed, also one that was open when it was shown, and shows others like it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from actions.reply import Reply
from bot.lexicon import lexicon
from bot.postings.store import PostingStore
from bot.postings.stored import StoredPosting
from bot.replies.buttons import Button
from bot.replies.cards import card, joined
from bot.replies.results import pick_button
from bot.replies.state import State


def say_closed(posting: StoredPosting, state: State, reply: Reply, store: PostingStore) -> State:
    """The state that also has the cards of similar postings; they count on from those of the search."""
    today = date.today()
    similar = store.similar(posting.posting_id, today=today)
    back = [Button.of(lexicon("reply_words")["buttons"]["back"], "show_results")] if state.found else []
    if not similar:
        reply.say("utter_posting_closed", back)
        return state
    beside = state.beside_search(job.id for job in similar)
    numbers = [beside.shown.index(job.id) + 1 for job in similar]
    said = [card(job, number, today) for job, number in zip(similar, numbers, strict=True)]
    buttons = [pick_button(job, number) for job, number in zip(similar, numbers, strict=True)]
    title = joined(posting.job.title, posting.job.company)
    reply.say("utter_posting_closed_similar", [*buttons, *back], title=title, cards="\n".join(said))
    return replace(beside, asked=(), question=None)
