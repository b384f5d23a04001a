"""Runs the benchmarks: `make bench` all of them, `python -m bench NAME` one; its `--help` says what it measures."""

from __future__ import annotations

import sys
from collections.abc import Callable

from bench import answers, conversation, facts, importing, reading, relevance, search, training, turn

BENCHES: dict[str, Callable[[list[str]], bool]] = {
    "turn": turn.main,
    "training": training.main,
    "reading": reading.main,
    "conversation": conversation.main,
    "facts": facts.main,
    "answers": answers.main,
    "search": search.main,
    "relevance": relevance.main,
    "importing": importing.main,
}


def main(arguments: list[str]) -> None:
    """Ends with status 1 when a target is missed, 2 when there is no such bench."""
    if not arguments:
        met = [bench([]) for bench in BENCHES.values()]
        sys.exit(not all(met))
    if arguments[0] not in BENCHES:
        print(f"usage: python -m bench [{' | '.join(BENCHES)}] [--help]")
        sys.exit(0 if arguments[0] in ("-h", "--help") else 2)
    sys.exit(not BENCHES[arguments[0]](arguments[1:]))


main(sys.argv[1:])
