"""Serves a wish and a question of one message, in the order that makes sense of both."""

from __future__ import annotations

from dataclasses import replace

from actions.answer_question import give_answer
from actions.closed import say_closed
from actions.goal_action import GoalAction, action_for, part_of
from actions.reply import Reply
from bot.postings.store import PostingStore
from bot.replies.state import State
from bot.replies.turn import Turn


class ActionSearchAndAnswer(GoalAction):
    """ "only Ohio please, and what does the first one pay?", "is it full time? And show me the same in Dallas"."""

    goal = "search_and_answer"

    def perform(self, turn: Turn, before: State, reply: Reply, store: PostingStore) -> State:
        parts = turn.parts
        assert parts is not None
        wish = part_of(turn, parts.wish, turn.state, store)
        question = part_of(turn, parts.question, turn.state, store)
        looking = turn.state.view == "posting" and not question.asked_about and question.says("this_one")
        if turn.state.posting_meant and (parts.question_first or looking):
            asked = _answered(question, turn.state, reply, store)
            return action_for("search_postings").perform(replace(wish, state=asked), before, reply, store)
        found = action_for("search_postings").perform(wish, before, reply, store)
        asking = part_of(turn, parts.question, found, store)
        if parts.question_first and not asking.asked_about:
            return found  # a question before any posting: there was none that it could mean
        return _answered(asking, found, reply, store)


def _answered(question: Turn, state: State, reply: Reply, store: PostingStore) -> State:
    """Answers about the card that the question names, else the one it can only mean; nothing where there is none."""
    posting_id = question.asked_about.posting_id if question.asked_about else state.posting_meant
    posting = store.get(posting_id) if posting_id else None
    if posting is None:
        return state
    if not posting.open:
        return say_closed(posting, state, reply, store)
    return give_answer(posting, question.text, question.facets, reply, state.picking(posting.posting_id))
