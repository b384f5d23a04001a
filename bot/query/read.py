"""A candidate's message, read into a query: all readers together."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Optional

from bot.extract.spelling import mend
from bot.extract.vocabulary import EMPTY, Vocabulary
from bot.query.build import query_of
from bot.query.gather import Findings, gather
from bot.query.learned import Learned, settle
from bot.query.model import PayWish, Query
from bot.query.reading import Entity, MessageReading, Mode
from bot.query.small_talk import is_small_talk
from bot.query.turns import Turn, read_turn

__all__ = ["Entity", "MessageReading", "read_message"]

PERIOD = re.compile(r"hour|hr|/\s*h|year|yr|annual|week|wk|month|day|daily|\bk\b|\dk\b|salary|figure|/", re.I)
BARE_AMOUNT = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(?:at least|minimum(?: of)?|min|over|above|more than|from|make it|"
    r"better than)\s+\$?(?P<after>\d+(?:\.\d+)?)\W*$"
    r"|^\W*(?:\w+\W+){0,2}?\$?(?P<before>\d+(?:\.\d+)?)\s*(?:\+|plus|at least|minimum|min|or more|or better|"
    r"and up)\W*$",
    re.I,
)
AND = re.compile(r"\W*and\b", re.I)
JOB_WORD = re.compile(
    r"\b(?:jobs?|openings?|positions?|roles?|vacanc(?:y|ies)|work|looking for|hiring|find me|search for|careers?|"
    r"gigs?)\b",
    re.I,
)


def read_message(
    text: str,
    *,
    vocabulary: Vocabulary | None = None,
    learned: Learned | None = None,
    today: date | None = None,
) -> MessageReading:
    """What a message says. `vocabulary` is what the store holds; `learned` is what the tagger of open names
    tells of the mended text; `today` freezes the clock of relative dates."""
    mended = mend(text, vocabulary)
    corrections = list(mended.corrections)
    if is_small_talk(mended.text):
        return MessageReading(mended.text, corrections=corrections)
    turn = read_turn(mended.text)
    findings = gather(turn.text, vocabulary or EMPTY)
    if learned:
        settle(findings, learned)
    query = query_of(findings)
    return MessageReading(
        mended.text,
        query,
        drops=turn.drops,
        un_exclude=turn.un_exclude,
        removes=query_of(gather(turn.removed, vocabulary or EMPTY)) if turn.removed else Query(),
        mode=_mode(turn, query),
        bare_pay=_bare_pay(turn.text, findings, query),
        corrections=corrections,
        entities=[Entity(kind, _plain(r.value), r.start, r.end) for kind, rs in findings.by_kind.items() for r in rs],
    )


def _plain(value: Any) -> Any:
    if hasattr(value, "dict"):
        return value.dict(exclude_none=True)
    return value._asdict() if hasattr(value, "_asdict") else value


def _mode(turn: Turn, query: Query) -> Mode:
    if turn.mode == "add" and not query.role:
        return "add"
    if turn.mode == "only" and not (query.role and query.place):
        return "only"
    if AND.match(turn.text) and not (query.place or query.role):
        return "add"
    if turn.swap:
        return "refine"
    if query.role and (query.place or query.company or JOB_WORD.search(turn.text)):
        return "search" if turn.mode != "add" else "add"
    return turn.mode


def _bare_pay(text: str, findings: Findings, query: Query) -> Optional[PayWish]:
    """An amount below 1,000 whose period was not said."""
    pays = [r for r in findings.of("pay") if not r.negated]
    if pays:
        said = text[max(0, pays[0].start - 12) : pays[0].end + 12]
        pay = pays[0].value
        small = max(pay.min or 0, pay.max or 0) < 1000
        return PayWish(min=pay.min, max=pay.max) if small and not PERIOD.search(said) else None
    match = BARE_AMOUNT.match(text)
    if match and not query.as_dict():
        return PayWish(min=float(match["after"] or match["before"]))
    return None
