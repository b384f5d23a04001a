"""Answers a question about a posting with the posting's own words, or says that it does not say."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional

from actions.closed import say_closed
from actions.goal_action import GoalAction
from actions.page import say_no_list
from actions.reply import Reply
from bot.faq.answer import answer_asked
from bot.lexicon import lexicon
from bot.postings.approved import ApprovedAnswers
from bot.postings.current import current_store
from bot.postings.store import PostingStore
from bot.postings.stored import StoredPosting
from bot.replies.answers import answer_buttons, answer_response, answer_values
from bot.replies.cards import joined
from bot.replies.leaning import asked_again
from bot.replies.state import State
from bot.replies.turn import Turn


class ActionAnswerQuestion(GoalAction):
    """ "do I have to be on call?", "what does the second one pay?", `/ask_posting{"facet": "pay"}`."""

    goal = "answer_question"

    def perform(self, turn: Turn, before: State, reply: Reply, store: PostingStore) -> State:
        named = None if turn.is_button else turn.asked_about
        state = turn.state.picking(named.posting_id) if named else turn.state
        posting = store.get(state.posting_meant) if state.posting_meant else None
        if posting is None:
            if turn.state.query is None or turn.state.shown:
                reply.say("utter_question_no_posting")
            else:
                say_no_list(turn.state, reply)
            return turn.state
        if not posting.open:
            return say_closed(posting, state, reply, store)
        facet = _facet_of_button(turn)
        question = lexicon("reply_words")["facets"].get(facet, facet) if facet else turn.text
        facets = [facet] if facet else turn.facets_meant
        if turn.leans_on_card:
            question, facets = asked_again(turn.state, question)
        return give_answer(posting, question, facets, reply, state)


def give_answer(posting: StoredPosting, question: str, facets: list[str], reply: Reply, state: State) -> State:
    """Says and carries the answer to a question about a posting; the state that remembers what was asked."""
    approved = ApprovedAnswers(current_store()).live(posting.posting_id, posting.job.company)
    found, _ = answer_asked(
        posting.posting_id, posting.fields, posting.facts, question, facets=facets or None, approved=approved
    )
    title = joined(posting.job.title, posting.job.company)
    reply.say(answer_response(found), answer_buttons(found, state), **answer_values(found, title))
    reply.carry(found)
    return replace(state, view="posting").asking(found.facets, question)


def _facet_of_button(turn: Turn) -> Optional[str]:
    """The facet that a payload names, if it is one; a payload without one asks about the duties."""
    if not turn.is_button:
        return None
    facet = turn.payload.get("facet")
    return facet if isinstance(facet, str) and facet in lexicon("reply_words")["facets"] else "duties"
