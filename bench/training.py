"""Training from nothing, in seconds: `rolecall train` against the stock Rasa pipeline with DIET on the same phrases.

Ours trains all that a conversation needs (intents, policies, and the heads that tell what a question asks), the rival
its pipeline alone. Both start a process in a folder where nothing was trained before.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.figures import verdict
from bench.servers import ROOT
from bench.stock_nlu import NAME, train_stock

PARTS = ("bot", "actions", "data", "config.yml", "domain.yml")
"""What training needs of the project."""
TARGET = 150
"""Seconds, on two cores."""


def main(arguments: list[str]) -> bool:
    """Measures and prints; gives whether the target is met."""
    parser = argparse.ArgumentParser(prog="python -m bench training", description=__doc__)
    parser.add_argument("--alone", action="store_true", help="leave the rival out")
    alone = parser.parse_args(arguments).alone
    print(f"Training from nothing, {os.cpu_count()} cores; seconds")
    with tempfile.TemporaryDirectory() as folder:
        ours = _train_ours(Path(folder))
    print(f"  {'rolecall train':28} {ours:7.1f}", flush=True)
    if not alone:
        stock = train_stock()
        print(f"  {NAME:28} {stock:7.1f}")
        print(f"  ratio {ours / stock:.2f}")
    return verdict("seconds", ours, TARGET)


def _train_ours(folder: Path) -> float:
    """Seconds that it takes in a copy of the project without models or Rasa's cache."""
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, folder / part)
    command = [sys.executable, "-c", "from bot.cli.main import main; main()", "train"]
    environment = {**os.environ, "ROLECALL_HOME": str(folder), "PYTHONPATH": str(folder)}
    began = time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - began
    made = sorted(file.name for file in (folder / "models").iterdir())
    if "rolecall.tar.gz" not in made or len(made) < 4:
        sys.exit(f"The copy of the project did not train on its own; it has {made}.")
    return seconds
