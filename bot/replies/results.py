"""A page of a search: which response says it, with what, which buttons stand under it, and the `custom` message."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.lexicon import lexicon
from bot.postings.job import Job
from bot.query.model import Query
from bot.query.say import filters, in_words
from bot.replies.buttons import Button
from bot.replies.cards import cards, count_in_words
from bot.replies.messages import Results
from bot.replies.nothing import Offer, offer_button

PAGE = 5
"""Cards on a page."""
NARROWING = 3
"""Ways to narrow a long list that are suggested."""


@dataclass(frozen=True)
class PageReply:
    """All that is said about one page of results."""

    response: str
    values: dict[str, Any]
    buttons: list[Button]
    message: Results


def found_reply(query: Query, jobs: list[Job], total: int, offset: int, today: date) -> PageReply:
    """The reply for a page with postings on it; `offset` is how many come before it."""
    last = offset + len(jobs)
    left = total - last
    response = "utter_results_single" if total == 1 else "utter_results_more" if left > 0 else "utter_results_last"
    values = {
        "count": count_in_words(total),
        "filters": filters_in_words(query),
        "first": offset + 1,
        "last": last,
        "cards": cards(jobs, offset + 1, today),
        "left": count_in_words(left) if total <= 1000 else count_in_words(total),
    }
    words = lexicon("reply_words")["buttons"]
    buttons = [Button.of(words["more"], "show_more")] if left > 0 else []
    buttons += [pick_button(job, number) for number, job in enumerate(jobs, offset + 1)]
    buttons += take_off_buttons(query)
    suggested = suggestions(query, total, offset, len(jobs))
    buttons += [Button.saying(saying) for saying in suggested]
    first = [words["more"]] if left > 0 else []
    message = Results(query=query, total=total, offset=offset, jobs=jobs, suggestions=first + suggested)
    return PageReply(response, values, buttons, message)


def nothing_reply(query: Query, offers: list[Offer], *, apart: bool) -> PageReply:
    """The reply when nothing matches: which filter could be left out, and how many there are then.

    `apart`: a list beside what fits is offered next.
    """
    words = lexicon("reply_words")
    values = {
        "filters": filters_in_words(query),
        "offers": words["between_facts"].join(
            words["offer"].format(words=offer.words, total=count_in_words(offer.total)) for offer in offers
        ),
    }
    ways_out = [offer_button(offer) for offer in offers] + [Button.of(words["buttons"]["start_over"], "start_over")]
    offered = {offer.drop for offer in offers}
    others = take_off_buttons(query, besides=offered)
    message = Results(query=query, total=0, offset=0, jobs=[], suggestions=[button.title for button in ways_out])
    response = "utter_results_none_offers" if offers else "utter_results_none_apart" if apart else "utter_results_none"
    if offers and len(offers[0].keys) > 1:
        response = "utter_results_none_together"
    return PageReply(response, values, [*ways_out, *others], message)


def filters_in_words(query: Query) -> str:
    """The filters in force, said back; "all postings" when there are none."""
    return in_words(query) or str(lexicon("reply_words")["everything"])


def pick_button(job: Job, number: int) -> Button:
    """Opens a posting; it is looked up by its id, so the button stays right when other results have been shown."""
    title = lexicon("reply_words")["buttons"]["details"].format(number=number, title=job.title)
    return Button.of(title, "select_posting", posting_id=job.id)


def take_off_buttons(query: Query, besides: Collection[str] = ()) -> list[Button]:
    """One button a filter in force, which takes it off, in the order of `filters`; none for the keys `besides`."""
    title, found = lexicon("reply_words")["buttons"]["take_off"], filters(query)
    return [Button.of(title.format(words=words), "search_jobs", drop=key) for key, words in found if key not in besides]


def suggestions(query: Query, total: int, offset: int, shown: int) -> list[str]:
    """What can be said next about a list: narrow a long one, compare the cards of a short one."""
    words = lexicon("reply_words")
    if total > PAGE:
        return [saying for key, saying in words["narrowing"].items() if key not in query.as_dict()][:NARROWING]
    return [words["buttons"]["compare"]] if shown > 1 and not offset else []
