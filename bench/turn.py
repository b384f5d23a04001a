"""A turn that searches the sample store: `rolecall serve` against the same bot under `rasa run` and `rasa run actions`.

Both servers run at once on the same model and store, and the same messages go to each in turn, so that what else the
machine does hits both alike.
"""

from __future__ import annotations

import contextlib
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import requests

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
MESSAGES = ("warehouse in Tulsa", "registered nurse, nights", "remote customer service", "full time engineer over 120k")
ROUNDS = 50
WARM_UP = 5
TARGET = 0.5
"""The median turn shall take at most this much of the stock bot's."""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ROLECALL_DB"] = f"sqlite:///{folder}/bench.db"
        subprocess.run([BIN / "rolecall", "import", "--quiet", ROOT / "data" / "samples"], check=True)
        with _ours() as ours, _stock(Path(folder)) as stock:
            times: dict[str, list[float]] = {ours: [], stock: []}
            for turn in range(WARM_UP + ROUNDS):
                for message in MESSAGES:
                    for server in times:
                        seconds = _turn(server, message)
                        if turn >= WARM_UP:
                            times[server].append(seconds)
    print(f"{len(times[ours])} searching turns each, over REST, on the sample store; milliseconds")
    for name, server in (("rolecall serve", ours), ("rasa run + rasa run actions", stock)):
        print(f"  {name:28} p50 {_percentile(times[server], 50):6.1f}   p95 {_percentile(times[server], 95):6.1f}")
    ratio = _percentile(times[ours], 50) / _percentile(times[stock], 50)
    print(f"  ratio of the medians {ratio:.2f} (target: at most {TARGET})")
    sys.exit(ratio > TARGET)


def _turn(server: str, message: str) -> float:
    """Seconds that one turn of a new conversation takes; fails when it brings no results."""
    sender = uuid.uuid4().hex
    began = time.perf_counter()
    replies = requests.post(f"{server}/webhooks/rest/webhook", json={"sender": sender, "message": message}, timeout=60)
    seconds = time.perf_counter() - began
    if not any(reply.get("custom", {}).get("type") == "results" for reply in replies.json()):
        sys.exit(f"{server} answered {message!r} without results: {replies.text[:300]}")
    return seconds


def _percentile(values: list[float], percent: int) -> float:
    return statistics.quantiles(values, n=100)[percent - 1] * 1000


@contextlib.contextmanager
def _ours() -> Iterator[str]:
    port = _free_port()
    with _running([BIN / "rolecall", "serve", "--port", str(port)], f"http://127.0.0.1:{port}/health") as server:
        yield server


@contextlib.contextmanager
def _stock(folder: Path) -> Iterator[str]:
    core, actions = _free_port(), _free_port()
    endpoints = folder / "endpoints.yml"
    endpoints.write_text(f"action_endpoint:\n  url: http://127.0.0.1:{actions}/webhook\n", encoding="utf8")
    acting = [BIN / "rasa", "run", "actions", "--port", str(actions)]
    talking = [BIN / "rasa", "run", "--model", "models/rolecall.tar.gz", "--endpoints", endpoints, "--port", str(core)]
    with (
        _running(acting, f"http://127.0.0.1:{actions}/health"),
        _running(talking, f"http://127.0.0.1:{core}/webhooks/rest/") as server,
    ):
        yield server


@contextlib.contextmanager
def _running(command: list[object], ready: str) -> Iterator[str]:
    """A server process, from when its address answers until the block ends; yields the server's root address."""
    process = subprocess.Popen(
        [str(part) for part in command], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(240):
            time.sleep(0.5)
            if process.poll() is not None:
                sys.exit(f"{command[0]} ended before it was ready")
            with contextlib.suppress(requests.RequestException):
                if requests.get(ready, timeout=5).ok:
                    break
        else:
            sys.exit(f"{command[0]} was not ready after two minutes")
        yield ready[: ready.index("/", 8)]
    finally:
        process.terminate()
        process.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
