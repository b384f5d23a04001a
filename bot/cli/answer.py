"""`rolecall answer`: answers questions about postings, which need not be in the store."""

from __future__ import annotations

from typing import Any, TextIO

import click

from bot.cli.json_lines import answer_lines, text_of
from bot.cli.options import store_option


@click.command("answer")
@store_option
@click.argument("questions", type=click.File(encoding="utf8"), default="-")
def answer_command(questions: TextIO, db: str | None) -> None:
    """Reads {"posting", "question"} a line, writes the answer with its evidence and the posting's stored fields.

    Answers that recruiters approved in the store, for that posting, its company or all, go first.

    Example: echo '{"posting": {"id": "1", "title": "Cook", "description": "Pay is $18 an hour."},
    "question": "what does it pay?"}' | rolecall answer
    """
    from bot.facts.read import read_facts
    from bot.faq.answer import answer_asked
    from bot.postings.approved import ApprovedAnswers
    from bot.postings.current import existing_store
    from bot.text.fields import fields_of
    from bot.text.posting import Posting, posting_of

    store = existing_store()
    approved = ApprovedAnswers(store) if store else None
    known: dict[str, tuple[Posting, dict[str, str], list[Any]]] = {}

    def reply(record: dict[str, Any]) -> dict[str, Any]:
        question = text_of(record, "question")
        posting = posting_of(record.get("posting"))
        if posting.id not in known or known[posting.id][0] != posting:
            fields = fields_of(posting)
            known.clear()  # questions about one posting come together; keep that one alone
            known[posting.id] = (posting, fields, read_facts(fields))
        _, fields, facts = known[posting.id]
        live = approved.live(posting.id, posting.company) if approved else []
        told = answer_asked(posting.id, fields, facts, question, approved=live)
        return {**told.answer.dict(), "fields": told.fields}

    answer_lines(questions, reply)
