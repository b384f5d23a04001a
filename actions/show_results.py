"""Goes back to the results: from a posting to the page in view, from a page to the one before it."""

from __future__ import annotations

from actions.goal_action import GoalAction
from actions.page import show_page
from actions.reply import Reply
from bot.postings.store import PostingStore
from bot.replies.results import PAGE
from bot.replies.state import State
from bot.replies.turn import Turn


class ActionShowResults(GoalAction):
    """ "back", "back to the list", "previous page"; from a list apart, to what fits."""

    goal = "show_results"

    def perform(self, turn: Turn, before: State, reply: Reply, store: PostingStore) -> State:
        state = turn.state
        if state.query is None:
            reply.say("utter_results_not_yet")
            return state
        apart = state.apart is not None and turn.says("list_words")
        if state.view != "results" or turn.says("my_filters") or (turn.says("list_words") and not apart):
            return show_page(state, state.offset, reply, store)
        if (apart or state.offset == 0) and (undone := state.undone()):
            return show_page(undone, 0, reply, store)
        return show_page(state, max(0, state.offset - PAGE), reply, store)
