from __future__ import annotations

import html
import re
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.text.plain import plain_text

CORPUS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("plain.yml").read_text("utf8"))
JOINTS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("joints.yml").read_text("utf8"))
SOURCES = [entry["raw"] for entry in CORPUS] + [entry["text"] for entry in JOINTS if "text" in entry]


def letters(text: str) -> str:
    """Letters and digits alone, of HTML or Markdown as a reader sees it."""
    text = re.sub(r"(?s)<(style|script)>.*?</\1>", "", html.unescape(text))
    text = re.sub(r"\]\([^)]*\)", "]", html.unescape(re.sub(r"<[^>]{1,300}>", "", text)))
    return re.sub(r"[\W_]+", "", text).casefold()


@pytest.mark.parametrize("entry", CORPUS, ids=lambda entry: entry["what"])
def test_every_form_becomes_readable_text(entry: dict[str, Any]) -> None:
    assert plain_text(entry["raw"]) == entry["text"]


@pytest.mark.parametrize("raw", SOURCES)
def test_every_slice_is_found_in_the_source(raw: str) -> None:
    stored, source = plain_text(raw), letters(raw)
    for start in range(len(stored)):
        for length in (1, 7, 40, 400):
            piece = re.sub(r"[\W_]+", "", stored[start : start + length]).casefold()
            assert piece in source


@pytest.mark.parametrize("raw", SOURCES)
def test_stored_text_is_tidy_and_stays_so(raw: str) -> None:
    stored = plain_text(raw)
    assert stored == stored.strip()
    assert not re.search(r"[^\S \n]|  | \n|\n |\n\n\n|[\u200b-\u200d\ufeff]", stored)
    assert plain_text(stored) == stored


HOSTILE = [
    "*" * 9_000,
    "<p" * 5_000,
    "a. - B" * 2_000,
    "&lt;" * 5_000,
    "[" * 9_000,
    "AaBb" * 3_000,
    "a@" * 5_000,
    "- A b " * 2_000,
]


@pytest.mark.parametrize("raw", HOSTILE, ids=lambda raw: raw[:6])
def test_a_hostile_text_takes_little_time(raw: str) -> None:
    began = time.perf_counter()
    plain_text(raw)
    assert time.perf_counter() - began < 5
