"""The lists beside what fits: what is said of them, so that nobody takes them for what fits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.lexicon import lexicon
from bot.postings.search import Page
from bot.query.model import Query
from bot.query.relax import WORK
from bot.query.say import filters, in_words
from bot.replies.buttons import Button
from bot.replies.cards import cards, count_in_words
from bot.replies.messages import Relaxed
from bot.replies.results import PageReply, found_reply
from bot.replies.state import Apart
from bot.replies.stated import wishes_on_facts


@dataclass(frozen=True)
class Responses:
    """How replies speak of a list."""

    offer: str
    none: str
    """Where there is no posting in it."""
    single: str
    more: str
    last: str


RESPONSES: Mapping[Apart, Responses] = {
    "silent": Responses(
        offer="utter_results_silent",
        none="utter_results_silent_none",
        single="utter_results_silent_single",
        more="utter_results_silent_more",
        last="utter_results_silent_last",
    ),
    "near": Responses(
        offer="utter_results_near",
        none="utter_results_near_none",
        single="utter_results_near_single",
        more="utter_results_near_more",
        last="utter_results_near_last",
    ),
}


def apart_button(apart: Apart, total: int) -> Button:
    """Shows the list."""
    words = lexicon("reply_words")["apart"][apart]
    return Button.saying(words["title"].format(total=count_in_words(total)), words["said"])


def apart_reply(apart: Apart, query: Query, page: Page, offset: int, today: date) -> PageReply:
    """The reply for a page of the list; `offset` is how many of its postings come before it."""
    responses, words = RESPONSES[apart], lexicon("reply_words")["apart"][apart]
    wishes = wishes_given_up(apart, query)
    said = found_reply(query, page.jobs, page.total, offset, today)
    last = offset + len(page.jobs) >= page.total
    back = Button.of(lexicon("reply_words")["buttons"]["back"], "undo_change")
    reason = words["reason"].format(wishes=in_words(wishes))
    relaxed = Relaxed(dropped=[key for key, _ in filters(wishes)], reason=reason)
    return replace(
        said,
        response=responses.single if page.total == 1 else responses.last if last else responses.more,
        values={**said.values, "cards": cards(page.jobs, offset + 1, today, words["fits"]), "apart": reason},
        buttons=[back, *said.buttons] if last else [said.buttons[0], back, *said.buttons[1:]],
        message=said.message.copy(update={"relaxed": relaxed, "suggestions": [back.title, *said.message.suggestions]}),
    )


def wishes_given_up(apart: Apart, query: Query) -> Query:
    """Of a query the wishes that the postings of the list do not fit for sure."""
    return wishes_on_facts(query) if apart == "silent" else Query(**{WORK: query.role})
