"""Two programs that write at once: one waits for the other, and nothing is lost or counted twice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bot.postings.store import PostingStore
from bot.query.model import Query

ROUNDS, EACH = 6, 5
WRITE = f"""
import sys
from bot.postings.store import PostingStore
from bot.text.posting import posting_of

def posting(number):
    return posting_of({{"id": f"n{{number}}", "title": f"Packer {{number}}", "company": "Acme",
                        "description": f"Pack boxes for {{sys.argv[2]}}."}})

store = PostingStore.open(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
for round in range({ROUNDS}):
    own = [posting(f) for f in range(round * {EACH}, (round + 1) * {EACH})]  # both write the same ids
    with store.writing(sys.argv[2]) as writer:
        for one in own:
            writer.save(one)
"""


def test_two_programs_write_the_same_postings(bare_address: str) -> None:
    """Not even the tables are there: both make them."""
    start = [sys.executable, "-c", WRITE, bare_address]
    root = Path(__file__).parents[2]
    programs = [
        subprocess.Popen([*start, feed], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                         cwd=root, text=True) for feed in ("north", "south")
    ]  # fmt: skip
    for program in programs:
        assert program.stdout is not None and program.stdout.readline() == "ready\n", program.communicate()
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    for program in programs:
        _, failure = program.communicate(timeout=120)
        assert program.returncode == 0, failure
    store = PostingStore.open(bare_address)
    postings = ROUNDS * EACH
    assert store.count(Query()) == store.count(Query(company=["Acme"])) == postings
    said = [store.count(Query(skills=[f"boxes for {feed}"])) for feed in ("north", "south")]
    assert sum(said) == postings, "the index has the words of one text of each"
    assert {found.version for number in range(postings) if (found := store.get(f"n{number}"))} == {2}
    store.close()
