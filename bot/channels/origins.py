"""Which websites may talk to the channel: its own pages, and those that the operator named, letter by letter."""

from __future__ import annotations

from typing import Any, Optional

from sanic.request import Request

from bot.channels.refusal import RefusedError


class Origins:
    """The allow-list. A request without an origin comes from no browser and is let through: its token decides."""

    def __init__(self, allowed: frozenset[str]) -> None:
        self._allowed = allowed

    def allows(self, origin: Optional[str], host: str) -> bool:
        """Whether a request with these headers may be served."""
        return not origin or origin in self._allowed or origin in (f"http://{host}", f"https://{host}")

    def allows_socket(self, origin: Optional[str], environ: dict[str, Any]) -> bool:
        """The same, asked as python-socketio asks it."""
        return self.allows(origin, environ.get("HTTP_HOST", ""))

    def headers(self, request: Request) -> dict[str, str]:
        """What lets the page read the answer; `RefusedError` for a website that may not ask."""
        origin = request.headers.get("origin")
        if not self.allows(origin, request.headers.get("host", "")):
            raise RefusedError("origin")
        return {"Access-Control-Allow-Origin": origin, "Vary": "Origin"} if origin else {"Vary": "Origin"}
