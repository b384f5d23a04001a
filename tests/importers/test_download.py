"""Downloads keep within limits, and say in a sentence what is in the way."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests

from bot.errors import InputError
from bot.importers import download as downloads
from bot.importers.source import opened

BODY = b'{"id": "a", "title": "Baker", "description": "Bake."}\n'


class Board(BaseHTTPRequestHandler):
    """A small board: each path behaves in its own way."""

    tries: dict[str, int] = {}

    def do_GET(self) -> None:
        self.tries[self.path] = self.tries.get(self.path, 0) + 1
        status, headers, body = 200, {}, BODY
        if self.path == "/gone":
            status = 404
        elif self.path == "/closed":
            status = 403
        elif self.path == "/busy" and self.tries[self.path] < 3:
            status = 503
        elif self.path == "/down":
            status = 500
        elif self.path == "/moved":
            status, headers = 302, {"Location": "/feed"}
        elif self.path == "/loop":
            status, headers = 302, {"Location": "/loop"}
        elif self.path == "/file":
            status, headers = 302, {"Location": "file:///etc/hostname"}
        elif self.path == "/large":
            body = b"x" * 3000
        elif self.path == "/short":
            headers = {"Content-Length": str(len(BODY) + 100)}
        elif self.path == "/same":
            status, body = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if self.path not in ("/large", "/short"):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture(scope="module")
def board() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Board)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def fetched(url: str) -> str:
    with opened(url, allow_private=True) as source:
        return source.text()


@pytest.mark.parametrize("path", ["/feed", "/moved", "/busy"])
def test_it_follows_redirects_and_tries_again(board: str, path: str) -> None:
    assert fetched(board + path) == BODY.decode()


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/gone", "does not exist"),
        ("/closed", "is not public"),
        ("/down", "status 500"),
        ("/short", "cannot be"),
        ("/same", "status 304"),
        ("/loop", "redirects more than"),
        ("/file", "not a web address"),
    ],
)
def test_each_failure_is_said(board: str, path: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        fetched(board + path)


def test_what_is_too_large_is_refused(board: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "LARGEST", 2000)
    with pytest.raises(InputError, match="is larger than"):
        fetched(board + "/large")


def test_no_answer_in_time(board: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def silence(*_: object, **__: object) -> None:
        raise requests.ReadTimeout

    monkeypatch.setattr(requests.Session, "get", silence)
    with pytest.raises(InputError, match="did not answer in time"):
        fetched(board + "/feed")


def test_nobody_listens() -> None:
    with pytest.raises(InputError, match="cannot be reached"):
        fetched("http://127.0.0.1:9/feed")


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/x", "http://[::1]/x", "http://10.1.2.3/x", "http://169.254.169.254/x", "http://0.0.0.0/x"]
)
def test_private_addresses_are_refused(url: str) -> None:
    with pytest.raises(InputError, match="--allow-private"), opened(url):
        pass


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://jobs.example/x", "http://"])
def test_only_web_addresses(url: str) -> None:
    with pytest.raises(InputError, match="not a web address"), opened(url, allow_private=True):
        pass
