"""A message alone: its query, its corrections, its round trip through JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.query.read import MessageReading, read_message

CLOCK = date(2026, 3, 2)
CASES = [
    group
    for name in ("messages.yml", "paraphrases.yml")
    for group in yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf8"))
]


def _cases() -> Iterator[Any]:
    for group in CASES:
        for message in group["messages"]:
            yield pytest.param(message, group["query"], id=message[:70])


@pytest.mark.parametrize(("message", "query"), _cases())
def test_message_says_its_query(message: str, query: dict[str, Any]) -> None:
    assert read_message(message, today=CLOCK).query.as_dict() == query


def _taken_off() -> Iterator[Any]:
    for group in yaml.safe_load(Path(__file__).with_name("drops.yml").read_text(encoding="utf8")):
        for message in group["messages"]:
            yield pytest.param(message, group["drops"], id=message[:70])


@pytest.mark.parametrize(("message", "drops"), _taken_off())
def test_message_takes_off(message: str, drops: list[str]) -> None:
    assert read_message(message, today=CLOCK).drops == drops


def test_reading_survives_json() -> None:
    reading = read_message("also no wekends, forget the pay, 30 at least", today=CLOCK)
    again = MessageReading.of_dict(json.loads(json.dumps(reading.as_dict())))
    assert again.as_dict() == reading.as_dict()
    assert again.query == reading.query


def test_corrections_are_told() -> None:
    assert read_message("plumer in cincinati").corrections == [("plumer", "plumber"), ("cincinati", "cincinnati")]


def test_entities_stand_where_they_say() -> None:
    reading = read_message("line cook in Denver")
    found = {entity.entity: reading.text[entity.start : entity.end] for entity in reading.entities}
    assert found == {"role": "line cook", "place": "Denver"}


@pytest.mark.parametrize(
    ("message", "mode"),
    [
        ("nurse in Texas", "search"),
        ("welder jobs", "search"),
        ("also part time", "add"),
        ("only seattle", "only"),
        ("what about Houston?", "refine"),
        ("full time", "refine"),
    ],
)
def test_mode_tells_how_a_message_relates_to_the_search(message: str, mode: str) -> None:
    assert read_message(message).mode == mode


@pytest.mark.parametrize(
    "message", ["", " ", "?", "🙂🙂", "a" * 5000, "$", "no", "not", "or", "1", "\n\n", "$$$ 🙂 %%", "-- ' ; drop"]
)
def test_odd_messages_do_no_harm(message: str) -> None:
    assert isinstance(read_message(message).as_dict(), dict)
