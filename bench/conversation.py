"""A long conversation: what the turns about the 300th cost against those about the 5th, ours against stock Rasa.

After a greeting it goes in rounds of seven turns (search, narrow, take the filter off, compare, pick, ask, back), and
the wording changes from round to round. The first round (turns 2 to 8) and the last one (turns 296 to 302) say the
same, so that nothing but its length sets them apart; nothing in between starts over. Each wording is said in
another conversation before, so that what a server has to learn once is not held against the early turns.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import uuid
from pathlib import Path

import yaml

from bench.figures import verdict
from bench.servers import OURS, STOCK, both_bots, carries, say

WORDINGS: list[dict[str, str]] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf8"))
BRINGS = {"compare": "comparison", "pick": "job", "ask": "answer"}
"""What a turn of a kind must bring, or it did not do the work that is measured; the others bring results."""
ROUNDS = 43
"""The last says what the first said, and holds the 300th turn."""
TARGET = 1.3

Talk = list[dict[str, float]]
"""Seconds by kind of turn, of each round."""


def main(arguments: list[str]) -> bool:
    """Measures and prints; gives whether the target is met."""
    parser = argparse.ArgumentParser(prog="python -m bench conversation", description=__doc__)
    parser.add_argument("--conversations", type=int, default=6, help="measured with our bot (default: 6)")
    parser.add_argument("--stock", type=int, default=1, help="measured with stock Rasa, which is slow (default: 1)")
    chosen = parser.parse_args(arguments)
    growth: dict[str, float] = {}
    with both_bots() as servers:
        for name, count in ((OURS, chosen.conversations), (STOCK, chosen.stock)):
            if count:
                _talk(servers[name], 0, len(WORDINGS))
                growth[name] = _show(name, [_talk(servers[name], first, ROUNDS) for first in range(count)])
    if STOCK in growth:
        print(f"  ratio of the two growths {growth[OURS] / growth[STOCK]:.2f}")
    return verdict("growth of ours", growth[OURS], TARGET)


def _talk(server: str, first: int, rounds: int) -> Talk:
    """A new conversation whose wordings begin with the given one."""
    sender = uuid.uuid4().hex
    say(server, sender, "hello")
    wordings = (WORDINGS[(first + place) % len(WORDINGS)] for place in range(rounds))
    return [{kind: _turn(server, sender, kind, message) for kind, message in said.items()} for said in wordings]


def _turn(server: str, sender: str, kind: str, message: str) -> float:
    seconds, replies = say(server, sender, message)
    if not carries(replies, BRINGS.get(kind, "results")):
        sys.exit(f"{message!r} brought no {BRINGS.get(kind, 'results')}: {str(replies)[:500]}")
    return seconds


def _show(name: str, talks: list[Talk]) -> float:
    """Prints the median turn of each kind, early and late, and gives late against early over all kinds."""
    print(
        f"{name}: {len(talks)} conversation(s) of {ROUNDS * len(WORDINGS[0]) + 1} turns over REST; median milliseconds"
    )
    sums = [0.0, 0.0]
    for kind in WORDINGS[0]:
        early, late = (statistics.median(talk[at][kind] for talk in talks) * 1000 for at in (0, -1))
        sums = [sums[0] + early, sums[1] + late]
        print(f"  {kind:10} about the 5th turn {early:7.1f}   about the 300th {late:7.1f}")
    print(f"  growth over all kinds {sums[1] / sums[0]:.2f}", flush=True)
    return sums[1] / sums[0]
