"""The facts of a posting of 3,000 characters, in milliseconds: rules behind their gates against the same rules without.

Both read the same texts in turn. These are made of the sample postings, which state more in fewer words than others do
(fifty facts in 3,000 characters, where real postings have thirty), with lines of other samples that state nothing put
between theirs until they are as dense as real ones. The rival is only the rules' patterns tried on every line; what
else there is to a fact (sections, pay, years, degrees, evidence) it need not do.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from itertools import cycle

from bench.figures import percentile, show_times, verdict
from bench.servers import ROOT
from bot.facts.model import Fact
from bot.facts.page import Page
from bot.facts.read import read_facts
from bot.facts.rules import rules
from bot.text import plain_text

OURS = "read_facts"
RIVAL = "the same rules, no gates"
LENGTH = 3000
"""Characters of each text."""
DENSITY = 30
"""Facts in `LENGTH` characters: the mean of 602 real postings of offices, hospitals and plants was 30.4."""
TARGET = 5.0
"""Milliseconds that the median text takes at most, on one core."""


def main(arguments: list[str]) -> bool:
    """Measures and prints; gives whether the target is met."""
    parser = argparse.ArgumentParser(prog="python -m bench facts", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="times that each text is read")
    rounds = parser.parse_args(arguments).rounds
    texts = dense_texts()
    readers: dict[str, Callable[[str], object]] = {OURS: _facts, RIVAL: _blindly}
    times: dict[str, list[float]] = {name: [] for name in readers}
    for turn in range(1 + rounds):
        for text in texts:
            for name, reader in readers.items():
                began = time.process_time()
                reader(text)
                seconds = time.process_time() - began
                if turn:  # the first reading compiles what is needed
                    times[name].append(seconds)
    facts = sum(len(_facts(text)) for text in texts) / len(texts)
    print(f"{len(texts)} texts of {LENGTH:,} characters and {facts:.0f} facts, each read {rounds} times; milliseconds")
    show_times(times)
    ours, rival = (percentile(times[name], 50) for name in (OURS, RIVAL))
    print(f"  ratio of the medians {ours / rival:.2f}")
    return verdict("median", ours, TARGET)


def _facts(text: str) -> list[Fact]:
    return read_facts({"description": text})


def _blindly(text: str) -> object:
    page = Page(text)
    return [rule.match(line) for line in page.lines for rule in rules()]


def dense_texts() -> list[str]:
    """The samples' descriptions, made as dense as real ones, one after the other, cut into texts of `LENGTH`."""
    paths = sorted((ROOT / "data" / "samples").glob("*.jsonl"))
    lines = [line for path in paths for line in path.read_text(encoding="utf8").splitlines()]
    samples = [plain_text(json.loads(line)["description"]) for line in lines]
    silent = cycle([line for text in samples for line in _silent_lines(text)])
    thinner = []
    for text in samples:
        most = len(_facts(text)) * LENGTH / DENSITY
        while len(text) < most:
            text += f"\n{next(silent)}"
        thinner.append(text)
    whole = "\n\n".join(thinner)
    return [whole[start : start + LENGTH] for start in range(0, len(whole) - LENGTH, LENGTH)]


def _silent_lines(text: str) -> list[str]:
    """The sentences and list items that no fact quotes."""
    quoted = [(fact.start, fact.end) for fact in _facts(text)]
    cut = (line.sentence for line in Page(text).lines)
    return [one.text for one in cut if not any(start < one.end and one.start < end for start, end in quoted)]
