"""The postings that say nothing on something wanted: what is said of them, always apart from those that fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.lexicon import lexicon
from bot.postings.search import Page
from bot.query.model import Query
from bot.query.say import filters, in_words
from bot.replies.buttons import Button
from bot.replies.cards import cards
from bot.replies.messages import Relaxed
from bot.replies.results import PageReply, found_reply
from bot.replies.stated import wishes_on_facts


def silent_button() -> Button:
    """Shows them."""
    words = lexicon("reply_words")["buttons"]
    return Button.saying(words["silent"], words["silent_said"])


def silent_reply(query: Query, page: Page, offset: int, today: date) -> PageReply:
    """The reply for a page of them; `offset` is how many of them come before it."""
    words, unsaid = lexicon("reply_words"), wishes_on_facts(query)
    said = found_reply(query, page.jobs, page.total, offset, today)
    last = offset + len(page.jobs) >= page.total
    response = "utter_results_silent_last" if last else "utter_results_silent_more"
    back = Button.of(words["buttons"]["back"], "undo_change")
    reason = words["silent_reason"].format(wishes=in_words(unsaid))
    relaxed = Relaxed(dropped=[key for key, _ in filters(unsaid)], reason=reason)
    return replace(
        said,
        response="utter_results_silent_single" if page.total == 1 else response,
        values={**said.values, "cards": cards(page.jobs, offset + 1, today, words["may_fit"]), "unsaid": reason},
        buttons=[back, *said.buttons] if last else [said.buttons[0], back, *said.buttons[1:]],
        message=said.message.copy(update={"relaxed": relaxed, "suggestions": [back.title, *said.message.suggestions]}),
    )
