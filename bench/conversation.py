"""A long conversation: what a turn about the 300th costs against the same turn about the 5th, ours against stock Rasa.

It goes in rounds of seven turns (search, narrow, take the filter off, compare, pick, ask, back), and nothing in it
starts over. When it is long enough, each of its turns is also said in a new conversation, as turns 2 to 8 after another
search, the two by turns, so that what else the machine does hits both alike. All wordings are said once before, so that
what a server has to learn once is not held against the early turns.
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
MIDDLE = 43
"""The round that holds the 300th turn; as many are measured before it as after."""
TARGET = 1.3


def main(arguments: list[str]) -> bool:
    """Measures and prints; gives whether the target is met."""
    parser = argparse.ArgumentParser(prog="python -m bench conversation", description=__doc__)
    parser.add_argument("--rounds", type=int, default=18, help="measured, early and late (default: 18)")
    parser.add_argument("--alone", action="store_true", help="leave the rival out")
    chosen = parser.parse_args(arguments)
    with both_bots() as servers:
        growth = {
            name: _show(name, _measure(servers[name], chosen.rounds))
            for name in (OURS, STOCK)
            if name == OURS or not chosen.alone
        }
    if STOCK in growth:
        print(f"  ratio of the two growths {growth[OURS] / growth[STOCK]:.2f}")
    return verdict("growth of ours", growth[OURS], TARGET)


def _measure(server: str, rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Seconds of each measured turn, by kind: in the new conversation and in the long one."""
    long = _begin(server, 0)
    times: dict[str, list[tuple[float, float]]] = {kind: [] for kind in WORDINGS[0]}
    for place in range(MIDDLE + rounds // 2):
        measured = place >= MIDDLE - (rounds + 1) // 2
        new = _begin(server, place) if measured else long
        for kind, message in WORDINGS[place % len(WORDINGS)].items():
            early = _turn(server, new, kind, message) if measured else 0.0
            late = _turn(server, long, kind, message)
            if measured:
                times[kind].append((early, late))
    return times


def _begin(server: str, place: int) -> str:
    """The sender of a new conversation, which has searched what a round before this place searches."""
    sender = uuid.uuid4().hex
    _turn(server, sender, "search", WORDINGS[place % len(WORDINGS) - 1]["search"])
    return sender


def _turn(server: str, sender: str, kind: str, message: str) -> float:
    seconds, replies = say(server, sender, message)
    if not carries(replies, BRINGS.get(kind, "results")):
        sys.exit(f"{message!r} brought no {BRINGS.get(kind, 'results')}: {str(replies)[:500]}")
    return seconds


def _show(name: str, times: dict[str, list[tuple[float, float]]]) -> float:
    """Prints the median turn of each kind, early and late, and gives late against early over all kinds."""
    print(f"{name}: {len(times['ask'])} turns of each kind, early and late, over REST; median milliseconds")
    sums = [0.0, 0.0]
    for kind, pairs in times.items():
        early, late = (statistics.median(pair[at] for pair in pairs) * 1000 for at in (0, 1))
        sums = [sums[0] + early, sums[1] + late]
        print(f"  {kind:10} about the 5th turn {early:7.1f}   about the 300th {late:7.1f}")
    print(f"  growth over all kinds {sums[1] / sums[0]:.2f}", flush=True)
    return sums[1] / sums[0]
