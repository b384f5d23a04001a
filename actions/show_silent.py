"""Shows the postings that say nothing on something wanted, apart from those that fit."""

from __future__ import annotations

from actions.goal_action import GoalAction
from actions.page import show_page
from actions.reply import Reply
from bot.postings.store import PostingStore
from bot.replies.state import State
from bot.replies.turn import Turn


class ActionShowSilent(GoalAction):
    """ "show those too", "the ones that don't say"."""

    goal = "show_silent"

    def perform(self, turn: Turn, before: State, reply: Reply, store: PostingStore) -> State:
        state = turn.state
        if state.query is None:
            reply.say("utter_results_not_yet")
            return state
        if store.search(state.query, limit=1, silent=True).total:
            return show_page(state.apart(), 0, reply, store)
        reply.say("utter_results_silent_none")
        return show_page(state.searching(state.query), 0, reply, store)
