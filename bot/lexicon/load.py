"""Loads a vocabulary once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.errors import SetupError

FOLDER = Path(__file__).parent


@cache
def lexicon(name: str) -> Any:
    """The decoded `bot/lexicon/NAME.yml`; `SetupError` when it is missing or is not YAML. Do not change the result."""
    path = FOLDER / f"{name}.yml"
    try:
        return yaml.load(path.read_text(encoding="utf8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError) as error:
        raise SetupError(f"the vocabulary {path.name} cannot be read: {error}") from error
