"""The standard ways of Rasa work on this project as on any other."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import time
from pathlib import Path

import pytest
import requests

from tests.channels.conftest import Tab
from tests.server.conftest import BIN, ROOT, free_port, running

QUIET = {"RASA_TELEMETRY_ENABLED": "false", "SQLALCHEMY_SILENCE_UBER_WARNING": "1", "TF_CPP_MIN_LOG_LEVEL": "3"}


def rasa(*words: str, said: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(BIN / "rasa"), *words],
        cwd=ROOT,
        env={**os.environ, **QUIET},
        input=said,
        capture_output=True,
        text=True,
        timeout=600,
    )


def test_rasa_train_makes_a_model(tmp_path: Path) -> None:
    done = rasa("train", "--out", str(tmp_path), "--fixed-model-name", "standard")
    assert done.returncode == 0, done.stderr[-2000:]
    assert (tmp_path / "standard.tar.gz").stat().st_size > 10_000


def test_rasa_data_validate_warns_of_nothing_but_what_actions_utter() -> None:
    """Most responses are uttered by actions, which Rasa cannot see in stories and rules."""
    done = rasa("data", "validate")
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    warnings = re.findall(r"UserWarning: (.*)", done.stdout + done.stderr)
    known = re.compile(r"The utterance '\w+' is not used in any story or rule|Slot auto-fill has been removed")
    assert [warning for warning in warnings if not known.match(warning)] == []


def test_rasa_test_passes_every_story(tmp_path: Path) -> None:
    done = rasa(
        "test",
        "core",
        "--stories",
        "tests/conversation/test_stories.yml",
        "--model",
        "models/rolecall.tar.gz",
        "--out",
        str(tmp_path),
        "--fail-on-prediction-errors",
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


@pytest.fixture(scope="module")
def split(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    """`rasa run` with `rasa run actions` beside it, on a store with the sample postings."""
    folder = tmp_path_factory.mktemp("split")
    store = f"sqlite:///{folder / 'postings.db'}"
    loaded = subprocess.run(
        [BIN / "rolecall", "import", "--quiet", "--db", store, "data/samples"], cwd=ROOT, check=False
    )
    assert loaded.returncode == 0
    core, actions = free_port(), free_port()
    endpoints = folder / "endpoints.yml"
    endpoints.write_text(f"action_endpoint:\n  url: http://127.0.0.1:{actions}/webhook\n", encoding="utf8")
    environment = {**QUIET, "ROLECALL_DB": store}
    with (
        running(
            [str(BIN / "rasa"), "run", "actions", "--port", str(actions)],
            f"http://127.0.0.1:{actions}/health",
            **environment,
        ),
        running(
            [str(BIN / "rasa"), "run", "-m", "models/rolecall.tar.gz", "--endpoints", str(endpoints), "-p", str(core)],
            f"http://127.0.0.1:{core}/webhooks/rest/",
            **environment,
        ) as server,
    ):
        yield server, endpoints, environment


def test_rasa_run_with_rasa_run_actions_searches(split) -> None:  # type: ignore[no-untyped-def]
    server, _, _ = split
    replies = server.say("split", "warehouse in Tulsa")
    results = [reply["custom"] for reply in replies if reply.get("custom", {}).get("type") == "results"]
    assert results and results[0]["total"] > 0


def test_rasa_run_serves_the_websites_chat_and_asks_for_a_key(split) -> None:  # type: ignore[no-untyped-def]
    server, _, _ = split
    token = requests.post(f"{server.url}/web/session", json={}, timeout=30).json()["token"]
    tab = Tab(server.url, token)
    kinds = [message.get("custom", {}).get("type") for message in tab.answer_to("warehouse in Tulsa")]
    tab.close()
    assert "results" in kinds
    refused = requests.post(
        f"{server.url}/webhooks/rest/webhook",
        json={"sender": "me", "message": "hello"},
        headers={"X-Forwarded-For": "203.0.113.9"},
        timeout=30,
    )
    assert refused.status_code == 401


def test_rasa_shell_chats(split) -> None:  # type: ignore[no-untyped-def]
    """The shell reads from a terminal only, so it is given one."""
    _, endpoints, environment = split
    ours, theirs = pty.openpty()
    command = ["shell", "-m", "models/rolecall.tar.gz", "--endpoints", str(endpoints), "-p", str(free_port())]
    shell = subprocess.Popen(
        [str(BIN / "rasa"), *command],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    try:
        assert "Your input" in _read_until(ours, "Your input")
        os.write(ours, b"hello\r")
        assert "automated" in _read_until(ours, "automated")
    finally:
        shell.kill()
        os.close(ours)


def _read_until(terminal: int, wanted: str) -> str:
    """What a terminal shows up to the wanted words, or all that it showed in two minutes."""
    shown, deadline = "", time.monotonic() + 120
    while wanted not in shown and time.monotonic() < deadline:
        if select.select([terminal], [], [], 1)[0]:
            try:
                shown += os.read(terminal, 65536).decode(errors="replace")
            except OSError:  # the other end is closed
                break
    return shown
