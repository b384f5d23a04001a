"""An import that is killed at any moment and repeated ends the same as an undisturbed one."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.cli.import_ import import_command
from bot.cli.main import main
from bot.importers import pool

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
KILLS = 20
TIMES = ("DATE", "DATETIME")
Import = Callable[[Path], list[str]]


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of three feeds, and a store that holds them as they were once: some texts differ, and one is gone."""
    folder = tmp_path_factory.mktemp("killed")
    for part in ("before", "feeds"):
        (folder / part).mkdir()
    for name in ("nursing", "office", "warehouse"):
        records = [json.loads(line) for line in (SAMPLES / f"{name}.jsonl").read_text(encoding="utf8").splitlines()[:9]]
        _write(folder / "feeds" / f"{name}.jsonl", records[1:])
        for record in records[4:6]:
            record["description"] += "\nAsk for Pat."
        _write(folder / "before" / f"{name}.jsonl", records[:6])
    # In this process: what is loaded now need not be loaded by each that is forked below.
    arguments = _importing(folder / "base.db", "--feed", "all", str(folder / "before"))
    assert CliRunner().invoke(import_command, arguments[1:]).exit_code == 0
    return folder


def _write(path: Path, records: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf8")


def _importing(store: Path, *arguments: str) -> list[str]:
    return ["import", "--quiet", "--db", f"sqlite:///{store}", *arguments]


def _command(arguments: list[str]) -> None:
    """The program itself."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.argv = ["rolecall", *arguments]
    main()


def _forked(arguments: list[str], kill_after: float | None = None) -> int | None:
    """The exit status of the program in a process of its own: -9 when it was killed after so many seconds."""
    process = multiprocessing.get_context("fork").Process(target=_command, args=(arguments,))
    process.start()
    process.join(kill_after)
    if kill_after is not None:
        process.kill()
    process.join()
    return process.exitcode


def _held(path: Path) -> dict[str, list[Any]]:
    """Everything that a store holds, by table: rows without times, and the indexes by word."""
    found: dict[str, list[Any]] = {}
    with sqlite3.connect(path) as store:
        tables = store.execute("SELECT name, type FROM pragma_table_list WHERE schema = 'main'").fetchall()
        for name, kind in tables:
            if kind == "virtual":
                store.execute(f"CREATE VIRTUAL TABLE temp.words_{name} USING fts5vocab(main, {name}, instance)")
                found[name] = store.execute(f"SELECT * FROM temp.words_{name}").fetchall()
            elif kind == "table" and not name.startswith("sqlite_"):
                columns = store.execute("SELECT name, type FROM pragma_table_info(?)", (name,)).fetchall()
                kept = [f'"{column}"' for column, type_ in columns if type_ not in TIMES]
                found[name] = store.execute(f"SELECT {', '.join(kept)} FROM {name}").fetchall()
    store.close()
    # how often it was written to is no part of what it holds
    found["store_state"] = [row for row in found["store_state"] if row[0] != "writes"]
    return {name: sorted(rows, key=repr) for name, rows in found.items()}


@pytest.mark.parametrize("full", [False, True], ids=["each file", "full"])
def test_killed_and_repeated_it_ends_the_same(work: Path, full: bool) -> None:
    def arguments(store: Path) -> list[str]:
        files = [str(path) for path in sorted((work / "feeds").iterdir())]
        return _importing(store, "--jobs", "1", *(["--full", "--feed", "all"] if full else []), *files)

    undisturbed = work / f"undisturbed-{full}.db"
    shutil.copy(work / "base.db", undisturbed)
    began = time.monotonic()
    assert _forked(arguments(undisturbed)) == 0
    took = time.monotonic() - began
    expected = _held(undisturbed)
    assert len(expected["posting"]) == 27 and len(expected["posting_version"]) >= 6
    chance, killed = random.Random(27), 0
    for number in range(KILLS // 2):
        store = work / f"killed-{full}-{number}.db"
        shutil.copy(work / "base.db", store)
        killed += _forked(arguments(store), chance.uniform(0, took)) == -signal.SIGKILL
        assert _forked(arguments(store)) == 0
        assert _held(store) == expected
    assert killed >= KILLS // 4, "it was killed while it ran"


def test_killed_while_several_processes_read(work: Path, tmp_path: Path) -> None:
    records = [json.loads(line) for line in (work / "feeds" / "office.jsonl").read_text(encoding="utf8").splitlines()]
    many = tmp_path / "many.jsonl"
    _write(many, [{**records[number % 8], "id": f"{number}"} for number in range(pool.FEWEST)])
    stores = [tmp_path / f"{name}.db" for name in ("undisturbed", "killed")]
    program = [sys.executable, "-c", "from bot.cli.main import main; main()"]
    commands = [[*program, *_importing(store, "--jobs", "2", str(many))] for store in stores]
    began = time.monotonic()
    subprocess.run(commands[0], check=True, stdout=subprocess.DEVNULL)
    took = time.monotonic() - began
    importer = subprocess.Popen(commands[1], stdout=subprocess.DEVNULL)
    time.sleep(took * 0.8)
    importer.kill()
    importer.wait()
    subprocess.run(commands[1], check=True, stdout=subprocess.DEVNULL)
    assert _held(stores[1]) == _held(stores[0])
