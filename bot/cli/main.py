"""The `rolecall` command and its subcommands, each loaded only when it is called."""

from __future__ import annotations

import os
import warnings
from importlib import import_module
from typing import Any

# Before anything loads Rasa or TensorFlow: no telemetry, and no warnings that a user can do nothing about.
os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
_PASSED_OVER = (DeprecationWarning, PendingDeprecationWarning, FutureWarning)
_show_warning = warnings.showwarning


def _show(message: Any, category: type[Warning], *where: Any, **more: Any) -> None:
    # A filter does not do: Sanic sets one of its own when it is imported.
    if not issubclass(category, _PASSED_OVER):
        _show_warning(message, category, *where, **more)


warnings.showwarning = _show
warnings.filterwarnings("ignore", message="\\s*Slot auto-fill has been removed")  # said of every domain

import click  # noqa: E402

from bot.errors import RolecallError  # noqa: E402

COMMANDS = {
    "run": ("bot.cli.run", "Set up the sample postings and the model where needed, then serve."),
    "serve": ("bot.cli.serve", "Serve the chat page and the channels."),
    "widget": ("bot.cli.widget", "Print the script tag that puts the chat on a website."),
    "chat": ("bot.cli.chat", "Chat in the terminal."),
    "import": ("bot.cli.import_", "Import postings from files, folders or addresses."),
    "stats": ("bot.cli.stats", "Say what the store holds: how many postings, from where, of what."),
    "check": ("bot.cli.check", "Check that the store is sound, and repair it."),
    "train": ("bot.cli.train", "Train the model that understands messages."),
    "parse": ("bot.cli.parse", "Say what was understood of chat messages."),
    "facts": ("bot.cli.facts", "List what postings state, with the words that state it."),
    "answer": ("bot.cli.answer", "Answer questions about postings, with evidence."),
    "faq": ("bot.cli.faq", "Keep a recruiter's approved answers, and test what is answered."),
}
"""Where each subcommand is, and what it does in a line."""


class Commands(click.Group):
    """Finds a subcommand's module when it is called, so that `--help` does not wait for Rasa."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name][0]), f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, what) for name, (_, what) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except RolecallError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="rolecall")
def main() -> None:
    """A conversational job-search assistant that answers from the posting, with the sentence that proves it."""


if __name__ == "__main__":
    main()
