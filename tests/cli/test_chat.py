"""`rolecall chat`: the same bot in the terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMAND = Path(sys.executable).parent / "rolecall"


def test_a_chat_greets_searches_takes_a_button_by_its_letter_and_ends(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path}/postings.db"
    subprocess.run([COMMAND, "import", "-q", "--db", store, "data/samples/warehouse.jsonl"], cwd=ROOT, check=True)
    done = subprocess.run(
        [COMMAND, "chat", "--db", store],
        cwd=ROOT,
        input="warehouse in Tulsa\na\n",
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    greeting, found, picked = done.stdout.split("you> ")[:3]
    assert "automated assistant" in greeting and "[a]" in greeting
    assert "1. " in found and "Tulsa, OK" in found and "[a] 1. " in found
    assert "Apply: https://" in picked
    assert "Traceback" not in done.stderr
