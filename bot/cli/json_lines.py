"""A JSON object a line in, a line out, order kept; a bad line gets an error in its place."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from typing import Any

import click

from bot.errors import InputError, RolecallError


def answer_lines(lines: Iterable[str], reply: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Writes `reply(record)` for each line of JSON; ends the program with status 1 if any line was bad."""
    failed = False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            out = reply(_record(line))
        except RolecallError as error:
            failed = True
            out = {"error": {"line": number, "message": str(error)}}
        sys.stdout.write(json.dumps(out, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    if failed:
        click.get_current_context().exit(1)


def text_of(record: dict[str, Any], key: str) -> str:
    """The string under a key; `InputError` when it is missing or is not text."""
    value = record.get(key)
    if not isinstance(value, str):
        raise InputError(f"'{key}' must be there and be text")
    return value


def _record(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise InputError(f"not a line of JSON: {error}") from error
    if not isinstance(record, dict):
        raise InputError(f"a line must be a JSON object, not {type(record).__name__}")
    return record
