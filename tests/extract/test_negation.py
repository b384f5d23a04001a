"""What turns a thing down, and how far: `negation.yml` marks the thing with brackets, "no [nights]"."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.extract.negation import turned_down

CASES = yaml.safe_load((Path(__file__).parent / "negation.yml").read_text(encoding="utf8"))


def _refused(marked: str) -> bool:
    start, end = marked.index("["), marked.index("]") - 1
    return turned_down(marked.replace("[", "").replace("]", ""), start, end)


@pytest.mark.parametrize("marked", CASES["turned_down"])
def test_thing_is_turned_down(marked: str) -> None:
    assert _refused(marked)


@pytest.mark.parametrize("marked", CASES["not_turned_down"])
def test_thing_is_not_turned_down(marked: str) -> None:
    assert not _refused(marked)
