"""Words for the lists beside what fits: the postings that do not say, and those near the role asked for."""

from __future__ import annotations

import re
from functools import cache
from typing import Optional

from bot.lexicon import lexicon
from bot.query.model import Query
from bot.replies.state import Apart, State
from bot.replies.stated import subjects, wishes_on_facts


def apart_meant(text: str, wish: Query, state: State) -> Optional[Apart]:
    """The list that a message means: "the ones that don't say", "similar roles", and once it was offered "those too".

    Not those that do not say if its wish is about what nothing in the search is about.
    """
    said = _plain(text)
    if _says("silent", said):
        return "silent" if subjects(wish) <= subjects(wishes_on_facts(state.query or Query())) else None
    if _names_near(said, state):
        return "near"
    if _says("offered", said):
        return next(iter(state.offered_apart), None)
    at_end = state.total <= len(state.found)  # else "the rest" are those on the next page
    return "silent" if "silent" in state.offered_apart and at_end and _says("rest", said) else None


def fitting_meant(text: str, state: State) -> bool:
    """True of words that go back from such a list to what fits: "only the ones that say so", "just the exact role"."""
    said = _plain(text)
    own = {"silent": "said", "near": "asked"}
    return state.apart is not None and (_says(own[state.apart], said) or _says("hide", said))


def _names_near(said: str, state: State) -> bool:
    """Over a posting that is looked at, "similar roles" are those like it; "anything close" is of a place as well."""
    if state.query is None or not state.query.role:
        return False
    listed = state.view == "results"
    expected = "near" in state.offered_apart or (listed and not state.shown)
    return _says("near", said) or (listed and _says("near_listed", said)) or (expected and _says("near_offered", said))


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'")


def _says(form: str, said: str) -> bool:
    return _form(form).search(said) is not None


@cache
def _form(name: str) -> re.Pattern[str]:
    forms = lexicon("apart")
    return re.compile(forms[name].format(**forms["parts"]))
