"""`rolecall faq remove`: takes an approved answer out."""

from __future__ import annotations

import shlex
from typing import Any, Optional

import click

from bot.cli.options import store_option
from bot.errors import InputError


@click.command("remove")
@click.argument("number", metavar="ID", type=int)
@store_option
@click.option("--yes", "-y", is_flag=True, help="Do not ask before.")
def remove_command(number: int, db: Optional[str], yes: bool) -> None:
    """Take an approved answer out, and say how to put it back.

    \b
    Examples:
      rolecall faq remove 3
      rolecall faq remove 3 --yes
    """
    from bot.postings.approved import ApprovedAnswers
    from bot.postings.store import PostingStore

    store = PostingStore.open(db)
    try:
        approved = ApprovedAnswers(store)
        answer = next((one for one in approved.all() if one.id == number), None)
        if answer is None:
            raise InputError(f"there is no approved answer {number}; `rolecall faq list` shows them")
        whose = answer.posting_id or answer.company or "all"
        click.echo(f"{number}, for {whose}, {answer.facet or ' / '.join(answer.questions)}: {answer.text}")
        if not yes:
            click.confirm("Remove it?", abort=True)
        approved.remove(number)
    finally:
        store.close()
    click.echo(f"Removed. To put it back:\n  {_undo(answer)}")


def _undo(answer: Any) -> str:
    """The command that adds the answer again."""
    whose = ["--posting", answer.posting_id] if answer.posting_id else ["--company", answer.company]
    words = ["rolecall", "faq", "add", *(["--all"] if answer.scope == "all" else whose)]
    words += ["--facet", answer.facet] if answer.facet else []
    words += [word for question in answer.questions for word in ("--question", question)]
    words += ["--answer", answer.text, "--owner", answer.owner]
    words += ["--expires", answer.expires_on.isoformat()] if answer.expires_on else []
    return shlex.join(words)
