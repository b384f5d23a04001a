"""`rolecall import` says what it did, and its exit status tells the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import import_ as command
from bot.importers.report import Report, Unchanged

POSTING = '{"id": "mill-%d", "title": "Baker", "description": "Bake from 3 a.m."}\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ROLECALL_DB", f"sqlite:///{tmp_path}/postings.db")
    return tmp_path


def run(*arguments: object, given: str | None = None) -> Result:
    return CliRunner().invoke(command.import_command, [str(argument) for argument in arguments], input=given)


def test_it_ends_with_the_count(folder: Path) -> None:
    path = folder / "mill.jsonl"
    path.write_text(POSTING % 1 + "oops\n" + POSTING % 2, encoding="utf8")
    first = run(path)
    assert first.exit_code == 0
    assert f"skipped {path}:2: is not JSON" in first.output
    assert first.output.endswith("2 new, 0 changed, 0 same, 1 skipped\n")
    assert run(path).output.endswith("0 new, 0 changed, 2 same, 1 skipped\n")


def test_only_the_first_skipped_rows_are_shown(folder: Path) -> None:
    path = folder / "mill.jsonl"
    path.write_text(POSTING % 1 + "oops\n" * 30, encoding="utf8")
    assert "and 10 more (--verbose shows all)" in run(path).output
    assert run(path, "--verbose").output.count("skipped /") == 30
    assert run(path, "--quiet").output == "0 new, 0 changed, 1 same, 30 skipped\n"


def test_nothing_to_import_is_a_failure(folder: Path) -> None:
    path = folder / "notes.txt"
    path.write_text("Buy flour.", encoding="utf8")
    result = run(path)
    assert result.exit_code == 1
    assert "failed: " in result.output
    assert "--format NAME" in result.output


def test_the_report_as_json_from_standard_input(folder: Path) -> None:
    result = run("-", "--json", "--format", "jsonl", given=POSTING % 1 + "{}\n")
    assert result.exit_code == 0
    report = json.loads(result.output)
    assert (report["new"], report["failed"], report["stopped_at"]) == (1, [], None)
    assert report["skipped"][0]["line"] == 2
    assert report["skipped"][0]["source"] == "standard input"


def test_private_addresses_need_leave(folder: Path) -> None:
    result = run("http://127.0.0.1:9/feed.json")
    assert result.exit_code == 1
    assert "--allow-private" in result.output


def test_ctrl_c_says_that_nothing_of_the_file_was_imported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "import_paths", lambda *_, **__: Report(new=3, stopped_at="b.jsonl"))
    result = run("a.jsonl", "b.jsonl")
    assert result.exit_code == 130
    assert "Stopped. Nothing of b.jsonl was imported." in result.output


def test_full_closes_what_is_missing(folder: Path) -> None:
    path = folder / "mill.jsonl"
    path.write_text("".join(POSTING % number for number in range(5)), encoding="utf8")
    run(path)
    path.write_text("".join(POSTING % number for number in range(3)), encoding="utf8")
    assert run("--full", path).output.endswith("0 new, 0 changed, 3 same, 0 skipped, 2 closed\n")
    path.write_text(POSTING % 1, encoding="utf8")
    refused = run("--full", path)
    assert refused.exit_code == 1
    assert "gives 1 postings where it gave 3 that are open" in refused.output
    report = json.loads(run("--full", "--force", "--json", path).output)
    assert (report["closed"], report["unchanged"]) == (2, [])


def test_what_has_not_changed_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unchanged = Unchanged("https://mill.example/jobs", "2026-11-20", 3)
    monkeypatch.setattr(command, "import_paths", lambda *_, **__: Report(same=3, unchanged=[unchanged]))
    result = run("https://mill.example/jobs")
    assert result.exit_code == 0
    assert "https://mill.example/jobs: not changed since 2026-11-20\n" in result.output


def test_help_has_an_example() -> None:
    assert "rolecall import https://" in run("--help").output
