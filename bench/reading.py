"""Reading a message, in milliseconds: our pipeline against the stock Rasa pipeline with DIET on the same phrases.

Both models are loaded into this process and read each message in turn, through the call that a conversation makes too.
Ours reads intent, entities and the whole query, mending spelling by a store that holds the samples; the rival an
intent. No message comes twice, so that nothing read can be remembered.
"""

from __future__ import annotations

import argparse
import asyncio
import time
from pathlib import Path

from bench.figures import percentile, show_times, verdict
from bench.messages import varied_messages
from bench.servers import ROOT, sample_store
from bench.stock_nlu import NAME, stock_model

OURS = "rolecall parse"
TARGET = 25.0
"""Milliseconds that 95 of 100 messages take at most."""
WARM_UP = 30


def main(arguments: list[str]) -> bool:
    """Measures and prints; gives whether the target is met."""
    parser = argparse.ArgumentParser(prog="python -m bench reading", description=__doc__)
    parser.add_argument("--messages", type=int, default=300, help="how many are read")
    parser.add_argument(
        "--stock-model", type=Path, help="a trained rival, instead of the one kept in build/bench or trained there"
    )
    chosen = parser.parse_args(arguments)
    with sample_store():
        times = asyncio.run(_read(chosen.stock_model or stock_model(), chosen.messages))
    print(f"{chosen.messages} varied messages read; milliseconds")
    show_times(times)
    ours, stock = (percentile(times[name], 95) for name in (OURS, NAME))
    print(f"  ratio of the 95th percentiles {ours / stock:.2f}")
    return verdict("95th percentile", ours, TARGET)


async def _read(stock_model: Path, count: int) -> dict[str, list[float]]:
    """Seconds of each message, by reader."""
    import bot.cli.main  # noqa: F401 - sets what Rasa and TensorFlow read when they are loaded
    from bot.server.agent import load_agent
    from bot.server.model import model_path

    readers = {OURS: await load_agent(model_path(ROOT)), NAME: await load_agent(stock_model)}
    times: dict[str, list[float]] = {name: [] for name in readers}
    for place, message in enumerate(varied_messages(WARM_UP + count)):
        for name, reader in readers.items():
            began = time.perf_counter()
            await reader.parse_message(message)
            seconds = time.perf_counter() - began
            if place >= WARM_UP:
                times[name].append(seconds)
    return times
