"""Puts the candidate through to a person."""

from __future__ import annotations

from actions.goal_action import GoalAction
from actions.reply import Reply
from bot.postings.store import PostingStore
from bot.query.model import Query
from bot.replies.messages import Handoff
from bot.replies.state import State
from bot.replies.turn import Turn


class ActionHandOver(GoalAction):
    """ "I want to talk to a person", or a yes to that offer."""

    goal = "hand_over"

    def perform(self, turn: Turn, before: State, reply: Reply, store: PostingStore) -> State:
        focus = store.get(turn.state.focus) if turn.state.focus else None
        if focus and focus.job.url:
            reply.say("utter_person_employer", title=focus.job.title, link=focus.job.url)
        else:
            reply.say("utter_person_handed_over")
        reply.carry(
            Handoff(
                reason="not_understood" if before.misunderstood else "asked",
                query=turn.state.query or Query(),
                posting_id=focus.posting_id if focus else None,
            )
        )
        return turn.state
