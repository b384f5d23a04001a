"""`rolecall facts`: what postings state."""

from __future__ import annotations

from typing import Any, TextIO

import click

from bot.cli.json_lines import answer_lines
from bot.cli.options import store_option


@click.command("facts")
@store_option
@click.argument("postings", type=click.File(encoding="utf8"), default="-")
def facts_command(postings: TextIO, db: str | None) -> None:
    """Reads a posting a line as JSON, writes {"id", "fields", "facts"} for each.

    Example: rolecall facts < postings.jsonl
    """
    from bot.facts.read import read_facts
    from bot.text.fields import fields_of
    from bot.text.posting import posting_of

    def reply(record: dict[str, Any]) -> dict[str, Any]:
        posting = posting_of(record)
        fields = fields_of(posting)
        return {"id": posting.id, "fields": fields, "facts": [fact.dict() for fact in read_facts(fields)]}

    answer_lines(postings, reply)
