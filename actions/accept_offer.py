"""Takes a yes for what was offered last."""

from __future__ import annotations

from actions.goal_action import GoalAction, action_for
from actions.page import show_page
from actions.reply import Reply
from bot.postings.store import PostingStore
from bot.query.model import Query
from bot.replies.changes import without_filter
from bot.replies.state import State
from bot.replies.turn import Turn


class ActionAcceptOffer(GoalAction):
    """ "yes", "sure, do that", and the filter to leave out: "New Jersey"."""

    goal = "accept_offer"

    def perform(self, turn: Turn, before: State, reply: Reply, store: PostingStore) -> State:
        offer = before.offer or {}
        if offer.get("do") == "hand_over":
            return action_for("hand_over").perform(turn, before, reply, store)
        if offer.get("do") == "apart" and not turn.offer_taken:
            return action_for("show_apart").perform(turn, before, reply, store)
        key = turn.offer_taken or offer.get("drop")
        if key:
            wider = without_filter(turn.state.query or Query(), key)
            return show_page(turn.state.searching(wider), 0, reply, store)
        if offer.get("do") == "drop":
            return show_page(turn.state, 0, reply, store)  # a yes to several: asks again which
        reply.say("utter_offer_none")
        return turn.state
