"""Shows a list beside what fits: postings that say nothing on something wanted, or those near the role asked for."""

from __future__ import annotations

from actions.goal_action import GoalAction
from actions.page import show_page
from actions.reply import Reply
from bot.postings.store import PostingStore
from bot.replies.apart import RESPONSES
from bot.replies.state import State
from bot.replies.turn import Turn


class ActionShowApart(GoalAction):
    """ "show those too", "the ones that don't say"; "similar roles", "anything close to that?"."""

    goal = "show_apart"

    def perform(self, turn: Turn, before: State, reply: Reply, store: PostingStore) -> State:
        state = turn.state
        if state.query is None:
            reply.say("utter_results_not_yet")
            return state
        apart = turn.wants_apart or before.offered_apart[0]
        if store.search(state.query, limit=1, silent=apart == "silent", near=apart == "near").total:
            return show_page(state.looking_at(apart), 0, reply, store)
        reply.say(RESPONSES[apart].none)
        return show_page(state.searching(state.query), 0, reply, store)
