"""Starts a new search; wishes in the same message are searched for at once."""

from __future__ import annotations

from actions.goal_action import GoalAction
from actions.page import show_page
from actions.reply import Reply
from bot.postings.store import PostingStore
from bot.query.edit import applied
from bot.query.model import Query
from bot.query.read import read_message
from bot.replies.buttons import suggestion_buttons
from bot.replies.changes import after_start_over
from bot.replies.state import State
from bot.replies.turn import Turn


class ActionStartOver(GoalAction):
    """ "start over", "start again: teacher"."""

    goal = "start_over"

    def perform(self, turn: Turn, before: State, reply: Reply, store: PostingStore) -> State:
        rest = "" if turn.is_button else after_start_over(turn.text)
        reading = read_message(rest, vocabulary=turn.vocabulary)
        if reading.query.as_dict():
            return show_page(turn.state.searching(applied(Query(), reading)), 0, reply, store)
        reply.say("utter_search_fresh", suggestion_buttons())
        return State(history=turn.state.searching(Query()).history)
