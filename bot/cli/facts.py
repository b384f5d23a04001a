"""`rolecall facts`: what postings state."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Optional, TextIO

import click

from bot.cli.json_lines import answer_lines
from bot.cli.options import store_option
from bot.errors import InputError, RolecallError

if TYPE_CHECKING:
    from bot.facts.model import Fact

Read = tuple[str, dict[str, str], list["Fact"]]
"""A posting's id, its stored fields and its facts."""


@click.command("facts")
@store_option
@click.option("--explain", is_flag=True, help="Show the posting with the words that state each fact marked, to read.")
@click.option("--posting", "posting_id", metavar="ID", help="A posting of the store, instead of a file's.")
@click.argument("postings", type=click.File(encoding="utf8"), required=False)
def facts_command(postings: Optional[TextIO], db: Optional[str], explain: bool, posting_id: Optional[str]) -> None:
    """Reads a posting a line as JSON, writes {"id", "fields", "facts"} for each.

    With --explain it shows each posting instead: its words marked by facet and rule, and what was looked for and not
    found. Without a file it reads what is piped in.

    \b
    Examples:
      rolecall facts < postings.jsonl
      rolecall facts --explain postings.jsonl
      rolecall facts --explain --posting s-wh-tulsa-forklift-1
    """
    if posting_id is not None and postings is not None:
        raise click.UsageError("Name a posting of the store with --posting, or a file of postings, not both.")
    if posting_id is not None:
        found = _stored(posting_id)
        if explain:
            _show(*found)
        else:
            click.echo(json.dumps(_as_dict(*found), ensure_ascii=False))
        return
    lines: Iterable[str] = postings or click.open_file("-", encoding="utf8")
    if explain:
        _explain_lines(lines)
    else:
        answer_lines(lines, lambda record: _as_dict(*_read(record)))


def _read(record: Any) -> Read:
    from bot.facts.read import read_facts
    from bot.text.fields import fields_of
    from bot.text.posting import posting_of

    posting = posting_of(record)
    fields = fields_of(posting)
    return posting.id, fields, read_facts(fields)


def _stored(posting_id: str) -> Read:
    """A posting as the store holds it, with the facts that were read at its import."""
    from bot.postings.current import existing_store
    from bot.postings.engine import shown

    store = existing_store()
    found = store.get(posting_id) if store else None
    if found is None:
        where = f"the posting store {shown(store.url)}" if store else "the posting store, which is not there yet"
        raise InputError(
            f"There is no posting {posting_id!r} in {where}. Check its id, name another store with --db, "
            "or import it first: rolecall import FILE"
        )
    return found.posting_id, found.fields, found.facts


def _as_dict(posting_id: str, fields: dict[str, str], facts: list[Fact]) -> dict[str, Any]:
    return {"id": posting_id, "fields": fields, "facts": [fact.dict() for fact in facts]}


def _show(posting_id: str, fields: dict[str, str], facts: list[Fact]) -> None:
    from bot.cli.explain import explain, terminal

    explain(posting_id, fields, facts, terminal())


def _explain_lines(lines: Iterable[str]) -> None:
    """Shows each posting; a bad line is told with its number, and the program ends with status 1."""
    shown, failed = 0, False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found = _read(_decoded(line))
        except RolecallError as error:
            failed = True
            click.echo(f"line {number}: {error}", err=True)
            continue
        if shown:
            click.echo()
        _show(*found)
        shown += 1
    if failed:
        click.get_current_context().exit(1)
    if not shown:
        raise InputError(
            "There is no posting in what was handed in. It takes a posting a line as JSON, from a file "
            "(rolecall facts --explain jobs.jsonl), piped in, or one of the store (--posting ID)."
        )


def _decoded(line: str) -> Any:
    try:
        return json.loads(line)
    except ValueError as error:
        raise InputError(f"not a line of JSON: {error}; put each posting on a line of its own") from error
