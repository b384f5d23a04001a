"""Ages as job boards write them, from `ages.yml`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.importers.age import is_age, posted_on

TODAY = date(2026, 3, 2)
CORPUS = yaml.safe_load(Path(__file__).with_name("ages.yml").read_text(encoding="utf8"))


@pytest.mark.parametrize(("day", "line"), [(day, line) for day, lines in CORPUS.items() for line in lines])
def test_age(day: object, line: str) -> None:
    if day == "none":
        assert not is_age(line)
    else:
        assert is_age(line)
        assert posted_on(line, TODAY) == day
