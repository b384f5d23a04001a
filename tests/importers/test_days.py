"""Walks `days.yml`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.importers.days import day_of

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("days.yml").read_text(encoding="utf8"))
TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(("day", "text"), [(day, text) for day, texts in CASES["days"].items() for text in texts])
def test_day(day: date, text: str) -> None:
    assert day_of(text, TODAY) == day.isoformat()


@pytest.mark.parametrize("text", CASES["words"])
def test_words_are_no_day(text: str) -> None:
    assert day_of(text, TODAY) is None


@pytest.mark.parametrize("text", CASES["wrong"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        day_of(text, TODAY)
