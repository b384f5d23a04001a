"""The lines above a posting on a job board: title, company, then pay, place, employment, age in any order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Optional

from bot.extract.employment import read_employment
from bot.extract.pay import read_pay
from bot.extract.place import places_of
from bot.extract.reading import Reading
from bot.extract.workplace import read_workplace
from bot.importers.age import is_age

_LONGEST = 80
"""Characters; a longer line is text, not a part of a header."""
_JOINING = re.compile(r"(?:\W|\b(?:and|or|job|only|from|up to|pay|salary|estimated|est|employer)\b)*", re.I)
_COMMA_PLACE = re.compile(r"[A-Z][\w.' -]+, [A-Z][\w.' -]+(?:, [A-Z][\w.' -]+)?(?: \d{5})?")


@dataclass
class Header:
    """What the header says, as it says it."""

    title: str = ""
    company: Optional[str] = None
    location: Optional[str] = None
    pay: Optional[str] = None
    employment: Optional[str] = None
    workplace: Optional[str] = None
    age: Optional[str] = None
    rest: list[str] = field(default_factory=list)
    """Lines of no known kind, such as a teaser."""


def header_of(lines: Sequence[str], *, complete: bool) -> tuple[Header, int]:
    """(header, lines used). `complete`: all the lines belong to it; else it ends at the first that is plain text."""
    header = Header(title=lines[0])
    for used, line in enumerate(lines[1:], 1):
        if _take(header, line):
            continue
        if used == 1 and len(line) <= _LONGEST:
            header.company = line
        elif complete:
            header.rest.append(line)
        else:
            return header, used
    return header, len(lines)


def _take(header: Header, line: str) -> bool:
    """Puts the line where it belongs; false when it is of no known kind."""
    if len(line) > _LONGEST:
        return False
    if is_age(line):
        header.age = header.age or line
        return True
    pay = read_pay(line) if any(letter.isdigit() for letter in line) else []
    if pay and _is_all(line, pay):
        header.pay = header.pay or line
    elif _is_all(line, read_employment(line)):
        header.employment = header.employment or line
    elif _is_all(line, read_workplace(line)):
        header.workplace = header.workplace or line
    elif header.company and not header.location and _is_place(line):
        header.location = line
    else:
        return False
    return True


def _is_all(line: str, readings: Sequence[Reading[Any]]) -> bool:
    """Whether the readings cover the line but for commas and the like."""
    left = list(line)
    for reading in readings:
        left[reading.start : reading.end] = " " * (reading.end - reading.start)
    return bool(readings) and _JOINING.fullmatch("".join(left)) is not None


def _is_place(line: str) -> bool:
    return not line.endswith((".", "!", "?", ":")) and bool(places_of(line) or _COMMA_PLACE.fullmatch(line))
