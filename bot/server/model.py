"""The trained model: is it there, is it made from what is on disk now, and making it."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import logging
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Optional

from bot.errors import SetupError

MODEL = "rolecall.tar.gz"
SOURCES = "rolecall.sources.json"
MADE_FROM = (
    "config.yml",
    "domain.yml",
    "data/nlu",
    "data/stories",
    "data/rules",
    "data/responses",
    "bot/nlu",
    "bot/extract",
    "bot/query",
    "bot/facts/question.py",
    "bot/lexicon",
)
"""What a model is made from: training data, and the readers whose findings are features."""


def model_path(root: Path) -> Path:
    """Where the trained model is kept."""
    return root / "models" / MODEL


def why_stale(root: Path) -> Optional[str]:
    """Why the model has to be trained, in words; None when it is made from what is on disk now."""
    if not model_path(root).is_file():
        return "there is no trained model yet"
    try:
        trained = json.loads((root / "models" / SOURCES).read_text(encoding="utf8"))
    except (OSError, ValueError):
        return "it is not known what the model was made from"
    now = _fingerprints(root)
    changed = sorted(name for name in now.keys() | trained.keys() if now.get(name) != trained.get(name))
    if not changed:
        return None
    return f"{changed[0]} has changed" + (f", and {len(changed) - 1} more" if changed[1:] else "")


def train(root: Path, on_step: Callable[[str, int, int], None]) -> float:
    """Trains the model anew and returns the seconds it took; `on_step(what, done, total)` is told of each step.

    The old model stays in use until the new one is complete.
    """
    began = time.monotonic()
    sources = _fingerprints(root)
    on_step("loading Rasa", 0, 1)
    from bot.server.quiet import quieten

    quieten()
    import rasa.model_training
    from rasa.shared.exceptions import RasaException

    here = Path.cwd()
    os.chdir(root)  # config.yml names our own components, which Rasa finds from the project's folder
    try:
        steps = _steps(on_step, _trainable(root / "config.yml"))
        with steps, contextlib.redirect_stdout(io.StringIO()):  # Rasa prints the file's name, which we change
            result = rasa.model_training.train(
                domain="domain.yml",
                config="config.yml",
                training_files=["data"],
                output="models",
                fixed_model_name=f"{MODEL.removesuffix('.tar.gz')}.new",
                force_training=True,
            )
    except RasaException as error:
        raise SetupError(f"Training failed: {error}") from error
    except OSError as error:
        raise SetupError(f"Training could not write its files: {error}. Free some disk space and try again.") from error
    finally:
        os.chdir(here)
    if not result.model or result.code:
        raise SetupError("Training failed; `rasa data validate` says which phrase, rule or response is at fault.")
    from bot.facts.head import HEADS, head

    for name in HEADS:
        on_step(f"learning {name}", steps.total, steps.total)
        head(name)
    Path(root / result.model).replace(model_path(root))
    (root / "models" / SOURCES).write_text(json.dumps(sources, indent=1, sort_keys=True), encoding="utf8")
    return time.monotonic() - began


def _fingerprints(root: Path) -> dict[str, str]:
    """A digest of each file that the model is made from."""
    files = [
        file
        for name in MADE_FROM
        for file in ([root / name] if (root / name).is_file() else sorted((root / name).rglob("*")))
        if file.suffix in (".yml", ".py", ".txt") and "__pycache__" not in file.parts
    ]
    return {file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()[:16] for file in files}


def _trainable(config: Path) -> int:
    """How many components of a config learn something, each of which Rasa reports on."""
    import yaml
    from rasa.engine.recipes.default_recipe import DefaultV1Recipe

    parts = yaml.safe_load(config.read_text(encoding="utf8"))
    names = [part["name"] for part in parts["pipeline"] + parts["policies"]]
    return sum(DefaultV1Recipe._from_registry(name).is_trainable for name in names)


class _steps(logging.Handler):  # noqa: N801 - used as a context manager only
    """Turns Rasa's log of training steps into calls."""

    def __init__(self, on_step: Callable[[str, int, int], None], total: int) -> None:
        super().__init__(logging.INFO)
        self.total = total
        self._on_step, self._done = on_step, 0
        self._logger = logging.getLogger("rasa.engine.training.hooks")

    def __enter__(self) -> None:
        self._level, self._spreads = self._logger.level, self._logger.propagate
        self._logger.setLevel(logging.INFO)
        self._logger.propagate = False
        self._logger.addHandler(self)
        self._on_step("reading the training data", 0, self.total)

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)
        self._logger.setLevel(self._level)
        self._logger.propagate = self._spreads

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        name = message.split("'")[1] if "'" in message else "a component"
        if message.startswith("Finished"):
            self._done += 1
        self._on_step(f"training {name}", self._done, self.total)
