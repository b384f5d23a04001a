"""Pay lines of job boards, from `board_pay.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.importers.board_pay import stated_pay

CORPUS = yaml.safe_load(Path(__file__).with_name("board_pay.yml").read_text(encoding="utf8"))


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: case["line"])
def test_pay_line(case: dict[str, Any]) -> None:
    pay = stated_pay(case["line"], case.get("location"))
    expected = {key: value for key, value in case.items() if key not in ("line", "location")}
    assert (pay.dict(exclude_none=True) if pay else {}) == expected
