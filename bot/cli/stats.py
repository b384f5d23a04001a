"""`rolecall stats`: what the store holds, in figures."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any, Optional

import click

from bot.cli.options import store_option

WIDTH = 40
"""Characters of a name."""


@click.command("stats")
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def stats_command(db: Optional[str], as_json: bool) -> None:
    """Say what the store holds: postings open, closed and hidden; feeds and their age; days; names; facets.

    \b
    Examples:
      rolecall stats
      rolecall stats --db sqlite:///jobs.db --json
    """
    from bot.postings.statistics import statistics
    from bot.postings.store import PostingStore

    store = PostingStore.open(db)
    try:
        found = statistics(store, datetime.now(timezone.utc).date())
    finally:
        store.close()
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        _print(found)


def _print(found: dict[str, Any]) -> None:
    held = found["postings"]
    click.echo(f"Store: {found['engine']}, {found['bytes'] / 2**20:,.1f} MiB")
    if not held["all"]:
        click.echo("It is empty; `rolecall import` fills it.")
        return
    kinds = ", ".join(f"{held[kind]:,} {kind}" for kind in ("open", "expired", "closed", "hidden"))
    click.echo(f"Postings: {kinds}")
    in_field, shown = held["pay_in_field"], held["open"] + held["expired"]
    paid = in_field + held["pay_in_text"]
    click.echo(f"State pay: {paid:,} ({_percent(paid, shown)}), {in_field:,} of them in a field of their own")
    click.echo("Feeds:")
    for feed in found["feeds"]:
        age = "today" if not feed["age"] else f"{feed['age']} days ago" if feed["age"] > 1 else "yesterday"
        said = f"{feed['open']:,} open, {feed['closed']:,} closed, imported {feed['imported']} ({age})"
        click.echo(f"  {_short(feed['feed'] or 'no feed named')}  {said}")
    _table("Days:", found["by_day"].items())
    _table("Titles:", found["titles"])
    _table("Companies:", found["companies"])
    _table("Places:", found["places"])
    facets = found["facets"]
    shares = [(facet, f"{share:.1%}") for facet, share in facets["shares"].items()]
    _table(f"Facets, of {facets['drawn']:,} postings:", shares)


def _table(heading: str, rows: Any) -> None:
    if rows:
        click.echo(heading)
    for name, value in rows:
        click.echo(f"  {_short(name)}  {value if isinstance(value, str) else f'{value:,}':>9}")


def _short(name: str) -> str:
    return f"{name if len(name) <= WIDTH else name[: WIDTH - 1] + '…':{WIDTH}}"


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "none"
