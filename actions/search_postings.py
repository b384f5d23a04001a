"""Searches: a new wish, a refinement, or a filter taken off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Optional

from actions.goal_action import GoalAction
from actions.namesakes import say_namesakes
from actions.page import show_page
from actions.reply import Reply
from actions.unknown import say_unknown
from bot.lexicon import lexicon
from bot.postings.job import Job
from bot.postings.store import PostingStore
from bot.query.edit import applied
from bot.query.model import Query
from bot.replies.changes import like_posting, without_filter
from bot.replies.pick import hourly
from bot.replies.relative import NOTHING, moved
from bot.replies.state import State
from bot.replies.turn import Turn


class ActionSearchPostings(GoalAction):
    """ "warehouse jobs in Tulsa", "only part time", "forget the salary", "better paid ones", a filter's button."""

    goal = "search_postings"

    def perform(self, turn: Turn, before: State, reply: Reply, store: PostingStore) -> State:
        current = turn.state.query or Query()
        if turn.is_button:
            return show_page(turn.state.searching(without_filter(current, turn.payload.get("drop"))), 0, reply, store)
        mended = lexicon("reply_words")["mended"]
        corrections = [mended.format(said=said, read=read) for said, read in turn.reading.corrections]
        if corrections:
            reply.say("utter_search_mended", corrections=", ".join(corrections))
        say_unknown(turn, reply)
        wished: Optional[Query] = self._wished(turn, current, store)
        if turn.relative and wished is not None:
            wished = moved(turn.relative, wished, _leaned_on(turn, store), date.today(), store.count)
            if wished is None:
                reply.say(NOTHING[turn.relative])
        if turn.state.shown and turn.speaks_of_one and wished is not None and not store.count(wished):
            reply.say("utter_search_none_described")
            return show_page(turn.state, turn.state.offset, reply, store)
        found = show_page(turn.state.searching(wished or current), 0, reply, store)
        namesakes = say_namesakes(turn, found.query or Query(), reply, store)
        if namesakes:
            return replace(found, offer={"do": "place", **(found.offer or {}), "namesakes": namesakes})
        return found

    def _wished(self, turn: Turn, current: Query, store: PostingStore) -> Query:
        """The query in force after the message; "like this" stands for the work of the posting in focus."""
        posting = store.get(turn.state.posting_meant or "") if turn.says("like_this") else None
        starts = like_posting(current, posting.job.title) if posting else []
        queries = [applied(start, turn.wish) for start in starts]
        found = [(query, store.count(query)) for query in queries]
        more = (query for least in (2, 1) for query, count in found if count >= least)  # one may be the posting itself
        return next(more, queries[0] if queries else applied(current, turn.wish))


def _leaned_on(turn: Turn, store: PostingStore) -> list[Job]:
    """What "better paid" is compared with: the posting that is looked at, else the cards in view."""
    state = turn.state
    cards = [posting.job for posting in map(store.get, state.in_view) if posting]
    looked_at = store.get(state.focus) if state.focus and state.view == "posting" else None
    if looked_at is None or turn.says("these_words"):
        return cards
    return cards if turn.relative == "better_paid" and hourly(looked_at.job) is None else [looked_at.job]
