"""The lock files hold what `pyproject.toml` asks for, with hashes, and name no package index."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WANTED = re.findall(r'^  "([A-Za-z0-9-]+)[=<>]', (ROOT / "pyproject.toml").read_text(encoding="utf8"), re.MULTILINE)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_locked_package_has_hashes_and_no_address(name: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf8")
    pinned = re.findall(r"^[a-z0-9-]+==\S+ \\\n    --hash=sha256:", lock, re.MULTILINE)
    assert len(pinned) > 100
    assert len(pinned) == len(re.findall(r"^[a-z0-9-]+==", lock, re.MULTILINE))
    assert "://" not in lock and "index-url" not in lock


def test_the_runtime_lock_is_part_of_the_development_lock() -> None:
    run, dev = (
        set(re.findall(r"^([a-z0-9-]+==\S+)", (ROOT / name).read_text(encoding="utf8"), re.MULTILINE))
        for name in ("requirements.txt", "requirements-dev.txt")
    )
    assert run <= dev


def test_every_dependency_is_locked() -> None:
    dev = (ROOT / "requirements-dev.txt").read_text(encoding="utf8")
    assert len(WANTED) > 15
    assert [name for name in WANTED if not re.search(rf"^{name.lower()}==", dev, re.MULTILINE)] == []
