"""Postings that `rolecall import` reads and saves in a second, on all cores, against one process; and its memory.

The program itself is run, its start included, on postings made of the samples: their titles and places, with texts of
3,000 characters that state as much as real ones do. No text comes twice as it is. Memory is the most that all
processes of a run held together.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from bench.facts import LENGTH, dense_texts
from bench.figures import verdict
from bench.servers import ROOT
from bot.importers.pool import cores

FEW, MANY = 2_000, 20_000
TARGET = 1000 / 300
"""Milliseconds that a posting takes at most, on two cores."""
GROWTH = 1.25
"""How much more memory ten times as many postings may take; a feed's ids are kept while it is imported."""
WATCHED_EACH = 0.25
"""Seconds between two looks at the memory."""
_PROPORTIONAL = re.compile(r"^Pss: *(\d+)", re.M)


class Run(NamedTuple):
    """What an import took."""

    seconds: float
    megabytes: float


def main(arguments: list[str]) -> bool:
    """Measures and prints; gives whether the targets are met."""
    parser = argparse.ArgumentParser(prog="python -m bench importing", description=__doc__)
    parser.add_argument("--postings", type=int, default=MANY, help="how many the large import has")
    many = parser.parse_args(arguments).postings
    print(f"imports of postings of {LENGTH:,} characters on {cores()} cores")
    with tempfile.TemporaryDirectory() as folder:
        few = _measured(Path(folder), FEW, cores())
        alone = _measured(Path(folder), FEW, 1)
        large = _measured(Path(folder), many, cores())
    print(f"  one process takes {alone.seconds / few.seconds:.2f} times as long")
    met = verdict("milliseconds a posting", large.seconds / many * 1000, TARGET)
    return verdict("memory, large import to small", large.megabytes / few.megabytes, GROWTH) and met


def _measured(folder: Path, count: int, jobs: int) -> Run:
    feed, store = folder / f"{count}.jsonl", folder / f"{count}-{jobs}.db"
    if not feed.exists():
        _write(feed, count)
    run = _run("import", "--quiet", "--db", f"sqlite:///{store}", "--jobs", str(jobs), str(feed))
    name = "rolecall import" if jobs > 1 else "one process"
    print(f"  {name:16} {count:7,} postings: {count / run.seconds:5.0f} a second, {run.megabytes:5.0f} MB")
    return run


def _run(*arguments: str) -> Run:
    began = time.monotonic()
    command = [str(Path(sys.executable).parent / "rolecall"), *arguments]
    with subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL) as program:
        most = 0.0
        while program.poll() is None:
            most = max(most, _held(program.pid))
            time.sleep(WATCHED_EACH)
    if program.returncode:
        raise SystemExit(f"rolecall import ended with status {program.returncode}.")
    return Run(time.monotonic() - began, most)


def _held(session: int) -> float:
    """Megabytes that the processes of a session hold; what several share is counted once."""
    kilobytes = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if int((process / "stat").read_text().rsplit(")", 1)[1].split()[3]) == session:
                kilobytes += int(_PROPORTIONAL.findall((process / "smaps_rollup").read_text())[0])
        except (FileNotFoundError, ProcessLookupError, IndexError):
            continue  # it has just ended
    return kilobytes / 1024


def _write(path: Path, count: int) -> None:
    """A feed of so many postings, the same each time."""
    chance = random.Random(count)
    lines = [line for one in (ROOT / "data" / "samples").glob("*.jsonl") for line in one.read_text("utf8").splitlines()]
    samples = sorted((json.loads(line) for line in lines), key=lambda sample: str(sample["id"]))
    texts = [text.split("\n") for text in dense_texts()]
    with path.open("w", encoding="utf8") as feed:
        for number in range(count):
            title, place, text = chance.choice(samples), chance.choice(samples), chance.choice(texts)
            turned = chance.randrange(len(text))
            record = {
                "id": f"bench-{number}",
                "title": title["title"],
                "company": place.get("company"),
                "location": place.get("location"),
                "description": "\n".join([*text[turned:], *text[:turned]]),
            }
            feed.write(json.dumps(record) + "\n")
