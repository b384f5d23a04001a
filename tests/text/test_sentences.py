from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.text.sentences import LONGEST, Sentence, clip, sentences

CORPUS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("sentences.yml").read_text("utf8"))
LIST = (
    "The crew must know how to " + "; ".join(f"tie rope number {n} to the quay in any weather" for n in range(30)) + "."
)
CLAUSES = "The ferry sails " + ", and it ".join(f"calls at quay {n} before the tide turns" for n in range(30)) + "."
LONG = [LIST, CLAUSES, "rope " * 300, "x" * 900, f"Short. {LIST}\n• {CLAUSES}"]


def assert_true_offsets(text: str, found: list[Sentence]) -> None:
    for sentence in found:
        assert sentence.text and text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
    for left, right in zip(found, found[1:], strict=False):
        assert left.end <= right.start


@pytest.mark.parametrize("entry", CORPUS, ids=lambda entry: entry["text"][:40])
def test_sentences_end_where_they_end(entry: dict[str, Any]) -> None:
    found = sentences(entry["text"])
    assert [sentence.text for sentence in found] == entry["sentences"]
    assert_true_offsets(entry["text"], found)


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:20])
def test_long_sentences_are_cut_and_lose_nothing(text: str) -> None:
    found = sentences(text)
    assert_true_offsets(text, found)
    assert "".join("".join(s.text.split()) for s in found) == "".join(text.replace("•", "").split())
    assert all(len(s.text) <= LONGEST for s in found if " " in s.text)


def test_long_lists_are_cut_at_semicolons() -> None:
    assert all(sentence.text.endswith((";", ".")) for sentence in sentences(LIST))


@pytest.mark.parametrize("word", ["number 0 ", "number 14 ", "number 29 "])
def test_clip_keeps_what_it_is_about(word: str) -> None:
    text = f"Before. {LIST}"
    whole = Sentence(8, len(text), LIST)
    start = text.index(word)
    part = clip(whole, start, start + len(word))
    assert text[part.start : part.end] == part.text
    assert word.strip() in part.text and len(part.text) <= LONGEST
    assert part.start == 8 or text[part.start - 2] == ";"


def test_clip_leaves_short_sentences_alone() -> None:
    short = Sentence(3, 9, "A ship")
    assert clip(short, 3, 4) is short


def test_cutting_is_quick() -> None:
    text = "The ferry sails at 8 a.m. daily. We pay $20.50 an hour, e.g. on Sundays. Apply now!\n• Tie ropes\n" * 31
    began = time.perf_counter()
    for _ in range(20):
        sentences(text)
    assert (time.perf_counter() - began) / 20 < 0.015, "ten times the aim, so that a busy machine does not fail it"
