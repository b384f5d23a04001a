"""`rolecall faq list`: the approved answers."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import Any, Optional

import click

from bot.cli.options import store_option

PIPED_WIDTH = 160
"""Characters of the table's lines where it does not go to a terminal."""


@click.command("list")
@store_option
@click.option("--posting", metavar="ID", help="Only those for this posting.")
@click.option("--company", metavar="NAME", help="Only those for this company.")
@click.option("--all", "for_all", is_flag=True, help="Only those for every posting.")
@click.option("--facet", metavar="FACET", help="Only those for this facet.")
@click.option("--owner", metavar="NAME", help="Only those of this owner.")
@click.option("--expired", is_flag=True, help="Only those that have expired.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a line.")
def list_command(
    db: Optional[str],
    posting: Optional[str],
    company: Optional[str],
    for_all: bool,
    facet: Optional[str],
    owner: Optional[str],
    expired: bool,
    as_json: bool,
) -> None:
    """List the approved answers.

    \b
    Examples:
      rolecall faq list
      rolecall faq list --company "Corner Mill" --json
      rolecall faq list --expired
    """
    from bot.postings.approved import ApprovedAnswers
    from bot.postings.companies import company_key
    from bot.postings.store import PostingStore

    store = PostingStore.open(db)
    try:
        found = ApprovedAnswers(store).all()
    finally:
        store.close()
    today = date.today()
    kept = [
        answer
        for answer in found
        if (posting is None or answer.posting_id == posting)
        and (company is None or company_key(answer.company or "") == company_key(company))
        and (not for_all or answer.scope == "all")
        and (facet is None or answer.facet == facet)
        and (owner is None or answer.owner.casefold() == owner.casefold())
        and (not expired or answer.expired(today))
    ]
    if as_json:
        for answer in kept:
            click.echo(json.dumps(_as_dict(answer, today), ensure_ascii=False))
    elif kept:
        _print(kept, today)
    else:
        click.echo(
            "No approved answers fit." if found else "There are no approved answers yet; `rolecall faq add` adds one."
        )


def _as_dict(answer: Any, today: date) -> dict[str, Any]:
    return {
        "id": answer.id,
        "for": answer.scope,
        "posting": answer.posting_id,
        "company": answer.company,
        "facet": answer.facet,
        "questions": list(answer.questions),
        "answer": answer.text,
        "owner": answer.owner,
        "added_on": answer.added_on.isoformat(),
        "expires_on": answer.expires_on.isoformat() if answer.expires_on else None,
        "expired": answer.expired(today),
    }


def _print(answers: list[Any], today: date) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("ID", "For", "Answers", "With", "Owner", "Until", show_lines=True)
    for answer in answers:
        until = str(answer.expires_on or "")
        cells = (
            str(answer.id),
            answer.posting_id or answer.company or "all",
            answer.facet or "\n".join(answer.questions),
            answer.text,
            answer.owner,
            f"{until} (expired)" if answer.expired(today) else until,
        )
        table.add_row(*map(Text, cells))
    Console(file=sys.stdout, width=None if sys.stdout.isatty() else PIPED_WIDTH).print(table)
