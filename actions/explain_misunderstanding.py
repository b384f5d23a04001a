"""Says that a message was not understood, and after two in a row offers a person."""

from __future__ import annotations

from dataclasses import replace

from actions.goal_action import GoalAction
from actions.reply import Reply
from bot.lexicon import lexicon
from bot.postings.store import PostingStore
from bot.replies.buttons import Button, suggestion_buttons
from bot.replies.results import filters_in_words, take_off_buttons
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
        titles = lexicon("reply_words")["buttons"]
        if times < PATIENCE:
            said = turn.text if len(turn.text) <= LONGEST_QUOTED else turn.text[:LONGEST_QUOTED].rstrip() + "…"
            query = turn.state.query
            if query is None:
                reply.say("utter_misunderstood_once", suggestion_buttons(), said=said)
            else:
                buttons = [Button.of(titles["back"], "show_results"), *take_off_buttons(query)]
                reply.say("utter_misunderstood_searching", buttons, said=said, filters=filters_in_words(query))
            return replace(turn.state, misunderstood=times, offer=before.offer)
        ways_out = [Button.of(titles["person"], "ask_person"), Button.of(titles["help"], "ask_help")]
        reply.say("utter_misunderstood_again", ways_out)
        return replace(turn.state, misunderstood=times, offer={"do": "hand_over"})
