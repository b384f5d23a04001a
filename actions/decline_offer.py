"""Takes a no for what was offered last."""

from __future__ import annotations

from actions.goal_action import GoalAction
from actions.reply import Reply
from bot.postings.store import PostingStore
from bot.replies.state import State
from bot.replies.turn import Turn


class ActionDeclineOffer(GoalAction):
    """ "no", "not really"."""

    goal = "decline_offer"

    def perform(self, turn: Turn, before: State, reply: Reply, store: PostingStore) -> State:
        reply.say("utter_offer_declined")
        return turn.state
