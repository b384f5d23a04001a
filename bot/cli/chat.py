"""`rolecall chat`: the same bot in the terminal."""

from __future__ import annotations

import asyncio
import uuid
from typing import Any

import click

from bot.cli.options import store_option

PROMPT = "you> "


@click.command("chat")
@store_option
@click.option("--sender", default=None, help="Name of the conversation. Default: a new one.")
def chat_command(db: str | None, sender: str | None) -> None:
    """Chats in the terminal; a button is chosen by its letter, Ctrl-D leaves.

    Example: rolecall chat --db sqlite:///jobs.db
    """
    from bot.server.agent import load_agent
    from bot.server.model import model_path
    from bot.server.project import project_root

    click.echo("Loading ...", err=True)
    loop = asyncio.new_event_loop()
    agent = loop.run_until_complete(load_agent(model_path(project_root())))
    sender = sender or uuid.uuid4().hex
    payloads: dict[str, str] = {}
    message = "/greet"
    while True:
        replies = loop.run_until_complete(agent.handle_text(message, sender_id=sender)) or []
        payloads = _show(replies)
        said = _next_line()
        if said is None:
            break
        message = payloads.get(said.lower(), said)
    loop.close()


def _show(replies: list[dict[str, Any]]) -> dict[str, str]:
    """Prints replies as plain text, buttons with a letter each; returns the payload of each letter."""
    payloads: dict[str, str] = {}
    for reply in replies:
        if reply.get("text"):
            click.echo(reply["text"])
        for button in reply.get("buttons") or []:
            letter = chr(ord("a") + len(payloads))
            payloads[letter] = button.get("payload") or button["title"]
            click.secho(f"  [{letter}] {button['title']}", fg="cyan")
    return payloads


def _next_line() -> str | None:
    """What the user types next, without empty lines; None at the end of input."""
    while True:
        try:
            said = input(PROMPT).strip()
        except (EOFError, KeyboardInterrupt):
            click.echo()
            return None
        if said:
            return said
