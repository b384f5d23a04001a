"""What a message leaves to the conversation, put into words: "not that company", "or 3rd", "jobs at Acme" anew."""

from __future__ import annotations

import re
from functools import cache

from bot.lexicon import lexicon
from bot.query.reading import MessageReading
from bot.replies.pick import JobOf
from bot.replies.state import State

SHIFT = "{text} shift"


def spelled_out(text: str, state: State, job_of: JobOf) -> str:
    """The message with the employer of the posting looked at named, and with the shift that it adds called one."""
    if state.query and state.query.schedule and _form("shift").search(text):
        return SHIFT.format(text=text.rstrip(" .!?"))
    posting_id = state.focus or (state.in_view[0] if len(state.in_view) == 1 else None)
    match = next((found for form in _company_forms() if (found := form.search(text))), None)
    job = job_of(posting_id) if match and posting_id else None
    if match is None or job is None or not job.company:
        return text
    return text[: match.start("company")] + job.company + text[match.end("company") :]


def is_new_wish(reading: MessageReading) -> bool:
    """True of a complete wish that names an employer: "jobs at Acme", "is Acme hiring?"."""
    if reading.mode != "refine" or not reading.query.company:
        return False
    named = [entity for entity in reading.entities if entity.entity == "company"]
    return any(
        _form("jobs_at").search(reading.text[: entity.start]) or _form("hiring").match(reading.text, entity.end)
        for entity in named
    )


@cache
def _form(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("implied")[name], re.IGNORECASE)


@cache
def _company_forms() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form, re.IGNORECASE) for form in lexicon("implied")["company"])
