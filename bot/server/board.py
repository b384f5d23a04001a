"""The job board's addresses: / to search, /jobs/ID for a posting."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, file, html

from bot.board.posting import posting_page
from bot.board.search import listing
from bot.board.templates import list_html, message_html, posting_html
from bot.channels.settings import LONGEST_MESSAGE
from bot.errors import StoreError
from bot.postings.current import current_store

WEB = Path(__file__).resolve().parents[1] / "web" / "board"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
UNREADABLE = "The postings cannot be read just now. Try again in a minute."
UNKNOWN = "There is no posting at this address. It may have been taken out, or the address is not complete."

Answer = tuple[str, int]
"""A page and its status."""
Handler = Callable[..., Coroutine[Any, Any, HTTPResponse]]
logger = logging.getLogger(__name__)


def add_board(app: Sanic) -> None:
    """Serves the board over the store of this process."""
    for name in ("board.css", "board.js"):
        app.add_route(_file(WEB / name), f"/{name}", name=name.replace(".", "_"))
    app.add_route(_page(_list), "/", methods=("GET", "HEAD"), name="board")
    app.add_route(_page(_named), "/jobs", methods=("GET", "HEAD"), name="posting_named")
    app.add_route(_page(_posting), "/jobs/<quoted:path>", methods=("GET", "HEAD"), name="posting")


def _page(answer: Callable[..., Answer]) -> Handler:
    """A handler that lets `answer` read the store in a thread of its own, so that conversations go on meanwhile."""

    @wraps(answer)
    async def send(request: Request, **parts: Any) -> HTTPResponse:
        today = date.today()
        try:
            page, status = await asyncio.to_thread(answer, request, today, **parts)
        except StoreError as error:
            logger.error("The board could not read the store: %s", error)
            page, status = message_html("Out of order", UNREADABLE, today), 503
        return html(page, status, HEADERS)

    return send


def _list(request: Request, today: date) -> Answer:
    typed = " ".join(request.args.get("q", "").split())[:LONGEST_MESSAGE]
    number = request.args.get("page", "1")
    page = int(number) if number.isdecimal() and len(number) < 6 else 1
    return list_html(listing(current_store(), typed, request.args.getlist("without", []), page, today), today), 200


def _named(request: Request, today: date) -> Answer:
    return _of(request.args.get("id", ""), today)


def _posting(_: Request, today: date, quoted: str) -> Answer:
    return _of(unquote(quoted), today)


def _of(posting_id: str, today: date) -> Answer:
    page = posting_page(current_store(), posting_id, today) if "\0" not in posting_id else None
    if page is None:
        return message_html("No such posting", UNKNOWN, today), 404
    return posting_html(page, today), 200 if page.posting.open else 410


def _file(path: Path) -> Handler:
    async def send(_: Request) -> HTTPResponse:
        return await file(path, headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache"})

    return send
