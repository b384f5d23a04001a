"""A page of a search: which response says it, with what, which buttons stand under it, and the `custom` message."""

from __future__ import annotations

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
    return PageReply(response, values, buttons, _message(query, total, offset, jobs, left))


def nothing_reply(query: Query, offers: list[Offer]) -> PageReply:
    """The reply when nothing matches: which filter could be left out, and how many there are then."""
    words = lexicon("reply_words")
    values = {
        "filters": filters_in_words(query),
        "offers": words["between_facts"].join(
            words["offer"].format(words=offer.words, total=count_in_words(offer.total)) for offer in offers
        ),
    }
    buttons = [offer_button(offer) for offer in offers] + [Button.of(words["buttons"]["start_over"], "start_over")]
    message = Results(query=query, total=0, offset=0, jobs=[], suggestions=[button.title for button in buttons])
    return PageReply("utter_results_none_offers" if offers else "utter_results_none", values, buttons, message)


def filters_in_words(query: Query) -> str:
    """The filters in force, said back; "all postings" when there are none."""
    return in_words(query) or str(lexicon("reply_words")["everything"])


def pick_button(job: Job, number: int) -> Button:
    """Opens a posting; it is looked up by its id, so the button stays right when other results have been shown."""
    title = lexicon("reply_words")["buttons"]["details"].format(number=number, title=job.title)
    return Button.of(title, "select_posting", posting_id=job.id)


def take_off_buttons(query: Query) -> list[Button]:
    """One button a filter in force, which takes it off; none when it is the only one."""
    title = lexicon("reply_words")["buttons"]["take_off"]
    found = filters(query)
    return [Button.of(title.format(words=words), "search_jobs", drop=key) for key, words in found] if found[1:] else []


def _message(query: Query, total: int, offset: int, jobs: list[Job], left: int) -> Results:
    words = lexicon("reply_words")
    narrowing = [saying for key, saying in words["narrowing"].items() if key not in query.as_dict()]
    suggestions = ([words["buttons"]["more"]] if left > 0 else []) + (narrowing[:3] if total > PAGE else [])
    return Results(query=query, total=total, offset=offset, jobs=jobs, suggestions=suggestions)
