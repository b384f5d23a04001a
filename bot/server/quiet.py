"""Keeps Rasa's log to what an operator can act on; LOG_LEVEL (Rasa's own variable) asks for more."""

from __future__ import annotations

import logging
import os


def quieten() -> None:
    """Sets the log levels, as Rasa's own command line does before anything else."""
    level = logging.getLevelName(os.environ.get("LOG_LEVEL", "WARNING").upper())
    os.environ.setdefault("LOG_LEVEL", "ERROR")  # below it Rasa draws progress bars of its own
    import rasa.utils.log_utils
    from rasa.utils.common import configure_library_logging

    logging.basicConfig(level=level)
    logging.getLogger().setLevel(level)
    rasa.utils.log_utils.configure_structlog(level)
    configure_library_logging()
