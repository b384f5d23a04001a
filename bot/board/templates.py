"""The board's templates. What postings and people say is escaped, wherever it is put."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.board.address import posting_path, search_path
from bot.board.json_ld import job_posting
from bot.board.posting import PostingPage
from bot.board.search import Listing, suggested
from bot.lexicon import lexicon
from bot.replies.cards import facts_line

FOLDER = Path(__file__).resolve().parents[1] / "web" / "board"


@cache
def templates() -> Environment:
    """The environment, with what templates may call."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(posting_path=posting_path, search_path=search_path, facts_line=facts_line)
    return made


def list_html(listing: Listing, today: date) -> str:
    """The page of a search."""
    values = {"listing": listing, "typed": listing.typed, "suggested": suggested() if not listing.typed else []}
    return _html("list.html", values, today)


def posting_html(page: PostingPage, today: date) -> str:
    """The page of a posting; of a closed one, that it is closed, and others like it."""
    if not page.posting.open:
        return _html("closed.html", {"page": page}, today)
    text = Markup(templates().get_template("text.html").render(blocks=page.text))
    data = job_posting(page.job, page.posting.fields, str(text))
    return _html("posting.html", {"page": page, "text": text, "data": data}, today)


def message_html(title: str, said: str, today: date) -> str:
    """A page that says why there is nothing else on it."""
    return _html("message.html", {"title": title, "said": said}, today)


def _html(name: str, values: dict[str, Any], today: date) -> str:
    page = {"typed": "", "today": today, "words": lexicon("reply_words"), **values}
    return templates().get_template(name).render(page)
