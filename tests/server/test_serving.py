"""The server as `make run` starts it: it serves, refuses in plain words, and stops cleanly."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile

import pytest
import requests

from tests.server.conftest import BIN, ROOT, Server, free_port, running


def test_the_page_is_served_under_a_strict_policy(server: Server) -> None:
    page = requests.get(server.url + "/", timeout=10)
    assert page.status_code == 200
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    for address in re.findall(r'(?:src|href)="(/[^"]+)"', page.text):
        assert requests.get(server.url + address, timeout=10).status_code == 200


def test_only_the_pages_own_files_are_served(server: Server) -> None:
    for address in ("/page.py", "/../config.yml", "/config.yml", "/%2e%2e/domain.yml"):
        assert requests.get(server.url + address, timeout=10).status_code == 404


def test_a_real_browser_shows_the_greeting(server: Server) -> None:
    browser = shutil.which("chromium")
    assert browser, "Chromium is missing; install it (Debian: apt install chromium)"
    with tempfile.TemporaryDirectory() as profile:
        shown = subprocess.run(
            [
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                f"--user-data-dir={profile}",
                "--virtual-time-budget=8000",
                "--dump-dom",
                server.url + "/chat",
            ],
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        ).stdout
    assert re.search(r'class="said">[^<]*automated', shown)
    assert shown.count("<button") > 3, "the greeting's suggestions are buttons"


def test_a_message_too_large_is_refused_and_others_are_still_served(server: Server) -> None:
    refused = requests.post(
        server.url + "/webhooks/rest/webhook", json={"sender": "big", "message": "x" * 5_000_000}, timeout=30
    )
    assert refused.status_code == 413
    assert server.say("small", "hello")


@pytest.mark.parametrize("body", ["", "[]", "3", '{"sender": "x"}', '{"sender": 7, "message": 7}', "not json"])
def test_a_malformed_request_does_no_harm(server: Server, body: str) -> None:
    requests.post(
        server.url + "/webhooks/rest/webhook", data=body, headers={"Content-Type": "application/json"}, timeout=30
    )
    assert server.say("after-malformed", "hello")


def test_a_taken_port_is_said_in_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [BIN / "rolecall", "serve", "--port", str(port)], cwd=ROOT, capture_output=True, text=True, timeout=60
        )
    assert done.returncode == 1
    assert (
        done.stderr.strip().splitlines()[-1]
        == f"Error: Port {port} is taken by another program. Stop it, or use --port NUMBER."
    )


def test_a_missing_model_is_said_in_one_sentence(tmp_path: object) -> None:
    for name in ("config.yml", "domain.yml", "credentials.yml", "endpoints.yml"):
        shutil.copy(ROOT / name, str(tmp_path))
    done = subprocess.run(
        [BIN / "rolecall", "serve", "--port", str(free_port())],
        cwd=ROOT,
        env={**os.environ, "ROLECALL_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert "Run `rolecall train` first" in done.stderr
    assert "Traceback" not in done.stderr


def test_ctrl_c_stops_it_cleanly(tmp_path: object) -> None:
    port = free_port()
    command = [str(BIN / "rolecall"), "serve", "--port", str(port), "--db", f"sqlite:///{tmp_path}/postings.db"]
    with running(command, f"http://127.0.0.1:{port}/health") as started:
        started.process.send_signal(signal.SIGINT)
        said, _ = started.process.communicate(timeout=30)
    assert started.process.returncode == 0
    assert f"chat at http://localhost:{port}/" in said
    assert said.strip().endswith("Rolecall has stopped.")
    assert "Traceback" not in said
