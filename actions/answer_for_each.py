"""Answers a question for each posting on the page; the search and its cards stay as they are."""

from __future__ import annotations

from dataclasses import replace

from actions.goal_action import GoalAction
from actions.page import say_no_list
from actions.reply import Reply
from bot.facts.question import facets_asked
from bot.faq.answer import answer_asked
from bot.postings.approved import ApprovedAnswers
from bot.postings.store import PostingStore
from bot.replies.each import Card, Told, facets_of, judged, wish_of
from bot.replies.each_said import buttons_of, in_text, rows_of
from bot.replies.messages import Comparison
from bot.replies.state import State
from bot.replies.turn import Turn


class ActionAnswerForEach(GoalAction):
    """ "which of these have no weekends?", "do any of them offer dental?", and "and vision?" after it."""

    goal = "answer_for_each"

    def perform(self, turn: Turn, before: State, reply: Reply, store: PostingStore) -> State:
        question = turn.of_each or turn.said
        leans = question == turn.said and turn.leans_back
        asked = turn.facets_meant if leans else facets_asked(question) or turn.facets
        wish = wish_of(turn.reading, asked, question)
        facets = facets_of(wish, asked)
        ids = turn.state.in_view
        fits = store.among(ids, wish)
        silent = store.among(ids, wish, silent=True)
        approved = ApprovedAnswers(store)
        told: list[Told] = []
        for number, posting_id in enumerate(ids, turn.state.offset + 1):
            posting = store.get(posting_id)
            if posting is None or not posting.open:
                continue
            found, fields = answer_asked(
                posting_id, posting.fields, posting.facts, question, facets=facets or None,
                approved=approved.live(posting_id, posting.job.company),
            )  # fmt: skip
            card = Card(number, posting.job)
            fit, unsaid = posting_id in fits, posting_id in silent
            told.append(judged(card, fields, posting.facts, found, wish, fits=fit, silent=unsaid))
        if not told:
            say_no_list(turn.state, reply)
            return turn.state
        facets = facets or told[0].answer.facets
        summary, postings = in_text(told, wish)
        reply.say("utter_answer_for_each", buttons_of(told, wish, turn.reading_of), summary=summary, postings=postings)
        reply.carry(Comparison(jobs=[one.job for one in told], rows=rows_of(told, facets, wish)))
        return replace(turn.state, view="comparison").asking(facets, question)
