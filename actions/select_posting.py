"""Opens a posting that was named by number, in words, or by a button."""

from __future__ import annotations

from datetime import date
from typing import Optional

from actions.answer_question import give_answer
from actions.closed import say_closed
from actions.goal_action import GoalAction
from actions.page import say_no_list
from actions.reply import Reply
from bot.postings.store import PostingStore
from bot.replies.leaning import asked_again
from bot.replies.messages import JobShown
from bot.replies.pick import number_said
from bot.replies.posting import posting_reply
from bot.replies.state import State
from bot.replies.turn import Turn


class ActionSelectPosting(GoalAction):
    """ "2", "the second one", "the Los Angeles one", `/select_posting{"posting_id": "ID"}`."""

    goal = "select_posting"

    def perform(self, turn: Turn, before: State, reply: Reply, store: PostingStore) -> State:
        posting_id = _id_of_button(turn) if turn.is_button else _id_in_words(turn)
        if posting_id is None:
            return self._unclear(turn, reply)
        posting = store.get(posting_id)
        if posting is None:
            reply.say("utter_posting_unknown")
            return turn.state
        if not posting.open:
            return say_closed(posting, turn.state, reply, store)
        said = posting_reply(posting.job, posting.facts, date.today(), turn.state)
        reply.say("utter_posting_details", said.buttons, **said.values)
        reply.carry(JobShown(job=posting.job))
        picked = turn.state.picking(posting_id)
        if turn.leans_on_card:  # "and the second one?" after a question
            return give_answer(posting, *asked_again(turn.state, turn.text), reply, picked)
        if turn.leans_back:
            return give_answer(posting, turn.text, list(turn.state.asked), reply, picked)
        return picked

    def _unclear(self, turn: Turn, reply: Reply) -> State:
        number = number_said(turn.text)
        if turn.is_button:
            reply.say("utter_posting_unknown")
        elif not turn.state.shown:
            say_no_list(turn.state, reply)
        elif number:
            reply.say("utter_pick_no_number", number=number, last=len(turn.state.shown))
        else:
            reply.say("utter_pick_unclear")
        return turn.state


def _id_in_words(turn: Turn) -> Optional[str]:
    return turn.described.posting_id if turn.described else None


def _id_of_button(turn: Turn) -> Optional[str]:
    """The posting that a payload names; anything may stand in it."""
    posting_id = turn.payload.get("posting_id")
    return posting_id if isinstance(posting_id, str) and 0 < len(posting_id) <= 200 else None
