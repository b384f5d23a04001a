from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.text.joints import joints, told_apart

CORPUS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("joints.yml").read_text("utf8"))
JOINED = [entry for entry in CORPUS if "lines" in entry]
WHOLE = [text for entry in CORPUS for text in entry.get("whole", ())]


@pytest.mark.parametrize("entry", JOINED, ids=lambda entry: f"{entry['rule']}: {entry['text'][:30]}")
def test_run_together_sentences_get_a_line_break(entry: dict[str, Any]) -> None:
    assert told_apart(entry["text"]).split("\n") == entry["lines"]
    assert entry["rule"] in joints(entry["text"]).values()


@pytest.mark.parametrize("text", WHOLE)
def test_names_and_addresses_stay_whole(text: str) -> None:
    assert joints(text) == {}


def test_a_line_break_is_all_that_is_added() -> None:
    for entry in JOINED:
        assert told_apart(entry["text"]).replace("\n", "") == entry["text"].replace("\n", "")
