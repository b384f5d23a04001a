"""Postings of several feeds that say the same: one is shown, with the links of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from bot.postings.tables import PostingRow

_POSTING = PostingRow.__table__
AT_ONCE = 500
_LINKS = (
    select(_POSTING.c.twin, _POSTING.c.url)
    .where(_POSTING.c.twin.in_(bindparam("twins", expanding=True)), _POSTING.c.hidden, _POSTING.c.status == "open")
    .where(_POSTING.c.url.isnot(None))
    .order_by(_POSTING.c.key.desc())
)


class Settled(NamedTuple):
    """Keys of open postings that were shown and are hidden now, and the other way round."""

    hidden: list[int]
    shown: list[int]


def settle(session: Session, twins: Collection[str]) -> Settled:
    """Decides anew, for each of these texts, which of its postings is shown: the one open longest, then the freshest.

    Postings of one feed never hide each other: an employer that posts a text twice has two places to fill.
    """
    settled = due(session, twins)
    for keys, hidden in ((settled.hidden, True), (settled.shown, False)):
        for start in range(0, len(keys), AT_ONCE):
            chosen = _POSTING.c.key.in_(keys[start : start + AT_ONCE])
            session.execute(update(_POSTING).where(chosen).values(hidden=hidden))
    return settled


def due(session: Session, twins: Collection[str]) -> Settled:
    """What `settle` would change; nothing in a sound store."""
    asked, settled = sorted(twins), Settled([], [])
    for start in range(0, len(asked), AT_ONCE):
        names = ("key", "twin", "feed", "closes_on", "status", "hidden")
        chosen = _POSTING.c.twin.in_(asked[start : start + AT_ONCE])
        groups: dict[str, list[Any]] = defaultdict(list)
        for row in session.execute(select(*(_POSTING.c[name] for name in names)).where(chosen)):
            groups[row.twin].append(row)
        for group in groups.values():
            _settle(group, settled)
    return settled


def _settle(group: list[Any], settled: Settled) -> None:
    """Of the postings of one text; closed ones keep their mark until they are open again."""
    opened = [row for row in group if row.status == "open"]
    if not opened or (len(group) == 1 and not group[0].hidden):
        return
    first = max(opened, key=lambda row: (row.closes_on or date.max, row.key))
    for row in opened:
        hidden = _is_elsewhere(row, first)
        if hidden != row.hidden:
            (settled.hidden if hidden else settled.shown).append(row.key)


def _is_elsewhere(row: Any, shown: Any) -> bool:
    return bool(row.feed and shown.feed and row.feed != shown.feed)


def other_links(session: Session, twins: Sequence[str]) -> dict[str, list[str]]:
    """By text the links of the postings that are hidden behind the one shown, the freshest first."""
    links: dict[str, list[str]] = defaultdict(list)
    for twin, url in session.connection().execute(_LINKS, {"twins": list(twins)}):
        links[twin].append(url)
    return links
