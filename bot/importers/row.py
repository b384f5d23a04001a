"""What an adapter hands on for each piece of a source: a posting, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Union

from bot.errors import InputError
from bot.text.posting import Posting, posting_of


@dataclass(frozen=True)
class Found:
    """A posting that was read."""

    number: int
    """Line or place in the source, counted from 1."""
    posting: Posting
    teaser: bool = False
    """True when the source gives the first words only; a teaser never replaces a text that the store holds."""


@dataclass(frozen=True)
class Rejected:
    """A piece of the source that gives no posting."""

    number: int
    """Line or place in the source, counted from 1."""
    reason: str
    """Why, for the person who imports."""


Row = Union[Found, Rejected]


def row_of(number: int, record: Any) -> Row:
    """The contract's posting in a decoded JSON object, or the reason why it is none."""
    try:
        posting = posting_of(record)
        _check_characters(record)
    except InputError as error:
        return Rejected(number, str(error))
    return Found(number, posting)


def _check_characters(record: dict[str, Any]) -> None:
    """Databases refuse these two, and would then refuse the whole file."""
    for key, value in record.items():
        if not isinstance(value, str):
            continue
        if "\0" in value:
            raise InputError(f"posting field '{key}': holds a NUL character")
        if not value.isascii():
            try:
                value.encode("utf8")
            except UnicodeEncodeError:
                raise InputError(f"posting field '{key}': holds half of a character (a lone surrogate)") from None
