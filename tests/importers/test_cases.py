"""Every file in `cases/` is recognised by its content and gives exactly the rows of its `.expected.json`."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.importers.detect import format_of
from bot.importers.row import Found, Row
from bot.importers.source import opened
from bot.text.plain import plain_text

CASES = Path(__file__).parent / "cases"
FILES = sorted(path for path in CASES.iterdir() if not path.name.endswith(".expected.json"))
TODAY = date(2026, 3, 2)


def rendered(row: Row) -> dict[str, Any]:
    """A row as the expected file writes it; the description as the lines of its stored text."""
    if not isinstance(row, Found):
        return {"number": row.number, "rejected": row.reason}
    posting = json.loads(row.posting.json(exclude_none=True))
    posting["description"] = [line for line in plain_text(row.posting.description).split("\n") if line.strip()]
    return {"number": row.number, **({"teaser": True} if row.teaser else {}), "posting": posting}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    expected = json.loads(path.with_name(f"{path.stem}.expected.json").read_text(encoding="utf8"))
    with opened(str(path)) as source:
        source = replace(source, seen_on=TODAY)
        found = format_of(source)
        assert found.name == expected["format"]
        assert [rendered(row) for row in found.read(source)] == expected["rows"]
