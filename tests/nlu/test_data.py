"""`rasa data validate --fail-on-warnings` passes, and warns of nothing but what docs/developers/nlu.md explains."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ABOUT_DATA = re.compile(r"UserWarning: (.*)|(?:WARNING|ERROR) +(rasa\.\S.*)")
"""Rasa says some of what it finds as Python warnings and some as lines of its log."""
EXPLAINED = re.compile(r"The utterance 'utter_\w+' is not used in any story or rule\.")


def test_rasa_data_validate_fails_on_no_warning_and_gives_only_explained_ones() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "rasa"), "data", "validate", "--fail-on-warnings"],
        cwd=ROOT,
        env={**os.environ, "RASA_TELEMETRY_ENABLED": "false", "LOG_LEVEL": "INFO"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said[-2000:]
    assert "No story structure conflicts found" in said, "the whole of the data was looked at"
    warnings = [first or second for first, second in ABOUT_DATA.findall(said)]
    assert [warning for warning in warnings if not EXPLAINED.match(warning)] == []


def test_the_explained_warning_is_in_the_guide() -> None:
    guide = (ROOT / "docs/developers/nlu.md").read_text(encoding="utf8")
    section = guide.split("## Warnings of rasa data validate")[1].split("\n## ")[0]
    assert "is not used in any story or rule" in section
