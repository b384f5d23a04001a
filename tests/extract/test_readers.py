"""Walks the corpora: each `NAME.yml` here holds what the reader `read_NAME` must find, and what it must not."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.extract.reading import Reading

FOLDER = Path(__file__).parent
READERS = (
    "pay",
    "employment",
    "workplace",
    "schedule",
    "experience",
    "education",
    "recency",
    "radius",
    "benefits",
    "wishes",
)


def _cases() -> Iterator[Any]:
    for name in READERS:
        for group in yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf8")):
            for phrase in group["phrases"]:
                stated_by = group.get("stated_by")
                yield pytest.param(name, stated_by, phrase, group["expect"], id=f"{name}-{phrase[:60]}")


def _read(name: str, text: str, stated_by: str | None) -> list[Reading[Any]]:
    reader = getattr(import_module(f"bot.extract.{name}"), f"read_{name}")
    found: list[Reading[Any]] = reader(text) if stated_by is None else reader(text, stated_by=stated_by)
    return found


def _plain(reading: Reading[Any]) -> Any:
    """The value as the corpora write it: pay without absent parts, "not" before what is turned down."""
    value = reading.value
    value = value.dict(exclude_none=True) if hasattr(value, "dict") else value
    value = f"{value:g}" if reading.negated and isinstance(value, float) else value
    return f"not {value}" if reading.negated else value


@pytest.mark.parametrize(("name", "stated_by", "text", "expected"), _cases())
def test_reader_finds_what_its_corpus_says(name: str, stated_by: str | None, text: str, expected: list[Any]) -> None:
    readings = _read(name, text, stated_by)
    said = [_plain(reading) for reading in readings]
    assert list(dict.fromkeys(map(str, _numbers(said)))) == list(map(str, _numbers(expected)))
    for reading in readings:
        assert 0 <= reading.start < reading.end <= len(text)
        assert text[reading.start : reading.end].strip() == text[reading.start : reading.end]
        assert reading.rule


def _numbers(values: list[Any]) -> list[Any]:
    """`values` with every number as a float, so that 20 and 20.0 compare equal."""
    if isinstance(values, dict):
        return {key: _numbers(value) for key, value in values.items()}  # type: ignore[return-value]
    if isinstance(values, list):
        return [_numbers(value) for value in values]
    return float(values) if isinstance(values, (int, float)) else values


@pytest.mark.parametrize("name", READERS)
def test_every_corpus_has_phrases_that_must_yield_nothing(name: str) -> None:
    groups = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf8"))
    assert any(not group["expect"] and len(group["phrases"]) >= 3 for group in groups)
    assert sum(len(group["phrases"]) for group in groups) >= 20


@pytest.mark.parametrize("name", READERS)
def test_readers_take_any_text(name: str) -> None:
    for text in ("", " ", "\n", "İstanbul $", "no", "🙂 $ 20", "((((", "1" * 400, "or or or no and , , ,"):
        for reading in _read(name, text, None):
            assert 0 <= reading.start < reading.end <= len(text)
