"""Says that work in general (average pay, training, laws) is not known here, and offers the postings for that work."""

from __future__ import annotations

from actions.goal_action import GoalAction
from actions.reply import Reply
from bot.lexicon import lexicon
from bot.postings.store import PostingStore
from bot.query.model import Query
from bot.query.say import in_words
from bot.replies.buttons import Button, suggestion_buttons
from bot.replies.state import State
from bot.replies.turn import Turn


class ActionTellAboutWork(GoalAction):
    """ "salary of a plumber in Ohio", "how do I become a nurse", "minimum wage in Maine"."""

    goal = "tell_about_work"

    def perform(self, turn: Turn, before: State, reply: Reply, store: PostingStore) -> State:
        wish, words = turn.reading.query, lexicon("reply_words")["work_in_general"]
        if not wish.role:
            reply.say("utter_work_in_general", suggestion_buttons())
            return turn.state
        where = words["where"].format(place=in_words(Query(place=wish.place))) if wish.place else ""
        said = {"work": in_words(Query(role=wish.role)), "where": where}
        offers = [Button.saying(offer.format(**said)) for offer in words["offers"]]
        reply.say("utter_work_in_general_offer", offers, postings=words["postings"].format(**said))
        return turn.state
