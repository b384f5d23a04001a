"""The two bots that are measured over REST, as processes on one model and one store: ours, and stock Rasa."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import requests

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
OURS, STOCK = "rolecall serve", "rasa run + rasa run actions"


@contextlib.contextmanager
def both_bots() -> Iterator[dict[str, str]]:
    """Both servers at once on the sample postings, until the block ends; yields their root addresses by name."""
    with sample_store() as folder, _ours() as ours, _stock(folder) as stock:
        yield {OURS: ours, STOCK: stock}


@contextlib.contextmanager
def sample_store() -> Iterator[Path]:
    """Has ROLECALL_DB name a new store with the sample postings; yields the folder that it is in."""
    before = os.environ.get("ROLECALL_DB")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ROLECALL_DB"] = f"sqlite:///{folder}/bench.db"
        subprocess.run([BIN / "rolecall", "import", "--quiet", ROOT / "data" / "samples"], check=True)
        yield Path(folder)
    os.environ.pop("ROLECALL_DB")
    if before:
        os.environ["ROLECALL_DB"] = before


def say(server: str, sender: str, message: str) -> tuple[float, list[dict[str, Any]]]:
    """Says a message in a conversation; gives the seconds that the turn took, and the replies."""
    began = time.perf_counter()
    reply = requests.post(f"{server}/webhooks/rest/webhook", json={"sender": sender, "message": message}, timeout=60)
    seconds = time.perf_counter() - began
    replies: list[dict[str, Any]] = reply.json()
    return seconds, replies


def carries(replies: list[dict[str, Any]], kind: str) -> bool:
    """Whether a turn brought a `custom` part of that type."""
    return any(reply.get("custom", {}).get("type") == kind for reply in replies)


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
