"""A job board's page as a person copies it: one posting in full, and other recommendations with their first words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Optional

from bot.errors import InputError
from bot.importers.age import is_age, posted_on
from bot.importers.board_header import Header, header_of
from bot.importers.board_pay import stated_pay
from bot.importers.format import Format
from bot.importers.row import Found, Row, row_of
from bot.importers.second_place import with_places
from bot.importers.source import Source

_APPLY = re.compile(r"(?:easy |quick )?apply(?: now| on (?:the )?(?:company|employer)(?:'s)? (?:web)?site)?", re.I)
_FOOTER = re.compile(r"(?:save|apply(?: now)?|share|(?:report|hide)(?: this)? job)(?: (?:save|apply|share))*", re.I)
_OTHERS = re.compile(
    r"(?:other|more|similar|related|recommended|people also viewed)(?: (?:jobs?|postings?|openings?))*"
    r"(?: (?:recommendations|for you|you might like|like this))?:?", re.I)  # fmt: skip
_REPORT = re.compile(r"report(?: this)? job", re.I)
_HEADER_LINES = 12


def recognises(head: str) -> bool:
    """Whether there is a posting's header (up to an age such as "1 week ago") and a board's own words around it."""
    if head.lstrip().startswith(("{", "[", "<")):
        return False
    lines = [line.strip() for line in head.splitlines()]
    furniture = any(_APPLY.fullmatch(line) or _REPORT.fullmatch(line) for line in lines)
    others = any(_OTHERS.fullmatch(line) for line in lines if " " in line)
    return any(is_age(line) for line in lines) and (furniture or others)


def read(source: Source) -> Iterator[Row]:
    """The posting, then the recommendations; a row's number is the line where the posting begins."""
    lines = [line.replace("\u00a0", " ").strip() for line in source.text().splitlines()]
    others = next((i for i, line in enumerate(lines) if " " in line and _OTHERS.fullmatch(line)), len(lines))
    start = next((i + 1 for i in range(others) if _APPLY.fullmatch(lines[i])), 0)
    yield _full(source, lines[:others], start)
    yield from _recommendations(lines, others + 1, source.seen_on)


def _full(source: Source, lines: list[str], start: int) -> Row:
    filled = [i for i in range(start, len(lines)) if lines[i]]
    age = next((i for i in filled[2:_HEADER_LINES] if is_age(lines[i])), None)
    if not filled or age is None and start == 0:
        raise InputError(f"{source.name}: no posting's header (title, company, place, age) is found on the page.")
    head = [i for i in filled if i <= age] if age is not None else filled[:_HEADER_LINES]
    header, used = header_of([lines[i] for i in head], complete=age is not None)
    body = lines[head[used - 1] + 1 :]
    body = body[: next((i for i, line in enumerate(body) if _REPORT.fullmatch(line)), len(body))]
    while body and (not body[-1] or _FOOTER.fullmatch(body[-1])):
        body.pop()
    return _row(head[0] + 1, header, "\n".join([*header.rest, *body]), source.seen_on)


def _recommendations(lines: list[str], start: int, today: date) -> Iterator[Row]:
    block: list[int] = []
    for i in range(start, len(lines)):
        if lines[i]:
            block.append(i)
        if block and (is_age(lines[i]) or i == len(lines) - 1):
            if len(block) >= 3:
                header, _ = header_of([lines[j] for j in block], complete=True)
                row = _row(block[0] + 1, header, "\n".join(header.rest), today)
                yield Found(row.number, row.posting, teaser=True) if isinstance(row, Found) else row
            block = []


def _row(number: int, header: Header, description: str, today: date) -> Row:
    pay = stated_pay(header.pay, header.location) if header.pay else None
    posted = posted_on(header.age, today) if header.age else None
    return row_of(
        number,
        {
            "id": _id([header.title, header.company, header.location]),
            "title": header.title,
            "company": header.company,
            "description": description.strip(),
            "location": with_places(header.location, description),
            "employment_type": header.employment,
            "workplace": header.workplace,
            "pay": pay.dict() if pay else None,
            "posted_on": posted.isoformat() if posted else None,
        },
    )


def _id(names: Sequence[Optional[str]]) -> str:
    """The same for the same title, company and place, whatever the text: a changed text is a new version."""
    stated = [" ".join((name or "").lower().split()) for name in names]
    slug = re.sub(r"[^a-z0-9]+", "-", " ".join(stated)).strip("-")
    return f"{slug[:80].rstrip('-')}-{hashlib.sha256(chr(0).join(stated).encode()).hexdigest()[:8]}"


BOARD_PAGE = Format("board-page", "a job board's page copied as text", "line", recognises, read)
