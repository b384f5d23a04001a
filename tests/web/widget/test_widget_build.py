"""The committed widget is what its sources build, is small enough, and is told with its hash."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
import subprocess
from base64 import b64encode
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.main import main

WEB = Path(__file__).resolve().parents[3] / "bot" / "web"
COMMITTED = WEB / "rolecall.js"
SOURCES = WEB / "widget"
MARKUP = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\.style\b")
MOST = 25 * 1024
"""Bytes, as sent with gzip."""


def run(*command: str, folder: Path) -> str:
    """What a command prints; the test fails, and does not pass over, where Node.js is missing."""
    if shutil.which(command[0]) is None:
        pytest.fail(f"{command[0]} is not installed; this test builds the widget anew: apt-get install nodejs npm")
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}"
    return done.stdout


def test_the_committed_file_is_what_the_sources_build(tmp_path: Path) -> None:
    copy = tmp_path / "widget"
    shutil.copytree(SOURCES, copy, ignore=shutil.ignore_patterns("node_modules"))
    run("npm", "ci", folder=copy)
    said = run("npm", "run", "build", folder=copy)
    built = (tmp_path / "rolecall.js").read_bytes()
    assert built == COMMITTED.read_bytes(), "bot/web/rolecall.js is old: `npm ci && npm run build` in bot/web/widget"
    assert f"sha384-{b64encode(hashlib.sha384(built).digest()).decode()}" in said


def test_it_weighs_at_most_25_kb() -> None:
    assert len(gzip.compress(COMMITTED.read_bytes(), 9)) <= MOST


def test_it_makes_no_markup_and_runs_no_text() -> None:
    for source in (SOURCES / "src").glob("*.js"):
        found = MARKUP.search(source.read_text("utf-8"))
        assert found is None, f"{source.name}: {found}"


def test_every_text_is_used_and_every_text_used_is_there() -> None:
    sources = {path.name: path.read_text("utf-8") for path in (SOURCES / "src").glob("*.js")}
    texts = sources.pop("texts.en.js")
    keys = set(re.findall(r"^  (\w+):", texts, re.MULTILINE))
    code = "\n".join(sources.values())
    unused = {key for key in keys if not re.search(rf'"{key}"|^      {key}:', code, re.MULTILINE)}
    assert not unused
    assert set(re.findall(r'\bt\("(\w+)"', code)) <= keys


def test_no_host_of_packages_is_in_the_lock_file() -> None:
    lock = (SOURCES / "package-lock.json").read_text("utf-8")
    assert "://" not in lock
    packages = json.loads(lock)["packages"].items()
    assert all("integrity" in package for path, package in packages if path)


def test_the_modules_do_what_they_say() -> None:
    tests = sorted(str(path) for path in Path(__file__).parent.glob("*.test.mjs"))
    assert tests
    run("node", "--test", *tests, folder=SOURCES)


def test_the_command_prints_the_tag_with_its_hash() -> None:
    result = CliRunner().invoke(main, ["widget", "--server", "https://chat.example.org/", "--title", 'Jobs "here"'])
    assert result.exit_code == 0
    digest = hashlib.sha384(COMMITTED.read_bytes()).digest()
    assert f'src="https://chat.example.org/rolecall.js?v={digest.hex()[:12]}"' in result.output
    assert f'integrity="sha384-{b64encode(digest).decode()}" crossorigin="anonymous"' in result.output
    assert 'data-title="Jobs &quot;here&quot;"' in result.output
    assert CliRunner().invoke(main, ["widget", "--server", "chat.example.org"]).exit_code == 2
