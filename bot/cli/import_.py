"""`rolecall import`: postings from files, folders and addresses into the store."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Optional

import click

from bot.cli.options import store_option
from bot.importers.column_map import column_map
from bot.importers.csv_feed import with_columns
from bot.importers.detect import FORMATS
from bot.importers.options import Options, Progress, silent
from bot.importers.pool import cores
from bot.importers.report import Report
from bot.importers.run import import_paths

SHOWN = 20
"""Skipped rows that are printed without --verbose."""
NAMED = 40
"""Characters of a source's name beside its bar."""
STOPPED = 130
"""The exit status that shells give for Ctrl-C."""


@click.command("import")
@click.argument("sources", metavar="PATH_OR_URL...", nargs=-1, required=True)
@store_option
@click.option("--format", "format_name", metavar="NAME", type=click.Choice(list(FORMATS)),
              help=f"The format, where it is not recognised: {', '.join(FORMATS)}.")  # fmt: skip
@click.option("--columns", "map_path", metavar="MAP.yml", help="Read tables, their columns as this file says.")
@click.option("--allow-private", is_flag=True, help="Fetch from addresses inside the own network as well.")
@click.option(
    "--feed", metavar="NAME", help="The name under which the store knows this feed, instead of its path or address."
)
@click.option("--full", is_flag=True, help="The feed is all there is: close what it brought before and brings no more.")
@click.option("--force", is_flag=True, help="With --full: believe a feed that has shrunk to less than half.")
@click.option("--again", is_flag=True, help="Fetch addresses that say that nothing has changed as well.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes that read at once. Default: one a core.")
@click.option("--quiet", "-q", is_flag=True, help="Print the last line only, and what failed.")
@click.option("--verbose", "-v", is_flag=True, help=f"Print every skipped row, not the first {SHOWN} only.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
def import_command(
    sources: tuple[str, ...],
    db: Optional[str],
    format_name: Optional[str],
    map_path: Optional[str],
    allow_private: bool,
    feed: Optional[str],
    full: bool,
    force: bool,
    again: bool,
    jobs: Optional[int],
    quiet: bool,
    verbose: bool,
    as_json: bool,
) -> None:
    """Import postings from files, folders, web addresses or standard input (-).

    Understood are JSON Lines, tables (CSV), web pages with schema.org JobPostings, the XML that job boards exchange,
    the JSON of Greenhouse, Lever, Ashby, Workday, SmartRecruiters, Recruitee, Comeet, Adzuna, Remotive, Himalayas and
    USAJOBS (or a board's address), and a job board's page copied as text; gzip too. The format is recognised by the
    content. It is safe to repeat: the same posting makes no second copy. Each file goes in as a whole or not at all.

    \b
    Examples:
      rolecall import postings.jsonl saved-page.txt
      rolecall import https://job-boards.greenhouse.io/acme
      rolecall import --full https://jobs.lever.co/acme
      cat feed.json | rolecall import - --format lever
    """
    from bot.postings.store import PostingStore

    chosen = with_columns(column_map(map_path)) if map_path else format_name
    options = Options(chosen, allow_private, feed, full, force, again, jobs or cores())
    store = PostingStore.open(db)
    try:
        with _progress(shown=not quiet and not as_json) as progress:
            report = import_paths(store, sources, progress, options)
    finally:
        store.close()
    if as_json:
        click.echo(json.dumps(report.as_dict(), ensure_ascii=False))
    else:
        _print(report, quiet=quiet, verbose=verbose)
    if report.stopped_at is not None:
        sys.exit(STOPPED)
    sys.exit(0 if report.succeeded else 1)


def _print(report: Report, *, quiet: bool, verbose: bool) -> None:
    if not quiet:
        shown = report.skipped if verbose else report.skipped[:SHOWN]
        for skip in shown:
            click.echo(f"skipped {skip}", err=True)
        if len(report.skipped) > len(shown):
            click.echo(f"and {len(report.skipped) - len(shown):,} more (--verbose shows all)", err=True)
    for failure in report.failed:
        click.echo(f"failed: {failure.reason}", err=True)
    for unchanged in report.unchanged:
        click.echo(str(unchanged), err=True)
    if report.stopped_at is not None:
        click.echo(f"Stopped. Nothing of {report.stopped_at} was imported.", err=True)
    click.echo(str(report))


@contextmanager
def _progress(*, shown: bool) -> Iterator[Progress]:
    """A bar for each source on a terminal, a line for each elsewhere."""
    if not shown:
        yield silent
    elif sys.stderr.isatty():
        with _bars() as show:
            yield show
    else:
        yield _lines


def _lines(source: str, done: int, total: Optional[int]) -> None:
    if total is not None and done == total:
        click.echo(f"{source}: {total:,} postings", err=True)


@contextmanager
def _bars() -> Iterator[Callable[[str, int, Optional[int]], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        tasks: dict[str, TaskID] = {}

        def show(source: str, done: int, total: Optional[int]) -> None:
            if source not in tasks:
                tasks[source] = bars.add_task(source if len(source) <= NAMED else f"…{source[-NAMED:]}", total=None)
            bars.update(tasks[source], completed=done, total=total)

        yield show
