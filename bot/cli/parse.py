"""`rolecall parse`: what is understood of chat messages."""

from __future__ import annotations

import asyncio
from typing import Any, TextIO

import click

from bot.cli.json_lines import answer_lines, text_of
from bot.cli.options import store_option


@click.command("parse")
@store_option
@click.argument("messages", type=click.File(encoding="utf8"), default="-")
def parse_command(messages: TextIO, db: str | None) -> None:
    """Reads {"text"} a line, writes {"text", "intent", "query"} for each.

    Example: echo '{"text": "night nurse in Tulsa, at least 35 an hour"}' | rolecall parse
    """
    from bot.server.agent import load_agent
    from bot.server.model import model_path
    from bot.server.project import project_root

    loop = asyncio.new_event_loop()
    agent = loop.run_until_complete(load_agent(model_path(project_root())))

    def reply(record: dict[str, Any]) -> dict[str, Any]:
        text = text_of(record, "text")
        parsed = loop.run_until_complete(agent.parse_message(text))
        reading = parsed.get("reading") or {}
        return {"text": text, "intent": parsed["intent"]["name"], "query": reading.get("query", {})}

    answer_lines(messages, reply)
    loop.close()
