"""Searches: a new wish, a refinement, or a filter taken off."""

from __future__ import annotations

from actions.goal_action import GoalAction
from actions.page import show_page
from actions.reply import Reply
from bot.lexicon import lexicon
from bot.postings.store import PostingStore
from bot.query.edit import applied
from bot.query.model import Query
from bot.replies.changes import like_posting, without_filter
from bot.replies.state import State
from bot.replies.turn import Turn


class ActionSearchPostings(GoalAction):
    """ "warehouse jobs in Tulsa", "only part time", "forget the salary", a filter's button."""

    goal = "search_postings"

    def perform(self, turn: Turn, before: State, reply: Reply, store: PostingStore) -> State:
        current = turn.state.query or Query()
        if turn.is_button:
            return show_page(turn.state.searching(without_filter(current, turn.payload.get("drop"))), 0, reply, store)
        mended = lexicon("reply_words")["mended"]
        corrections = [mended.format(said=said, read=read) for said, read in turn.reading.corrections]
        if corrections:
            reply.say("utter_search_mended", corrections=", ".join(corrections))
        return show_page(turn.state.searching(self._wished(turn, current, store)), 0, reply, store)

    def _wished(self, turn: Turn, current: Query, store: PostingStore) -> Query:
        """The query in force after the message; "like this" stands for the work of the posting in focus."""
        posting = store.get(turn.state.posting_meant or "") if turn.says("like_this") else None
        starts = like_posting(current, posting.job.title) if posting else [current]
        queries = [applied(start, turn.reading) for start in starts]
        return next((query for query in queries[:-1] if store.count(query)), queries[-1])
