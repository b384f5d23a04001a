"""Places as employers write them in Workday, from `workday_places.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.importers.workday_place import workday_place

CORPUS = yaml.safe_load(Path(__file__).with_name("workday_places.yml").read_text(encoding="utf8"))
CASES = [(case, written) for case in CORPUS for written in case["written"]]


@pytest.mark.parametrize(("case", "written"), CASES, ids=[written or "nothing" for _, written in CASES])
def test_place(case: dict[str, Any], written: str) -> None:
    assert workday_place(written, case.get("country", "")) == case["expected"]
