"""Imports sources into the store: loudly per source, softly per row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Optional

from bot.errors import InputError, RolecallError
from bot.importers.detect import UnknownFormatError, Wanted, format_of
from bot.importers.format import Format
from bot.importers.report import Failure, Report, Skip
from bot.importers.row import Found
from bot.importers.source import Source, named, opened
from bot.postings.store import PostingStore
from bot.text.posting import Posting

BATCH = 100
"""Postings that are handed to the store at a time."""

Progress = Callable[[str, int, Optional[int]], None]
"""Told (source, rows done, rows in all); None in all while the source is still being read."""


def silent(source: str, done: int, total: Optional[int]) -> None:
    """A progress that shows nothing."""


def import_paths(
    store: PostingStore,
    sources: Sequence[str],
    progress: Progress = silent,
    *,
    format: Wanted = None,
    allow_private: bool = False,
) -> Report:
    """Files, folders, addresses and `-` into the store, each file in a transaction of its own.

    A source that cannot be used is reported as failed and the others still go in; of a folder, files of no known
    format are skipped. Ctrl-C ends the run with what is complete; the report says where.
    """
    report = Report()
    for argument in sources:
        name = argument
        try:
            names = named(argument)
            for name in names:
                try:
                    with opened(name, allow_private=allow_private) as source:
                        _import(store, source, format, report, progress)
                except UnknownFormatError as error:
                    if names == [argument]:
                        raise
                    reason = str(error).removeprefix(f"{name} ").partition(": ")[0]
                    report.skipped.append(Skip(name, None, "file", reason))
                except RolecallError as error:
                    report.failed.append(Failure(name, str(error)))
        except RolecallError as error:
            report.failed.append(Failure(name, str(error)))
        except KeyboardInterrupt:
            report.stopped_at = name
            break
    return report


def _import(store: PostingStore, source: Source, wanted: Wanted, report: Report, progress: Progress) -> None:
    progress(source.name, 0, None)
    chosen = format_of(source, wanted)
    skips, last = _survey(source, chosen)
    report.skipped += skips
    if not last:
        why = f" All {len(skips):,} rows were skipped; the first: {skips[0].reason}." if skips else ""
        raise InputError(f"{source.name} gives no posting as {chosen.says}.{why}")
    outcomes: Counter[str] = Counter()
    rows = (row for row in chosen.read(source) if isinstance(row, Found) and last.get(row.posting.id) == row.number)
    with store.writing() as writer:
        while batch := list(islice(rows, BATCH)):
            postings = [row.posting for row in batch if not (row.teaser and _has_more(store, row.posting))]
            outcomes.update(writer.save_all(postings))
            outcomes["same"] += len(batch) - len(postings)
            progress(source.name, sum(outcomes.values()), len(last))
    report.new += outcomes["new"]
    report.changed += outcomes["changed"]
    report.same += outcomes["same"]


def _survey(source: Source, chosen: Format) -> tuple[list[Skip], dict[str, int]]:
    """(what is skipped, the row to take for each id): the last, save that a full text goes before a teaser.

    Reading twice keeps memory flat and the transaction short, and nothing is written before all of it was seen.
    """
    skips: list[Skip] = []
    last: dict[str, int] = {}
    full: set[str] = set()
    for row in chosen.read(source):
        if not isinstance(row, Found):
            skips.append(Skip(source.name, row.number, chosen.unit, row.reason))
            continue
        key = row.posting.id
        dropped = last.get(key)
        if dropped is not None and row.teaser and key in full:
            dropped = row.number
        else:
            last[key] = row.number
        if not row.teaser:
            full.add(key)
        if dropped is not None:
            reason = f"the id '{key}' comes again at {chosen.unit} {last[key]}, which was taken instead"
            skips.append(Skip(source.name, dropped, chosen.unit, reason))
    return skips, last


def _has_more(store: PostingStore, teaser: Posting) -> bool:
    """Whether the store has a longer text: the full one, from its own page, which first words do not replace."""
    stored = store.get(teaser.id)
    return stored is not None and len(stored.fields.get("description", "")) > len(teaser.description)
