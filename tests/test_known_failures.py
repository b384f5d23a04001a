"""What is still read wrongly, kept so that it is known and leaves the list when it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.query.read import read_message

CLOCK = date(2026, 3, 2)
FAILURES = yaml.safe_load(Path(__file__).with_name("known_failures.yml").read_text(encoding="utf8"))


def _cases() -> Iterator[Any]:
    for kind, groups in FAILURES.items():
        for group in groups:
            for message in group["messages"]:
                yield pytest.param(message, group["query"], id=f"{kind}: {message}")


@pytest.mark.parametrize(("message", "right"), _cases())
def test_is_still_read_wrongly(message: str, right: dict[str, Any]) -> None:
    read = read_message(message, today=CLOCK).query.as_dict()
    assert read != right, f"{message!r} is now right: move it to tests/query/messages.yml"
