"""A turn that searches the sample store: `rolecall serve` against the same bot under `rasa run` and `rasa run actions`.

Both servers run at once on the same model and store, and the same messages go to each in turn, so that what else the
machine does hits both alike.
"""

from __future__ import annotations

import argparse
import sys
import uuid

from bench.figures import percentile, show_times, verdict
from bench.servers import OURS, STOCK, both_bots, carries, say

MESSAGES = ("warehouse in Tulsa", "registered nurse, nights", "remote customer service", "full time engineer over 120k")
WARM_UP = 5
TARGET = 0.5
"""The median turn shall take at most this much of the stock bot's."""


def main(arguments: list[str]) -> bool:
    """Measures and prints; gives whether the target is met."""
    parser = argparse.ArgumentParser(prog="python -m bench turn", description=__doc__)
    parser.add_argument("--rounds", type=int, default=50, help="times that each of the four messages is sent")
    rounds = parser.parse_args(arguments).rounds
    times: dict[str, list[float]] = {OURS: [], STOCK: []}
    with both_bots() as servers:
        for turn in range(WARM_UP + rounds):
            for message in MESSAGES:
                for name, server in servers.items():
                    seconds = _turn(server, message)
                    if turn >= WARM_UP:
                        times[name].append(seconds)
    print(f"{len(times[OURS])} searching turns each, over REST, on the sample store; milliseconds")
    show_times(times)
    return verdict("ratio of the medians", percentile(times[OURS], 50) / percentile(times[STOCK], 50), TARGET)


def _turn(server: str, message: str) -> float:
    """Seconds that one turn of a new conversation takes; ends the run when it brings no results."""
    seconds, replies = say(server, uuid.uuid4().hex, message)
    if not carries(replies, "results"):
        sys.exit(f"{server} answered {message!r} without results: {str(replies)[:300]}")
    return seconds
