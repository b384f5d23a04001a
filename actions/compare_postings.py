"""Sets postings side by side."""

from __future__ import annotations

from dataclasses import replace

from actions.closed import say_closed
from actions.goal_action import GoalAction
from actions.page import say_no_list
from actions.reply import Reply
from bot.postings.store import PostingStore
from bot.query.model import Query
from bot.query.read import read_message
from bot.replies.cards import joined
from bot.replies.compare import compared, rows, table_in_words
from bot.replies.messages import Comparison
from bot.replies.state import State
from bot.replies.turn import Turn


class ActionComparePostings(GoalAction):
    """ "compare 1 and 3", "the first two side by side"."""

    goal = "compare_postings"

    def perform(self, turn: Turn, before: State, reply: Reply, store: PostingStore) -> State:
        def wish_of(part: str) -> Query:
            return read_message(part, vocabulary=turn.vocabulary).query

        ids = compared("" if turn.is_button else turn.text, turn.state, turn.job_of, wish_of)
        postings = [posting for posting in map(store.get, ids) if posting]
        closed = next((posting for posting in postings if not posting.open), None)
        if closed is not None:
            return say_closed(closed, turn.state, reply, store)
        if len(postings) < 2:
            if turn.state.shown:
                reply.say("utter_comparison_unclear")
            else:
                say_no_list(turn.state, reply)
            return turn.state
        jobs = [posting.job for posting in postings]
        numbers = [turn.state.shown.index(job.id) + 1 for job in jobs]
        table = rows(jobs, [posting.fields for posting in postings], [posting.facts for posting in postings])
        names = [f"{number}. {joined(job.title, job.company)}" for number, job in zip(numbers, jobs, strict=True)]
        reply.say("utter_comparison_table", names="\n".join(names), table=table_in_words(table, numbers))
        reply.carry(Comparison(jobs=jobs, rows=table))
        return replace(turn.state, view="comparison", asked=())
