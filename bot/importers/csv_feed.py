"""CSV: a table of postings with a header, its columns told by their names or by a column map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple

from bot.errors import InputError
from bot.importers.column_map import ColumnMap
from bot.importers.columns import arranged, bare
from bot.importers.csv_table import Header, cells, decoded_stream, header_of
from bot.importers.format import Format
from bot.importers.headed import joined
from bot.importers.row import Rejected, Row, row_of
from bot.importers.source import HEAD_BYTES, Source
from bot.importers.stated import record_of

NO_MAP = ColumnMap()
_LEAST = 3
"""Columns of known names that make a table of postings."""


class _Layout(NamedTuple):
    """Which cells of a row are what."""

    fields: dict[str, list[tuple[int, str]]]
    """(place of the cell or -1, constant) by field, in order."""
    sections: list[tuple[str, int]]


def recognises(head: str) -> bool:
    """Whether there is a header with a title, a text and one more of a posting's columns."""
    if head.lstrip()[:1] in "{[<":
        return False
    header = header_of(head)
    found = arranged(header.names)
    known = len(found.fields) + len(found.sections)
    has_text = "description" in found.fields or bool(found.sections)
    return "title" in found.fields and has_text and known >= max(_LEAST, len(header.names) // 3)


def read(source: Source, columns: ColumnMap = NO_MAP) -> Iterator[Row]:
    """A row for each of the table's; its number is the line where it begins."""
    header = header_of(decoded_stream(source).read(HEAD_BYTES), columns.columns())
    layout = _layout(source.name, header, columns)
    for line, found in cells(source, header):
        yield Rejected(line, found) if isinstance(found, str) else _row(line, found, layout, source.seen_on)


def with_columns(columns: ColumnMap) -> Format:
    """CSV read with a column map."""
    return replace(CSV, read=partial(read, columns=columns))


def _layout(name: str, header: Header, columns: ColumnMap) -> _Layout:
    there = f"The columns are: {', '.join(filter(None, header.names))}."
    places = {bare(column): place for place, column in reversed(list(enumerate(header.names)))}
    fields: dict[str, list[tuple[int, str]]] = {}
    sections: list[tuple[str, int]] = []
    for field, pieces in columns.fields.items():
        fields[field] = []
        for piece in pieces:
            place = places.get(bare(piece.column), -1)
            if piece.column and place < 0:
                why = f"which {columns.name} takes for {field}"
                raise InputError(f"{name} has no column '{piece.column}', {why}. {there}")
            if piece.heading:
                sections.append((piece.heading, place))
            else:
                fields[field].append((place, piece.constant))
    mapped = {place for pieces in fields.values() for place, _ in pieces} | {place for _, place in sections}
    free = tuple("" if place in mapped else column for place, column in enumerate(header.names))
    found = arranged(free)
    fields |= {field: [(place, "")] for field, place in found.fields.items() if field not in fields}
    sections += found.sections
    if not fields.get("title"):
        raise InputError(f"{name} has no column that is known as the title. {there} Say which it is with --columns.")
    if not fields.get("description") and not sections:
        raise InputError(f"{name} has no column that is known as the text. {there} Say which it is with --columns.")
    return _Layout(fields, sections)


def _row(line: int, found: list[str], layout: _Layout, today: date) -> Row:
    values = {
        field: joined([found[place] if place >= 0 else constant for place, constant in pieces], _separator(field))
        for field, pieces in layout.fields.items()
    }
    try:
        record = record_of(values, [(heading, found[place]) for heading, place in layout.sections], today)
    except ValueError as error:
        return Rejected(line, str(error))
    return row_of(line, record)


def _separator(field: str) -> str:
    return "\n\n" if field == "description" else "" if field == "id" else ", "


CSV = Format("csv", "a table with a header, parted by commas, semicolons or tabs", "line", recognises, read)
