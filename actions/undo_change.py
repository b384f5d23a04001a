"""Takes the last change of the search back."""

from __future__ import annotations

from actions.goal_action import GoalAction
from actions.page import show_page
from actions.reply import Reply
from bot.postings.store import PostingStore
from bot.replies.state import State
from bot.replies.turn import Turn


class ActionUndoChange(GoalAction):
    """ "undo", "go back one step"."""

    goal = "undo_change"

    def perform(self, turn: Turn, before: State, reply: Reply, store: PostingStore) -> State:
        undone = turn.state.undone()
        if undone is not None:
            return show_page(undone, 0, reply, store)
        reply.say("utter_undo_nothing")
        return turn.state if turn.state.query is None else show_page(turn.state, turn.state.offset, reply, store)
