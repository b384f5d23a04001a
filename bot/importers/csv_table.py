"""A table as text: which sign parts its cells, where its header is, and its rows."""

from __future__ import annotations

import codecs
import csv
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any, Union

from bot.errors import InputError
from bot.importers.columns import arranged, bare
from bot.importers.source import Source

_DELIMITERS = (",", ";", "\t", "|")
_HEADER_WITHIN = 10
"""Rows among which the header is sought: some tables have a title above it."""
_LONGEST_CELL = 1024 * 1024
"""Characters; beyond them a quotation mark was never closed."""
_PIECE = 1024 * 1024
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class Header:
    """How a table begins."""

    names: tuple[str, ...]
    row: int
    """Rows above it."""
    delimiter: str


def header_of(head: str, known: frozenset[str] = frozenset()) -> Header:
    """The first row that names most fields, cut by the delimiter that shows them.

    The names are a better witness than the counts of `csv.Sniffer`, which may take a letter where texts are long.
    `known`: further names, as `bare`, that a column map gives.
    """
    best, most = Header((), 0, ","), (-1, -1)
    for delimiter in _DELIMITERS:
        rows = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
        for number in range(_HEADER_WITHIN):
            try:
                names = tuple(name.strip() for name in next(rows))
            except (csv.Error, StopIteration):
                break
            found = arranged(names)
            said = len(found.fields) + len(found.sections) + len({bare(name) for name in names} & known)
            if (said, len(names)) > most and (said or number == 0):
                best, most = Header(names, number, delimiter), (said, len(names))
    return best


def cells(source: Source, header: Header) -> Iterator[tuple[int, Union[list[str], str]]]:
    """(line where the row begins, its cells or why it has none) below the header; blank rows are left out."""
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(decoded_stream(source), delimiter=header.delimiter, strict=True)
    passed, line = -1, 1
    while True:
        cell: Union[list[str], str]
        try:
            cell = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            cell = "holds a NUL character" if "NUL" in str(error) else f"its quotation marks do not match ({error})"
        begun, line = line, rows.line_num + 1
        passed += 1
        if passed > header.row and (isinstance(cell, str) or any(map(str.strip, cell))):
            yield begun, _fitted(cell, len(header.names)) if isinstance(cell, list) else cell


def _fitted(cell: list[str], width: int) -> Union[list[str], str]:
    while len(cell) > width and not cell[-1].strip():
        cell.pop()
    if len(cell) == width:
        return cell
    return f"has {len(cell)} cells where the header has {width}; put cells with delimiters or line breaks in quotes"


class _Bytes(io.RawIOBase):
    """A source's bytes as text layers want them; those of a download lack the questions that they ask."""

    def __init__(self, source: Source) -> None:
        self._name, self._stream = source.name, source.stream
        self._stream.seek(0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            piece = self._stream.read(len(buffer))
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(f"{self._name} cannot be read to its end: {error}. Fetch it again.") from error
        buffer[: len(piece)] = piece
        return len(piece)


def decoded_stream(source: Source) -> IO[str]:
    """The source as a stream of text from its beginning; `InputError` when it is no text or breaks off."""
    encoding = _encoding(source)
    return io.TextIOWrapper(io.BufferedReader(_Bytes(source), _PIECE), encoding, newline="")


def _encoding(source: Source) -> str:
    """UTF-16 by its first two bytes, UTF-8 when all of it is, else Windows-1252."""
    raw = _Bytes(source)
    for encoding in ("utf-16",) if raw.read(2) in _WIDE else ("utf-8-sig", "cp1252"):
        decoder = codecs.getincrementaldecoder(encoding)()
        source.stream.seek(0)
        try:
            while piece := raw.read(_PIECE):
                decoder.decode(piece)
            decoder.decode(b"", True)
        except UnicodeDecodeError:
            continue
        return encoding
    raise InputError(f"{source.name} is not text in UTF-8, UTF-16 or Windows-1252. Save it as UTF-8 and try again.")
