"""Servers that the tests talk to: real processes, started once."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent


class Server:
    """A running server, and conversations with it over REST."""

    def __init__(self, url: str, process: subprocess.Popen[str]) -> None:
        self.url, self.process = url, process

    def say(self, sender: str, message: str) -> list[dict[str, Any]]:
        """The bot's replies to a message."""
        response = requests.post(
            f"{self.url}/webhooks/rest/webhook", json={"sender": sender, "message": message}, timeout=60
        )
        assert response.ok, response.text
        replies: list[dict[str, Any]] = response.json()
        return replies


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def running(command: list[str], ready: str, **environment: str) -> Iterator[Server]:
    """A server process from when its address answers; it must stop by itself at Ctrl-C."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        deadline = time.monotonic() + 120
        while True:
            assert process.poll() is None, f"{command} ended: {process.stdout.read() if process.stdout else ''}"
            assert time.monotonic() < deadline, f"{command} was not ready in two minutes"
            with contextlib.suppress(requests.RequestException):
                if requests.get(ready, timeout=5).ok:
                    break
            time.sleep(0.3)
        yield Server(ready[: ready.index("/", 8)], process)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.communicate(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The bot as `make run` starts it, on an empty store of its own."""
    port = free_port()
    store = f"sqlite:///{tmp_path_factory.mktemp('store') / 'postings.db'}"
    command = [str(BIN / "rolecall"), "run", "--port", str(port), "--db", store]
    with running(command, f"http://127.0.0.1:{port}/health") as started:
        yield started
