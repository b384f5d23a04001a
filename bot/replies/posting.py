"""One posting shown: what is known at a glance, what it can be asked, where to apply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.facts.model import Fact
from bot.lexicon import lexicon
from bot.postings.job import Job
from bot.replies.buttons import Button
from bot.replies.cards import facts_line, joined
from bot.replies.state import State


@dataclass(frozen=True)
class PostingReply:
    """The values and buttons of `utter_posting_details`."""

    values: dict[str, str]
    buttons: list[Button]


def posting_reply(job: Job, facts: list[Fact], today: date, state: State) -> PostingReply:
    """The reply that shows a posting; it names what the posting states, so that people know what they can ask."""
    words = lexicon("reply_words")
    stated = {fact.facet for fact in facts}
    values = {
        "title": joined(job.title, job.company or words["employer_not_stated"]),
        "facts": joined(facts_line(job, today), words["closes"].format(date=job.closes_on) if job.closes_on else None),
        "states": ", ".join(label.lower() for facet, label in words["facets"].items() if facet in stated)
        or words["nothing_more"],
        "link": job.url or words["link_not_stated"],
    }
    buttons = [Button.of(words["facets"][facet], "ask_posting", facet=facet) for facet in words["asked_by_button"]]
    if state.shown:
        buttons.append(Button.of(words["buttons"]["back"], "show_results"))
    return PostingReply(values, buttons)
