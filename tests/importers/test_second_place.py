"""Places that the text adds to the header's, from `second_places.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.importers.second_place import with_places

CORPUS = yaml.safe_load(Path(__file__).with_name("second_places.yml").read_text(encoding="utf8"))


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: case["text"][:40])
def test_places(case: dict[str, Any]) -> None:
    assert with_places(case.get("location"), case["text"]) == case["expected"]
