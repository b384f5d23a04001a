"""Shows the next page of the search."""

from __future__ import annotations

from actions.goal_action import GoalAction
from actions.page import show_page
from actions.reply import Reply
from bot.postings.store import PostingStore
from bot.replies.state import State
from bot.replies.turn import Turn


class ActionShowMore(GoalAction):
    """ "more", "next", "keep going"."""

    goal = "show_more"

    def perform(self, turn: Turn, before: State, reply: Reply, store: PostingStore) -> State:
        if turn.state.query is None:
            reply.say("utter_results_not_yet")
            return turn.state
        state = turn.state
        if state.view != "results" and state.view is not None and state.total <= len(state.found):
            return show_page(state, state.offset, reply, store)  # "the others", of a posting: those beside it
        return show_page(state, len(state.found), reply, store)
