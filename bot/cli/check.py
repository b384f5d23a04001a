"""`rolecall check`: whether the store is sound, and its repair."""

from __future__ import annotations

import json
import sys
from typing import Any, Optional

import click

from bot.cli.options import store_option

NAMED = 5
"""Of what is wrong, so many are named."""


@click.command("check")
@store_option
@click.option("--repair", "repairing", is_flag=True, help="Make anew what is wrong, from the stored texts.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, which names all that is wrong.")
def check_command(db: Optional[str], repairing: bool, as_json: bool) -> None:
    """Check that the store is sound: texts, quotes of facts, index, names, twins.

    Prints what is wrong, and its exit status is 1 then. With --repair everything that follows from the texts is made
    anew; a posting without text is taken out, so import its feed again.

    \b
    Examples:
      rolecall check
      rolecall check --repair
    """
    from bot.postings.check import check
    from bot.postings.repair import repair
    from bot.postings.store import PostingStore

    store = PostingStore.open(db, repairing=repairing)
    lost: list[str] = []
    try:
        before = after = check(store)
        if repairing and before.problems:
            lost = repair(store)
            after = check(store)
    finally:
        store.close()
    if as_json:
        found = {name: list(of) for name, of in before.problems}
        left = {name: list(of) for name, of in after.problems}
        said = {"postings": after.postings, "facts": after.facts, "wrong": found, "left": left, "taken_out": lost}
        click.echo(json.dumps(said, ensure_ascii=False))
    else:
        _print(before, after, lost, repairing=repairing)
    sys.exit(1 if after.problems else 0)


def _print(before: Any, after: Any, lost: list[str], *, repairing: bool) -> None:
    for problem in before.problems:
        more = ", ..." if len(problem.of) > NAMED else ""
        click.echo(f"{problem}: {', '.join(problem.of[:NAMED])}{more}")
    if lost:
        click.echo(f"Taken out for want of their text: {', '.join(lost)}. Import their feeds again.")
    if after.problems:
        click.echo("Not everything could be repaired; import the feeds into a new store." if repairing
                   else "Repair it with: rolecall check --repair", err=True)  # fmt: skip
    else:
        click.echo(f"{'Repaired' if before.problems else 'Sound'}: {after.postings:,} postings, {after.facts:,} facts.")
