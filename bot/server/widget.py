"""The widget's script at /rolecall.js, for any website."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, empty, file

SCRIPT = Path(__file__).resolve().parents[1] / "web" / "rolecall.js"
FOR_EVER, ASK = "public, max-age=31536000, immutable", "no-cache"


def add_widget(app: Sanic) -> None:
    """Serves the script, where it is built."""
    if SCRIPT.is_file():
        tag = f'"{hashlib.sha256(SCRIPT.read_bytes()).hexdigest()[:32]}"'

        async def send(request: Request) -> HTTPResponse:
            """With `?v=` browsers keep it; without, they ask whether it is still the same."""
            headers = {
                "ETag": tag,
                "Cache-Control": FOR_EVER if "v" in request.args else ASK,
                "Access-Control-Allow-Origin": "*",  # needed where the page checks the script's integrity
                "Cross-Origin-Resource-Policy": "cross-origin",
                "X-Content-Type-Options": "nosniff",
            }
            known = [part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")]
            if tag in known or "*" in known:
                return empty(304, headers)
            return await file(SCRIPT, mime_type="text/javascript; charset=utf-8", headers=headers)

        app.add_route(send, "/rolecall.js", name="widget")
