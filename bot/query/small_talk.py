"""Tells messages that look for nothing: greetings, thanks, questions about the bot, off-topic questions, stories."""

from __future__ import annotations

import re
from functools import cache

from bot.lexicon import lexicon


def is_small_talk(text: str) -> bool:
    """True when the message holds no wish, whatever it names ("who won in Dallas", "my cousin drives a truck")."""
    always, unless, job_words = _patterns()
    if always.search(text):
        return True
    return bool(unless.search(text)) and not job_words.search(text)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = lexicon("no_search")
    return (
        re.compile("|".join(f"(?:{form})" for form in words["always"]), re.I),
        re.compile("|".join(f"(?:{form})" for form in words["unless_job_words"]), re.I),
        re.compile(words["job_words"], re.I),
    )
