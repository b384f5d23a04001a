"""Says that a message was not understood, and after two in a row offers a person."""

from __future__ import annotations

from dataclasses import replace

from actions.goal_action import GoalAction
from actions.reply import Reply
from bot.lexicon import lexicon
from bot.postings.store import PostingStore
from bot.replies.buttons import Button, suggestion_buttons
from bot.replies.state import State
from bot.replies.turn import Turn

PATIENCE = 2
"""Messages in a row that may be misunderstood before a person is offered."""
LONGEST_QUOTED = 60


class ActionExplainMisunderstanding(GoalAction):
    """ "zzzz qqqq"."""

    goal = "explain_misunderstanding"

    def perform(self, turn: Turn, before: State, reply: Reply, store: PostingStore) -> State:
        times = before.misunderstood + 1
        if times < PATIENCE:
            said = turn.text if len(turn.text) <= LONGEST_QUOTED else turn.text[:LONGEST_QUOTED].rstrip() + "…"
            reply.say("utter_misunderstood_once", suggestion_buttons(), said=said)
            return replace(turn.state, misunderstood=times)
        titles = lexicon("reply_words")["buttons"]
        ways_out = [Button.of(titles["person"], "ask_person"), Button.of(titles["help"], "ask_help")]
        reply.say("utter_misunderstood_again", ways_out)
        return replace(turn.state, misunderstood=times, offer={"do": "hand_over"})
