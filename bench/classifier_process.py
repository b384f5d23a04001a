"""Trains or asks one intent classifier in a process of its own, for `bench.classifiers`, which starts it."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any

import yaml

Phrase = tuple[str, str]
"""Text and intent."""


def train(folder: Path) -> dict[str, Any]:
    """Learns the phrases of `phrases.json` by `config.yml`, as `rasa train nlu` does."""
    import rasa.model_training

    by_intent: dict[str, list[str]] = {}
    for text, intent in json.loads((folder / "phrases.json").read_text("utf8"))["learn"]:
        by_intent.setdefault(intent, []).append(text)
    parts = [{"intent": intent, "examples": "".join(f"- {t}\n" for t in texts)} for intent, texts in by_intent.items()]
    phrases = folder / "nlu.yml"
    phrases.write_text(yaml.safe_dump({"version": "3.1", "nlu": parts}), encoding="utf8")
    began = time.perf_counter()
    rasa.model_training.train_nlu(
        config=str(folder / "config.yml"), nlu_data=str(phrases), output=str(folder), fixed_model_name="model"
    )
    return {"trained_s": time.perf_counter() - began}


def ask(folder: Path) -> dict[str, Any]:
    """What the model tells of each phrase, in how many milliseconds, and what loading it takes beside Rasa itself."""
    from bot.postings.current import stored_vocabulary
    from bot.server.agent import load_agent

    stored_vocabulary()
    before = _memory()
    began = time.perf_counter()
    loop = asyncio.new_event_loop()
    agent = loop.run_until_complete(load_agent(folder / "model.tar.gz"))
    loaded = time.perf_counter() - began
    told, times = [], []
    loop.run_until_complete(agent.parse_message("first of all"))  # What is read at the first message is no part of it.
    for text, intent in json.loads((folder / "phrases.json").read_text("utf8"))["ask"]:
        began = time.perf_counter()
        parsed = loop.run_until_complete(agent.parse_message(text))
        times.append((time.perf_counter() - began) * 1000)
        told.append((parsed["intent"]["name"], intent))
    size = (folder / "model.tar.gz").stat().st_size / 1e6
    return {"told": told, "ms": times, "memory_mb": _memory() - before, "model_mb": size, "loaded_s": loaded}


def _memory() -> float:
    """Megabytes of this process that are in memory now."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1e3


PARTS = {"train": train, "ask": ask}

if __name__ == "__main__":
    part, where = sys.argv[1], Path(sys.argv[2])
    (where / f"{part}.json").write_text(json.dumps(PARTS[part](where)), encoding="utf8")
