"""`rolecall faq add`: approves an answer."""

from __future__ import annotations

import getpass
from datetime import datetime
from typing import Optional

import click

from bot.cli.options import store_option


def _login_name() -> str:
    """The name of whoever runs the program; empty where the machine has none for it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


@click.command("add")
@store_option
@click.option("--posting", metavar="ID", help="The posting that it is for.")
@click.option("--company", metavar="NAME", help="The company whose postings it is for.")
@click.option("--all", "for_all", is_flag=True, help="It is for every posting.")
@click.option("--facet", metavar="FACET", help="What it answers, such as drug_test: every question about that.")
@click.option("--question", "questions", metavar="TEXT", multiple=True,
              help="Or a way of asking what it answers; say it again for more, three or four are good.")  # fmt: skip
@click.option("--answer", "text", metavar="TEXT", required=True, help="The answer, given word for word.")
@click.option("--owner", metavar="NAME", default=_login_name, show_default="your login name", help="Who stands for it.")
@click.option("--expires", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]),
              help="The last day on which it is given, as in 2027-06-30. Default: it does not expire.")  # fmt: skip
def add_command(
    posting: Optional[str],
    company: Optional[str],
    for_all: bool,
    facet: Optional[str],
    questions: tuple[str, ...],
    text: str,
    owner: str,
    expires: Optional[datetime],
    db: Optional[str],
) -> None:
    """Approve an answer for a posting, a company, or all.

    Name a facet, or one or more ways of asking, never both.

    \b
    Examples:
      rolecall faq add --all --facet drug_test --answer "We do not test for drugs." --owner Kim
      rolecall faq add --company "Corner Mill" --question "Can I bring my dog?" --question "Are dogs allowed?"
        --answer "Dogs are welcome in the office, not in the bakery." --owner Kim --expires 2027-06-30
      rolecall faq add --posting mill-1 --facet start_date --answer "You would start on June 1."
    """
    from bot.faq.approve import approve
    from bot.postings.approved import ApprovedAnswer
    from bot.postings.store import PostingStore

    if [bool(posting), bool(company), for_all].count(True) != 1:
        raise click.UsageError("Say whom the answer is for with one of --posting ID, --company NAME and --all.")
    store = PostingStore.open(db)
    try:
        answer = ApprovedAnswer(
            " ".join(text.split()),
            owner.strip(),
            posting_id=posting,
            company=company,
            facet=facet,
            questions=tuple(dict.fromkeys(" ".join(question.split()) for question in questions)),
            expires_on=expires.date() if expires else None,
        )
        number = approve(store, answer)
    finally:
        store.close()
    click.echo(f"Added as answer {number}. `rolecall faq remove {number}` takes it out.")
