"""Changes of a search that no reader makes: a filter's button, "more like this", "start again: ..."."""

from __future__ import annotations

import re
from functools import cache

from bot.extract.role import read_roles
from bot.lexicon import lexicon
from bot.query.model import Query
from bot.query.relax import parts, without_all
from bot.query.say import filters

KEYS_APART = ","
"""Between the keys of several filters that leave together."""


def without_filter(query: Query, keys: object) -> Query:
    """The query without a filter, by its key, or several ("pay,workplace", "skills:sql"); the unknown is left alone.

    `keys` come from a button's payload, which anybody can write.
    """
    in_force = dict([*filters(query), *parts(query)])
    named = keys.split(KEYS_APART) if isinstance(keys, str) else []
    return without_all(query, [key for key in named if key in in_force])


def like_posting(query: Query, title: str) -> list[Query]:
    """Searches for the work of a posting, the closest first: what its title says, the work that led to it, or the last
    word of either ("therapist").

    The other filters stay, save the employer.
    """
    roles = [reading.value for reading in read_roles(title, []) if not reading.negated]
    wishes = {key: value for key, value in query.as_dict().items() if key not in ("role", "company", "skills")}
    ways = [roles[:1] or [title.casefold()], query.role or []]
    ways += [[way[0].split()[-1]] for way in ways if way]
    return [Query.parse_obj({**wishes, "role": way}) for way in ways if way]


def after_start_over(text: str) -> str:
    """The message without the words that start over: "start again: teacher" -> "teacher"."""
    return _start_over().sub(" ", text, count=1).strip(" :,.;!-–—")


@cache
def _start_over() -> re.Pattern[str]:
    phrases = sorted(lexicon("turn_words")["start_over"], key=len, reverse=True)
    lead = r"(?:(?:ok(?:ay)?|please|let'?s|can (?:we|you|i)|i want to|no|and)[ ,]+)*"
    tail = r"(?:[ ,]+(?:please|with|and|now|then|for))*"
    return re.compile(rf"\b{lead}(?:{'|'.join(map(re.escape, phrases))})\b{tail}", re.IGNORECASE)
