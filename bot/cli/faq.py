"""`rolecall faq`: a recruiter's approved answers, and the suites that test what is answered."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "add": "Approve an answer for a posting, a company, or all.",
    "list": "List the approved answers.",
    "remove": "Take an approved answer out.",
    "test": "Ask the questions of a suite, and say what passed, failed and changed.",
}


class FaqCommands(click.Group):
    """Finds a subcommand's module when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"bot.cli.faq_{cmd_name}"), f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group("faq", cls=FaqCommands)
def faq_command() -> None:
    """Keep a recruiter's approved answers, and test what is answered.

    An approved answer goes before what the posting says: one for the posting first, then one for its company, then one
    for all.

    \b
    Examples:
      rolecall faq add --all --facet drug_test --answer "We do not test for drugs." --owner Kim
      rolecall faq list --company "Corner Mill"
      rolecall faq remove 3
      rolecall faq test answers.yml --junit report.xml
    """
