"""A column map: a small YAML file that says which of a table's columns hold which of a posting's fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bot.errors import InputError
from bot.importers.columns import bare, known_fields

_CONSTANT = "constant"


class Piece(NamedTuple):
    """A column, or words that are the same for every row."""

    column: str = ""
    constant: str = ""
    heading: str = ""
    """Over a part of the description; a column after the first has its own name there."""


@dataclass(frozen=True)
class ColumnMap:
    """Where fields come from, as a person has said; other fields are told from the columns' names."""

    name: str = ""
    """The file's, for messages."""
    fields: Mapping[str, tuple[Piece, ...]] = field(default_factory=dict)
    """An empty tuple: the field is not taken from any column."""

    def columns(self) -> frozenset[str]:
        """The named columns, as `bare`."""
        return frozenset(bare(piece.column) for pieces in self.fields.values() for piece in pieces if piece.column)


def column_map(path: str) -> ColumnMap:
    """The map in a YAML file; `InputError` says what in it cannot be understood, and how it is written."""
    try:
        decoded = yaml.safe_load(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"{path} cannot be opened: {error.strerror}.") from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(f"{path} is not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(decoded, dict) or not decoded:
        raise InputError(f"{path} holds no column map. Write a line for each field, such as 'title: Job Name'.")
    unknown = [str(name) for name in decoded if name not in known_fields()]
    if unknown:
        raise InputError(f"{path}: there is no field '{unknown[0]}'. The fields are: {', '.join(known_fields())}.")
    return ColumnMap(path, {name: _pieces(path, name, value) for name, value in decoded.items()})


def _pieces(path: str, name: str, value: Any) -> tuple[Piece, ...]:
    if value is None:
        return ()
    several = value if isinstance(value, list) else [value]
    return tuple(_piece(path, name, one, first=number == 0) for number, one in enumerate(several))


def _piece(path: str, name: str, value: Any, *, first: bool) -> Piece:
    """`Column`, `{constant: words}`, or in a description's list `{Heading: Column}`."""
    if isinstance(value, (str, int, float)) and str(value).strip():
        column = str(value).strip()
        return Piece(column=column, heading=column if name == "description" and not first else "")
    if isinstance(value, dict) and len(value) == 1:
        (key, said), *_ = value.items()
        if isinstance(said, (str, int, float)) and str(said).strip():
            if key == _CONSTANT:
                return Piece(constant=str(said).strip())
            if name == "description":
                return Piece(column=str(said).strip(), heading=str(key).strip())
    raise InputError(
        f"{path}: '{name}' must be a column, a list of columns, or 'constant: words'; in a description's list "
        "'Heading: Column' as well."
    )
