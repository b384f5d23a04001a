"""The rival for reading: the pipeline that `rasa init` and the recipe give a new bot, with DIET, on our phrases."""

from __future__ import annotations

import hashlib
import importlib.resources
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import yaml

from bench.servers import BIN, ROOT

NAME = "stock Rasa pipeline, DIET"
RECIPE = "config_files/default_config.yml"


KEPT = ROOT / "build" / "bench"
"""Where the trained rival is kept, because its training takes minutes."""


def stock_model() -> Path:
    """The rival's model, trained on the phrases as they are now; trained first when it is not there."""
    if not _kept().is_file():
        train_stock()
    return _kept()


def train_stock() -> float:
    """Trains it from nothing in an empty folder, and keeps it; gives the seconds, start of the process included."""
    with tempfile.TemporaryDirectory() as folder:
        seconds, model = _train(Path(folder))
        KEPT.mkdir(parents=True, exist_ok=True)
        shutil.copy(model, _kept())
    return seconds


def _kept() -> Path:
    phrases = b"".join(path.read_bytes() for path in sorted((ROOT / "data/nlu").glob("*.yml")))
    return KEPT / f"stock-{hashlib.sha256(phrases).hexdigest()[:12]}.tar.gz"


def _train(folder: Path) -> tuple[float, Path]:
    recipe = importlib.resources.files("rasa.engine.recipes").joinpath(RECIPE).read_text(encoding="utf8")
    config = folder / "stock.yml"
    config.write_text(yaml.safe_dump({**yaml.safe_load(recipe), "policies": []}), encoding="utf8")
    command: list[str | Path] = [BIN / "rasa", "train", "nlu", "--nlu", ROOT / "data/nlu", "--config", config]
    began = time.perf_counter()
    subprocess.run(
        [*command, "--out", folder, "--fixed-model-name", "stock"],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - began, folder / "stock.tar.gz"
