#!/usr/bin/env python3
"""Reads the facts of every posting in the given files and checks that each quote stands where it says.

`check_facts.py FILE...` takes files of postings, a JSON object a line, packed with gzip or not. It prints what it read,
names each failure with its file and line, and ends with status 1 when there is any.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.errors import InputError  # noqa: E402
from bot.facts.read import read_facts  # noqa: E402
from bot.text import fields_of  # noqa: E402
from bot.text.posting import posting_of  # noqa: E402

LONGEST = 400
"""Characters of a quote at most (contract, section 1)."""


def main(paths: list[str]) -> int:
    """Checks the files; gives the exit status, 2 when there are none to check."""
    if not paths:
        print(__doc__)
        return 2
    count: Counter[str] = Counter()
    facets: Counter[str] = Counter()
    for path in map(Path, paths):
        for number, record in _records(path):
            count["postings"] += 1
            for failure in _failures(record, facets, count):
                count["failures"] += 1
                print(f"{path}:{number}: {failure}")
    print(
        f"{count['postings']} postings, {sum(facets.values())} facts of {len(facets)} facets, "
        f"{count['refused']} records refused, {count['failures']} failures"
    )
    return 1 if count["failures"] or not count["postings"] else 0


def _records(path: Path) -> Iterator[tuple[int, Any]]:
    """The decoded lines of a file, each with its number."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield number, json.loads(line)


def _failures(record: Any, facets: Counter[str], count: Counter[str]) -> Iterator[str]:
    """What is wrong with the facts of a record; one that is no posting is counted as refused."""
    try:
        posting = posting_of(record)
    except InputError:
        count["refused"] += 1
        return
    try:
        fields = fields_of(posting)
        facts = read_facts(fields)
    except Exception as error:  # Whatever it is, the other postings are to be checked too.
        yield f"{posting.id}: {type(error).__name__}: {error}"
        return
    for fact in facts:
        facets[fact.facet] += 1
        if fields.get(fact.field, "")[fact.start : fact.end] != fact.quote:
            yield f"{posting.id}: {fact.facet}: the quote is not at {fact.field}[{fact.start}:{fact.end}]"
        if not 0 < len(fact.quote) <= LONGEST:
            yield f"{posting.id}: {fact.facet}: a quote of {len(fact.quote)} characters"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
