"""`rolecall faq test`: asks the questions of a suite."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Optional

import click

from bot.cli.options import store_option
from bot.errors import InputError

KEPT = Path(".rolecall") / "faq"
"""Where the last run of each suite is kept, in the project's folder."""


@click.command("test")
@click.argument("suite", metavar="SUITE.yml", type=click.Path(path_type=Path))
@store_option
@click.option("--junit", metavar="FILE", type=click.Path(path_type=Path), help="Write a report as JUnit XML too.")
@click.option("--quiet", "-q", is_flag=True, help="Print what failed and the last line only.")
def test_command(suite: Path, db: Optional[str], junit: Optional[Path], quiet: bool) -> None:
    """Ask the questions of a suite, and say what passed, failed and changed since the last run.

    They are answered as in a conversation, approved answers first. The exit status is 1 when a question fails.

    \b
    Examples:
      rolecall faq test data/samples/answers.yml
      rolecall faq test answers.yml --db sqlite:///jobs.db --junit report.xml
    """
    from bot.faq.history import History, changes
    from bot.faq.junit import write_junit
    from bot.faq.run import run_suite
    from bot.faq.suite import read_suite
    from bot.postings.current import existing_store
    from bot.server.project import project_root

    read = read_suite(suite)
    history = History(project_root() / KEPT, suite)
    results = []
    for result in run_suite(read, existing_store()):
        results.append(result)
        if not result.passed:
            said = f"\n   it said: {_one_line(result.said)}" if result.said else ""
            reasons = "".join(f"\n   {reason}" for reason in result.wrong)
            click.echo(f"FAILED {suite}, line {result.case.line}: {result.case.name}{reasons}{said}")
        elif not quiet:
            click.echo(f"passed {result.case.name}")
    last = history.last()
    if last is not None and not quiet:
        for change in changes(last, results):
            was = f"\n   was: {_one_line(change.before)}\n   now: {_one_line(change.now)}"
            click.echo(f"{change.what}: {change.name}{was if change.before or change.now else ''}")
    if junit:
        write_junit(junit, suite.name, results)
    try:
        history.keep(results)
    except InputError as error:
        click.echo(f"Note: {error}.", err=True)
    failed = sum(not result.passed for result in results)
    click.echo(f"{len(results) - failed} passed, {failed} failed; {_since(last, len(changes(last or {}, results)))}.")
    sys.exit(1 if failed else 0)


def _since(last: object, changed: int) -> str:
    if last is None:
        return "the first run of this suite"
    return f"{changed or 'nothing'} changed since the last run"


def _one_line(text: str) -> str:
    return " ".join(text.split())
