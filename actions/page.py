"""Shows one page of the search in force; all actions that end in results end here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Optional

from actions.reply import Reply
from bot.lexicon import lexicon
from bot.postings.search import Page
from bot.postings.store import PostingStore
from bot.query.model import Query
from bot.query.relax import WORK
from bot.query.say import in_words
from bot.replies.apart import RESPONSES, apart_button, apart_reply
from bot.replies.buttons import Button
from bot.replies.cards import count_in_words
from bot.replies.messages import Results
from bot.replies.nothing import Offer, offers_for, silent_on_pay
from bot.replies.results import PAGE, filters_in_words, found_reply, nothing_reply, take_off_buttons
from bot.replies.state import State
from bot.replies.stated import wishes_on_facts


def show_page(state: State, offset: int, reply: Reply, store: PostingStore) -> State:
    """Searches, replies with the page after `offset` postings, and returns the state that looks at it."""
    today, query = date.today(), state.query or Query()
    before = state.shown[:offset]
    page = _page_after(before, state, store, today)
    if not page.jobs and offset:
        again = Button.of(lexicon("reply_words")["buttons"]["back"], "show_results")
        reply.say("utter_results_no_more", [again, *take_off_buttons(query)], filters=filters_in_words(query))
        reply.carry(Results(query=query, total=page.total, offset=offset, jobs=[], suggestions=[again.title]))
        return replace(state, view=None)  # "back" then means the list
    near = _count_near(state, page, offset, store)
    offers = []
    if state.apart:
        said = apart_reply(state.apart, query, page, offset, today)
    elif page.jobs:
        said = found_reply(query, page.jobs, page.total, offset, today)
    else:
        offers = offers_for(query, store.count)
        said = nothing_reply(query, offers, apart=bool(page.silent or near))
    reply.say(said.response, said.buttons, **said.values)
    if not state.apart:
        _say_who_is_silent(query, page, offset, reply, store)
    if near:
        reply.say(RESPONSES["near"].offer, [apart_button("near", near)], near=count_in_words(near))
    reply.carry(said.message)
    return replace(
        state,
        query=query,
        shown=(*before, *(job.id for job in page.jobs)),
        beside=0,
        offset=offset,
        total=page.total,
        view="results",
        offer=_offered(offers, page.silent, near),
    )


def _say_who_is_silent(query: Query, page: Page, offset: int, reply: Reply, store: PostingStore) -> None:
    """Says how many more may fit, and offers them: under the first page, those silent on no pay under the last too."""
    on_pay = 0 if offset else silent_on_pay(query, page.total, store.count)
    if on_pay:
        any_pay = Button.of(lexicon("reply_words")["buttons"]["any_pay"], "search_jobs", drop="pay")
        reply.say("utter_results_silent_pay", [any_pay], silent=on_pay)
    if page.silent and (not offset or offset + len(page.jobs) >= page.total):
        count, unsaid = count_in_words(page.silent), in_words(wishes_on_facts(query))
        reply.say(RESPONSES["silent"].offer, [apart_button("silent", page.silent)], silent=count, unsaid=unsaid)


def _count_near(state: State, page: Page, offset: int, store: PostingStore) -> int:
    """How many postings come near the role; counted only where what fits it does not fill a page."""
    if state.apart or offset or page.total >= PAGE or state.query is None or not state.query.role:
        return 0
    return store.count(state.query, near=True)


def _page_after(before: tuple[str, ...], state: State, store: PostingStore, today: date) -> Page:
    """The next page; what was shown before is not shown again, though postings that came in meanwhile moved it."""
    query, silent, near = state.query or Query(), state.apart == "silent", state.apart == "near"
    page = store.search(query, limit=PAGE, offset=len(before), today=today, silent=silent, near=near)
    if any(job.id in before for job in page.jobs):
        page = store.search(query, limit=PAGE + len(before), offset=0, today=today, silent=silent, near=near)
    fresh = [job for job in page.jobs if job.id not in before]
    return replace(page, jobs=fresh[:PAGE])


def say_no_list(state: State, reply: Reply) -> None:
    """Says that there is nothing to pick from, and why."""
    if state.query is None:
        reply.say("utter_results_not_yet")
        return
    reply.say("utter_results_empty", take_off_buttons(state.query), filters=filters_in_words(state.query))


def _offered(offers: list[Offer], silent: int, near: int) -> Optional[dict[str, Any]]:
    """What a "yes" would show or leave out, or the name of one of the filters leave out.

    The role itself goes before those near it, and they before any work: where another filter could be left out, a
    "yes" shows no similar roles.
    """
    offered: dict[str, Any] = {}
    if lists := [*(["silent"] if silent else []), *(["near"] if near else [])]:
        offered["apart"] = lists
    if offers:
        offered["among"] = [[offer.drop, offer.words] for offer in offers]
    if silent or (near and all(WORK in offer.keys for offer in offers)):
        return {"do": "apart", **offered}
    only = {"drop": offers[0].drop} if len(offers) == 1 else {}
    return {"do": "drop", **offered, **only} if offers else None
