"""Where remote jobs may be done from, from `remote_places.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.importers.remote_places import remote_places

CORPUS = yaml.safe_load(Path(__file__).with_name("remote_places.yml").read_text(encoding="utf8"))


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: "; ".join(case["stated"]) or "nothing")
def test_location(case: dict[str, Any]) -> None:
    assert remote_places(case["stated"]) == case["expected"]
