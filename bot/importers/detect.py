"""Tells a source's format by what it holds, not by its name."""

from __future__ import annotations

from typing import Union

from bot.errors import InputError
from bot.importers.adzuna import ADZUNA
from bot.importers.ashby import ASHBY
from bot.importers.board_page import BOARD_PAGE
from bot.importers.comeet import COMEET
from bot.importers.csv_feed import CSV
from bot.importers.format import Format
from bot.importers.greenhouse import GREENHOUSE
from bot.importers.himalayas import HIMALAYAS
from bot.importers.jsonl import JSONL
from bot.importers.lever import LEVER
from bot.importers.recruitee import RECRUITEE
from bot.importers.remotive import REMOTIVE
from bot.importers.smartrecruiters import SMARTRECRUITERS
from bot.importers.source import Source
from bot.importers.usajobs import USAJOBS
from bot.importers.web_page import WEB_PAGE
from bot.importers.workday import WORKDAY
from bot.importers.xml_feed import XML_FEED

_ALL = (
    *(ASHBY, WORKDAY, SMARTRECRUITERS, RECRUITEE, COMEET),
    *(ADZUNA, REMOTIVE, HIMALAYAS, USAJOBS),
    *(GREENHOUSE, LEVER, JSONL, XML_FEED, WEB_PAGE, CSV, BOARD_PAGE),
)

FORMATS: dict[str, Format] = {one.name: one for one in _ALL}
"""By name, in the order in which they are tried."""

_PACKED = {"%PDF": "a PDF", "PK\x03\x04": "a zip archive or an office document"}


Wanted = Union[str, Format, None]
"""A format, the name of one, or None where the content shall tell."""


class UnknownFormatError(InputError):
    """The source is of no format that is understood."""


def format_of(source: Source, wanted: Wanted = None) -> Format:
    """The wanted format (or the one of that name), or that of the content; `InputError` names what is understood and
    how to say which.
    """
    if isinstance(wanted, str) and wanted not in FORMATS:
        raise InputError(f"There is no format '{wanted}'. Understood are: {_understood()}.")
    head = source.head
    if not head.strip():
        raise UnknownFormatError(f"{source.name} is empty.")
    for magic, kind in _PACKED.items():
        if head.startswith(magic):
            raise UnknownFormatError(f"{source.name} is {kind}, not text. Copy its text into a file and import that.")
    if "\0" in head:
        raise UnknownFormatError(f"{source.name} is not a text file. Understood are: {_understood()}.")
    if isinstance(wanted, Format):
        return wanted
    known = wanted or source.format
    if known:
        return FORMATS[known]
    for one in FORMATS.values():
        if one.recognises(head):
            return one
    raise UnknownFormatError(
        f"{source.name} is of no format that is understood: {_understood()}. If it is one of these, say --format NAME."
    )


def _understood() -> str:
    return ", ".join(f"{one.name} ({one.says})" for one in FORMATS.values())
