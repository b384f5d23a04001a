"""Where the board's pages are. An id may hold any character."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional
from urllib.parse import quote, urlencode, urlsplit

DOTS = (".", "..")
"""In a path these lead to other folders, however they are quoted."""


def posting_path(posting_id: str) -> str:
    """ "/jobs/ID", quoted."""
    return f"/jobs?{urlencode({'id': posting_id})}" if posting_id in DOTS else f"/jobs/{quote(posting_id, safe='')}"


def search_path(typed: str, without: Sequence[str] = (), page: int = 1) -> str:
    """ "/?q=TYPED", less some wishes that were read in it, at a page."""
    values = [("q", typed)] if typed else []
    values += [("without", key) for key in without]
    values += [("page", str(page))] if page > 1 else []
    return f"/?{urlencode(values)}" if values else "/"


def web_link(url: Optional[str]) -> Optional[str]:
    """The address if a browser may be sent there: http or https, no script."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else None
