"""A server with the real channels and an agent that says back what it hears, and browser tabs that talk to it."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Optional

import pytest
import requests
import socketio

from tests.server.conftest import free_port, running

KEYS = {"board": "board-key-0123456789abcdef", "agency": "agency-key-0123456789abcdef"}
SECRET = "a-secret-for-tests-alone-0123456789abcdef"
ALLOWED, FOREIGN = "https://board.example", "https://evil.example"
QUIET = {"PYTHONWARNINGS": "ignore", "SQLALCHEMY_SILENCE_UBER_WARNING": "1", "TF_CPP_MIN_LOG_LEVEL": "3"}
ENVIRONMENT = {
    **QUIET,
    "ROLECALL_SECRET": SECRET,
    "ROLECALL_ORIGINS": f"{ALLOWED},https://other.example:8443",
    "ROLECALL_PROXIES": "1",
    "ROLECALL_KEYS": ",".join(f"{name}:{key}" for name, key in KEYS.items()),
    "ROLECALL_LIMIT_KEY": "30/minute",
}
WAIT = 10.0
"""Seconds; far more than anything here takes."""


class Tab:
    """A browser tab with the widget: what a client hears, and what it may say."""

    def __init__(self, url: str, token: str, transport: str = "websocket", **headers: str) -> None:
        self.heard: list[tuple[str, Any]] = []
        self._news = threading.Condition()
        self._client = socketio.Client(reconnection=False)
        self._client.on("*", self._hear)
        self._client.connect(
            url,
            socketio_path="/web/socket.io",
            transports=[transport],
            auth={"token": token},
            headers=headers,
            wait_timeout=WAIT,
        )

    def _hear(self, event: str, data: Any) -> None:
        with self._news:
            self.heard.append((event, data))
            self._news.notify_all()

    def ask(self, event: str, **data: Any) -> dict[str, Any]:
        """What the server answers to an event."""
        answer: dict[str, Any] = self._client.call(event, data, timeout=WAIT)
        return answer

    def say(self, text: str, client_id: Optional[str] = None, **more: Any) -> dict[str, Any]:
        return self.ask("say", id=client_id or str(uuid.uuid4()), text=text, **more)

    def send(self, text: str) -> None:
        """Says something without waiting for anything."""
        self._client.emit("say", {"id": str(uuid.uuid4()), "text": text})

    def entries(self, who: str) -> list[dict[str, Any]]:
        return [data for event, data in self.heard if event == "entry" and data["who"] == who]

    def wait_for(self, wanted: Callable[[], Any]) -> Any:
        """What `wanted` gives as soon as it gives something."""
        with self._news:
            assert self._news.wait_for(wanted, WAIT), f"heard only {self.heard}"
            return wanted()

    def answer_to(self, text: str, **more: Any) -> list[dict[str, Any]]:
        """Says something, and the messages that come as its answer."""
        client_id = str(uuid.uuid4())
        assert self.say(text, client_id, **more)["ok"]
        messages: list[dict[str, Any]] = self.wait_for(
            lambda: [entry["messages"] for entry in self.entries("bot") if entry["of"] == client_id]
        )[0]
        return messages

    def event(self, name: str) -> Any:
        """The data of an event, waited for."""
        return self.wait_for(lambda: [data for event, data in self.heard if event == name])[0]

    def close(self) -> None:
        self._client.disconnect()


class Site:
    """A server, as seen from addresses that nobody else has."""

    def __init__(self, url: str, process: Any) -> None:
        self.url, self.process = url, process
        self._open: list[Tab] = []

    def session(self, address: Optional[str] = None, **body: Any) -> dict[str, Any]:
        """A new session, or one that a token carries on."""
        response = requests.post(
            f"{self.url}/web/session", json=body, headers={"X-Forwarded-For": address or new_address()}, timeout=WAIT
        )
        assert response.status_code == 200, response.text
        issued: dict[str, Any] = response.json()
        return issued

    def tab(self, token: Optional[str] = None, transport: str = "websocket", address: Optional[str] = None) -> Tab:
        """A tab of a session, a new one unless its token is given."""
        address = address or new_address()
        headers = {"X-Forwarded-For": address}
        tab = Tab(self.url, token or self.session(address)["token"], transport, **headers)
        self._open.append(tab)
        return tab

    def close(self) -> None:
        while self._open:
            self._open.pop().close()


def new_address() -> str:
    """An address for a test alone, so that no other's messages count for it."""
    return f"2001:db8:{uuid.uuid4().hex[:4]}:{uuid.uuid4().hex[:4]}::1"


@contextlib.contextmanager
def serving(folder: Path, port: Optional[int] = None, **environment: str) -> Iterator[Site]:
    """A server on the store in a folder."""
    port = port or free_port()
    command = [sys.executable, "-m", "tests.channels.stub_server", str(port)]
    store = f"sqlite:///{folder / 'postings.db'}"
    with running(
        command,
        f"http://127.0.0.1:{port}/webhooks/rest/",
        **{**ENVIRONMENT, "ROLECALL_DB": store, **environment},
    ) as server:
        site = Site(server.url, server.process)
        try:
            yield site
        finally:
            site.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("channels")) as site:
        yield site


@pytest.fixture
def site(served: Site) -> Iterator[Site]:
    """The server, without tabs."""
    yield served
    served.close()


def soon(true: Callable[[], bool]) -> bool:
    """Whether something becomes true."""
    deadline = time.monotonic() + WAIT
    while not true() and time.monotonic() < deadline:
        time.sleep(0.02)
    return true()
