"""JSON Lines: one posting of the contract (section 4) a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from bot.importers.format import Format
from bot.importers.row import Rejected, Row, row_of
from bot.importers.source import Source

_LOOKED_AT = 20


def recognises(head: str) -> bool:
    """Whether one of the first lines is an object with a posting's keys."""
    for line in head.split("\n")[:_LOOKED_AT]:
        if line.lstrip().startswith("{"):
            try:
                record = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if len({"id", "title", "description"} & record.keys()) >= 2:
                return True
    return _first_is_long(head)


def _first_is_long(head: str) -> bool:
    """A single line that does not end within the head is judged by its first keys."""
    return "\n" not in head and head.startswith('{"id":') and '"title":' in head


def read(source: Source) -> Iterator[Row]:
    """A row for each line that is not blank; its number is the line's."""
    for number, line in source.lines():
        if isinstance(line, UnicodeError):
            yield Rejected(number, "is not UTF-8 text; save the file as UTF-8")
            continue
        try:
            record = json.loads(line.rstrip("\r\n"), parse_constant=_refuse)
        except json.JSONDecodeError as error:
            yield Rejected(number, f"is not JSON: {error.msg.removesuffix(' at')} at column {error.colno}")
        except (ValueError, RecursionError) as error:
            yield Rejected(number, f"is not JSON: {error}")
        else:
            yield row_of(number, record)


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is not a number")


JSONL = Format("jsonl", "JSON Lines, one posting a line", "line", recognises, read)
