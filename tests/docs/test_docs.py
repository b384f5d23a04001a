"""The documents are true: links lead somewhere, and the commands they name exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "data").rglob("*.md")]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf8")):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (document.parent / target).exists(), f"{document.name} links to {target}, which is not there"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_exist(document: Path) -> None:
    text = document.read_text(encoding="utf8")
    for name in re.findall(r"(?:^|[`/| ])rolecall ([a-z]+)\b", text, re.MULTILINE):
        assert name in COMMANDS or f"`rolecall {name}`" not in text, f"{document.name} names `rolecall {name}`"
    makefile = (ROOT / "Makefile").read_text(encoding="utf8")
    for name in re.findall(r"\bmake ([a-z]+)\b", text):
        if f"`make {name}`" in text or f"    make {name}" in text:
            assert re.search(rf"^{name}:", makefile, re.MULTILINE), f"{document.name} names make {name}"


def test_every_decision_is_listed() -> None:
    listed = (ROOT / "docs/decisions/README.md").read_text(encoding="utf8")
    for file in (ROOT / "docs/decisions").glob("*.md"):
        assert file.name == "README.md" or f"({file.name})" in listed
