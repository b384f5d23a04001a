"""Where the project's files are."""

from __future__ import annotations

import os
from pathlib import Path

from bot.errors import SetupError

CHECKOUT = Path(__file__).resolve().parents[2]
"""The folder above `bot/`, where a checkout has its `config.yml`."""


def project_root() -> Path:
    """The folder with `config.yml`: ROLECALL_HOME, else the current folder, else the checkout; `SetupError` if none."""
    named = os.environ.get("ROLECALL_HOME")
    for folder in [Path(named)] if named else [Path.cwd(), CHECKOUT]:
        if (folder / "config.yml").is_file() and (folder / "domain.yml").is_file():
            return folder
    raise SetupError("No config.yml and domain.yml found. Run rolecall in the project's folder, or set ROLECALL_HOME.")
