"""An import is loud per source, soft per row, whole or not at all, and safe to repeat."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.importers import pool, run
from bot.importers.options import Options
from bot.importers.report import Report
from bot.importers.run import import_paths
from bot.postings.store import PostingStore

CASES = Path(__file__).parent / "cases"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PostingStore]:
    store = PostingStore.open(f"sqlite:///{tmp_path}/postings.db")
    yield store
    store.close()


def line(number: int, **fields: Any) -> str:
    record = {"id": f"mill-{number}", "title": "Baker", "company": "Corner Mill", "description": "Bake from 3 a.m."}
    return json.dumps({**record, **fields}) + "\n"


def counts(report: Report) -> tuple[int, int, int, int]:
    return report.new, report.changed, report.same, len(report.skipped)


def test_every_case_goes_in_and_a_repeat_changes_nothing(store: PostingStore, tmp_path: Path) -> None:
    for path in CASES.iterdir():
        if not path.name.endswith(".expected.json"):
            (tmp_path / "in" / path.name).parent.mkdir(exist_ok=True)
            (tmp_path / "in" / path.name).write_bytes(path.read_bytes())
    first = import_paths(store, [str(tmp_path / "in")])
    assert first.succeeded
    assert first.new > 10
    second = import_paths(store, [str(tmp_path / "in")])
    assert counts(second) == (0, 0, first.new, len(first.skipped))


def test_changed_text_is_a_new_version_of_the_same_posting(store: PostingStore, tmp_path: Path) -> None:
    path = tmp_path / "mill.jsonl"
    path.write_text(line(1) + line(2), encoding="utf8")
    assert counts(import_paths(store, [str(path)])) == (2, 0, 0, 0)
    path.write_text(line(1) + line(2, description="Bake from 4 a.m."), encoding="utf8")
    assert counts(import_paths(store, [str(path)])) == (0, 1, 1, 0)
    stored = store.get("mill-2")
    assert stored is not None
    assert stored.fields["description"] == "Bake from 4 a.m."


def test_a_bad_row_is_skipped_with_its_line_and_reason(store: PostingStore, tmp_path: Path) -> None:
    path = tmp_path / "mill.jsonl"
    path.write_text(line(1) + "{broken\n" + line(3), encoding="utf8")
    report = import_paths(store, [str(path)])
    assert counts(report) == (2, 0, 0, 1)
    assert str(report.skipped[0]).startswith(f"{path}:2: is not JSON: ")


def test_of_the_same_id_twice_the_last_wins_and_a_repeat_is_still_the_same(store: PostingStore, tmp_path: Path) -> None:
    path = tmp_path / "mill.jsonl"
    path.write_text(line(1, title="Old") + line(2) + line(1, title="Newer"), encoding="utf8")
    report = import_paths(store, [str(path)])
    assert counts(report) == (2, 0, 0, 1)
    assert str(report.skipped[0]) == f"{path}:1: the id 'mill-1' comes again at line 3, which was taken instead"
    stored = store.get("mill-1")
    assert stored is not None
    assert stored.fields["title"] == "Newer"
    assert counts(import_paths(store, [str(path)])) == (0, 0, 2, 1)


def test_a_source_that_fails_does_not_stop_the_others(store: PostingStore, tmp_path: Path) -> None:
    good, empty, useless = tmp_path / "good.jsonl", tmp_path / "empty.json", tmp_path / "useless.jsonl"
    good.write_text(line(1), encoding="utf8")
    empty.write_text('{"jobs": []}', encoding="utf8")
    useless.write_text('{"id": "a", "title": "b"}\n', encoding="utf8")
    report = import_paths(store, [str(empty), str(tmp_path / "missing"), str(useless), str(good)])
    assert counts(report) == (1, 0, 0, 1)
    assert not report.succeeded
    assert [failure.source for failure in report.failed] == [str(empty), str(tmp_path / "missing"), str(useless)]
    reasons = [failure.reason for failure in report.failed]
    assert "gives no posting" in reasons[0]
    assert "cannot be opened" in reasons[1]
    assert "All 1 rows were skipped; the first: posting field 'description'" in reasons[2]


def test_in_a_folder_files_of_no_known_format_are_skipped(store: PostingStore, tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    folder.mkdir()
    (folder / "a.jsonl").write_text(line(1), encoding="utf8")
    (folder / "notes.txt").write_text("Buy flour.", encoding="utf8")
    report = import_paths(store, [str(folder)])
    assert report.succeeded
    assert counts(report) == (1, 0, 0, 1)
    assert str(report.skipped[0]) == f"{folder}/notes.txt: is of no format that is understood"


def test_a_recommendation_does_not_replace_the_full_text(store: PostingStore, tmp_path: Path) -> None:
    full, other = tmp_path / "full.txt", tmp_path / "other.txt"
    head = "Baker\nCorner Mill\nTulsa, Oklahoma\n"
    full.write_text(
        f"Apply\n{head}Full time\n3 days ago\n\nBake forty loaves before dawn.\nReport job\n", encoding="utf8"
    )
    other.write_text(
        "Apply\nMiller\nCorner Mill\nTulsa, Oklahoma\n3 days ago\n\nGrind wheat.\nReport job\n"
        f"Other Job Recommendations:\n{head}Bake forty...\n3 days ago\n",
        encoding="utf8",
    )
    assert counts(import_paths(store, [str(full)])) == (1, 0, 0, 0)
    assert counts(import_paths(store, [str(other)])) == (1, 0, 1, 0)
    assert counts(import_paths(store, [str(full)])) == (0, 0, 1, 0)


def test_progress_tells_how_far_it_is(store: PostingStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "BATCH", 2)
    path = tmp_path / "mill.jsonl"
    path.write_text("".join(map(line, range(3))), encoding="utf8")
    told: list[tuple[int, int | None]] = []
    import_paths(store, [str(path)], lambda _, done, total: told.append((done, total)))
    assert told == [(0, None), (2, 3), (3, 3)]


def test_ctrl_c_leaves_nothing_of_the_current_file(
    store: PostingStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "BATCH", 2)
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    first.write_text(line(1), encoding="utf8")
    second.write_text("".join(map(line, range(2, 9))), encoding="utf8")

    def stop(source: str, done: int, total: int | None) -> None:
        if source == str(second) and done == 4:
            raise KeyboardInterrupt

    report = import_paths(store, [str(first), str(second)], stop)
    assert (report.new, report.stopped_at) == (1, str(second))
    assert store.get("mill-1") is not None
    assert store.get("mill-2") is None
    assert counts(import_paths(store, [str(second)])) == (7, 0, 0, 0)


def test_a_reading_process_that_dies_leaves_nothing_of_its_file(
    store: PostingStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, many = tmp_path / "few.jsonl", tmp_path / "many.jsonl"
    few.write_text(line(1), encoding="utf8")
    many.write_text("".join(map(line, range(2, 2 + pool.FEWEST))), encoding="utf8")
    monkeypatch.setattr(pool, "_entries", _die)
    report = import_paths(store, [str(many), str(few)], options=Options(jobs=2))
    assert (report.new, report.stopped_at) == (1, None)
    assert report.failed[0].reason.startswith(f"{many} was not imported: a process that read it was ended from outside")
    assert store.get("mill-2") is None
    monkeypatch.undo()
    assert import_paths(store, [str(many)], options=Options(jobs=2)).new == pool.FEWEST


def _die(_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


KILLED = """
import os, signal, sys
from bot.importers import pool, run
from bot.postings.store import PostingStore

def die(source, done, total):
    if done >= 4:
        os.kill(os.getpid(), signal.SIGKILL)

run.BATCH = 2
run.import_paths(PostingStore.open(sys.argv[1]), [sys.argv[2]], die)
"""


def test_after_a_kill_nothing_is_half_imported_and_a_repeat_ends_the_same(tmp_path: Path) -> None:
    url, path = f"sqlite:///{tmp_path}/postings.db", tmp_path / "mill.jsonl"
    path.write_text("".join(map(line, range(9))), encoding="utf8")
    done = subprocess.run([sys.executable, "-c", KILLED, url, str(path)], cwd=Path.cwd(), check=False)
    assert done.returncode == -signal.SIGKILL
    store = PostingStore.open(url)
    try:
        assert all(store.get(f"mill-{number}") is None for number in range(9))
        assert counts(import_paths(store, [str(path)])) == (9, 0, 0, 0)
    finally:
        store.close()
