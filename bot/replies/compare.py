"""Postings side by side: which ones a message means, and the rows of the table."""

from __future__ import annotations

import re
from functools import cache
from typing import Optional

from bot.facts.answer import answer
from bot.facts.model import Fact
from bot.lexicon import lexicon
from bot.postings.job import Job
from bot.replies.cards import pay_in_words, places_in_words
from bot.replies.describe import WishOf, described_pick
from bot.replies.messages import Row
from bot.replies.pick import JobOf, plain_pick, word_set, words_of
from bot.replies.state import State

MOST = 4
"""Postings in one comparison."""
LONGEST = 140
"""Characters of a cell."""


def compared(text: str, state: State, job_of: JobOf, wish_of: WishOf) -> list[str]:
    """Ids of the postings to compare, at least two or none: "1 and 3", "the first two", "this with the Walmart one"."""
    words = words_of(text)
    first = next((number for number in (2, 3, 4) if _first_of(words, number)), None)
    if first or any(word in word_set("all_of_them") for word in words):
        return list(state.in_view[: first or MOST])
    ids: list[str] = []
    for part in _between().split(_cue().sub(" ", text)):
        pick = (plain_pick(part, state, job_of) or described_pick(part, wish_of(part), state, job_of)) if part else None
        if pick and pick.posting_id not in ids:
            ids.append(pick.posting_id)
    if len(ids) == 1 and state.focus and state.focus not in ids:
        ids.insert(0, state.focus)
    if not ids:
        ids = list(state.in_view[:2])
    return ids[:MOST] if len(ids) > 1 else []


def rows(jobs: list[Job], fields: list[dict[str, str]], facts: list[list[Fact]]) -> list[Row]:
    """A row a facet that any of the postings states; `fields` and `facts` are in the order of `jobs`."""
    table = []
    for facet in lexicon("reply_words")["compared"]:
        values = [_cell(facet, *posting) for posting in zip(jobs, fields, facts, strict=True)]
        if any(values):
            table.append(Row(facet=facet, values=values))
    return table


def table_in_words(table: list[Row], numbers: list[int]) -> str:
    """The rows as plain text, one posting's value a line."""
    words = lexicon("reply_words")
    lines = []
    for row in table:
        lines.append(f"{words['facets'].get(row.facet, row.facet)}:")
        numbered = zip(numbers, row.values, strict=True)
        lines += [f"   {number}. {value or words['not_stated']}" for number, value in numbered]
    return "\n".join(lines)


def _cell(facet: str, job: Job, fields: dict[str, str], facts: list[Fact]) -> Optional[str]:
    words = lexicon("reply_words")
    if facet == "pay":
        return pay_in_words(job.pay)
    if facet == "location" and job.places:
        return places_in_words(job.places)
    if facet == "workplace" and job.workplace:
        return str(words["workplace"][job.workplace])
    if facet == "employment_type" and job.employment:
        return ", ".join(words["employment"][kind] for kind in job.employment)
    found = answer(job.id, fields, facts, words["facets"].get(facet, facet), facets=[facet])
    said = " ".join(found.answer.split()) if found.stated else None
    return said if said is None or len(said) <= LONGEST else said[: LONGEST - 1].rstrip() + "…"


def _first_of(words: list[str], number: int) -> bool:
    said = " ".join(words)
    named = [word for word, value in lexicon("turn_words")["numbers"].items() if value == number]
    return any(f"{lead} {word}" in said for lead in ("first", "top") for word in (*named, str(number)))


@cache
def _between() -> re.Pattern[str]:
    between = sorted(lexicon("turn_words")["compare_between"], key=len, reverse=True)
    words = (rf"\b{re.escape(word)}(?!\w)" if word[0].isalpha() else re.escape(word) for word in between)
    return re.compile("|".join(words), re.IGNORECASE)


@cache
def _cue() -> re.Pattern[str]:
    cues = [cue for cue in lexicon("turn_words")["compare_words"] if not cue.startswith("v")]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(cues, key=len, reverse=True)))})\b", re.IGNORECASE)
