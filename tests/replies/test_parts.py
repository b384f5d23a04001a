"""Messages in two parts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.query.read import read_message
from bot.replies.parts import Parts, asks, parts_of

CORPUS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("parts.yml").read_text(encoding="utf8"))


@pytest.mark.parametrize("order", ["wish first", "question first"])
def test_a_message_in_two_parts(order: str) -> None:
    for case in CORPUS[order]:
        expected = Parts(case["wish"], case["question"], question_first=order == "question first")
        assert parts_of(case["say"], read_message) == expected


@pytest.mark.parametrize("text", CORPUS["none"])
def test_a_message_in_one_part(text: str) -> None:
    assert parts_of(text, read_message) is None


@pytest.mark.parametrize("text", ["and holidays, how many", "ok is it remote", "tell me the hours", "parking?"])
def test_it_asks(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", ["part time would be perfect", "cook in Reno", "no, I meant nights"])
def test_it_does_not_ask(text: str) -> None:
    assert not asks(text)
