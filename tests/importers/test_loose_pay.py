"""Walks `loose_pay.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.importers.loose_pay import pay_of

CASES = yaml.safe_load(Path(__file__).with_name("loose_pay.yml").read_text(encoding="utf8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["fields"]))
def test_pay(case: dict[str, Any]) -> None:
    pay, text = pay_of(case["fields"], "Tulsa, OK")
    assert (list(pay.values()) if pay else None) == case.get("pay")
    assert text == case.get("text", "")


def test_a_long_text_stays_text() -> None:
    told = "$19 an hour, " * 50
    assert pay_of({"pay": told}, "Tulsa, OK") == (None, told)
    assert pay_of({"pay": told, "pay_min": "19"}, "Tulsa, OK")[1] == told
