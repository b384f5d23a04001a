"""Every setting that cannot be used is named with what to write instead, before anything is served."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.channels.keys import Keys
from bot.channels.settings import Settings
from bot.errors import SetupError


def test_all_is_set_by_the_environment() -> None:
    given = {
        "ROLECALL_ORIGINS": "https://Board.example/, http://localhost:8000,",
        "ROLECALL_PROXIES": "2",
        "ROLECALL_WEB_DAYS": "7",
        "ROLECALL_LOG_TEXT": "1",
        "ROLECALL_SECRET": "s" * 32,
        "ROLECALL_LIMIT_SESSION": "5/second",
    }
    settings = Settings.from_environment(given)
    assert settings.origins == {"https://board.example", "http://localhost:8000"}
    assert (settings.proxies, settings.days, settings.log_text, settings.secret) == (2, 7, True, "s" * 32)
    assert settings.rates["session"].amount == 5 and settings.rates["address"].amount == 120


def test_nothing_is_logged_and_nobody_is_let_in_unless_set() -> None:
    settings = Settings.from_environment({})
    assert (settings.origins, settings.log_text, settings.proxies, settings.days) == (frozenset(), False, 0, 30)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ROLECALL_ORIGINS", "*"),
        ("ROLECALL_ORIGINS", "https://*.example"),
        ("ROLECALL_ORIGINS", "board.example"),
        ("ROLECALL_ORIGINS", "https://board.example/jobs"),
        ("ROLECALL_ORIGINS", "null"),
        ("ROLECALL_PROXIES", "-1"),
        ("ROLECALL_PROXIES", "one"),
        ("ROLECALL_WEB_DAYS", "0"),
        ("ROLECALL_SECRET", "short"),
        ("ROLECALL_LIMIT_SESSION", "many"),
    ],
)
def test_what_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(SetupError, match=name):
        Settings.from_environment({name: value})


@pytest.mark.parametrize("keys", ["board", "board:short", "a-b:0123456789012345678901", ":0123456789012345678901"])
def test_a_key_that_cannot_be_used_is_said_without_the_key(keys: str) -> None:
    with pytest.raises(SetupError) as error:
        Keys.from_environment({"ROLECALL_KEYS": keys})
    assert "0123456789012345678901" not in str(error.value)


def test_keys_come_from_a_file_too(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    file.write_text("# partners\nboard:0123456789012345678901\n\n", encoding="utf8")
    assert Keys.from_environment({"ROLECALL_KEYS_FILE": str(file)}).name_of("Bearer 0123456789012345678901") == "board"
    with pytest.raises(SetupError, match="ROLECALL_KEYS_FILE"):
        Keys.from_environment({"ROLECALL_KEYS_FILE": f"{tmp_path}/none"})
