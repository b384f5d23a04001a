"""A stand-in for the server's web channel: it speaks the widget's protocol and answers from `turns.json`.

For work on the widget without a model: `python -m tests.web.widget.fake_server [PORT]`, then open its address.
Some words do more than answer: "silence" is taken and never answered, "refuse" is refused, "hang up" ends the line.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

import socketio
from aiohttp import web

HERE = Path(__file__).parent
WIDGET = HERE.parents[2] / "bot" / "web" / "rolecall.js"
EVENTS = ("connect", "say", "history", "suggest", "rate", "renew", "download", "forget", "restart", "context")
POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page with the chat</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"></head>
<body><main><h1>A page</h1><p>With a <a href="#">link</a>.</p></main>
<script src="/rolecall.js" {attributes} async></script></body></html>"""


class FakeServer:
    """One conversation per session, in memory."""

    def __init__(self, turns: dict[str, list[dict[str, Any]]]) -> None:
        self.turns = turns
        self.entries: dict[str, list[dict[str, Any]]] = {}
        self.said: list[dict[str, Any]] = []
        """What was taken, for tests to look at."""
        self.events: list[tuple[str, Any]] = []
        """Every other event, in order."""
        self.sockets = socketio.AsyncServer(async_mode="aiohttp", cors_allowed_origins=[])
        for name in EVENTS:
            self.sockets.on(name, getattr(self, name))
        self.app = web.Application()
        self.app.router.add_get("/", self.page)
        self.app.router.add_get("/rolecall.js", self.script)
        self.app.router.add_post("/web/session", self.session)
        self.sockets.attach(self.app, "/web/socket.io")

    async def page(self, request: web.Request) -> web.Response:
        attributes = " ".join(f'data-{name}="{value}"' for name, value in request.query.items() if value.isalnum())
        headers = {"Content-Security-Policy": POLICY}
        return web.Response(text=PAGE.format(attributes=attributes), content_type="text/html", headers=headers)

    async def script(self, _: web.Request) -> web.FileResponse:
        return web.FileResponse(WIDGET, headers={"Content-Type": "text/javascript"})

    async def session(self, request: web.Request) -> web.Response:
        token = (await request.json()).get("token") or f"token-{uuid4().hex}"
        return web.json_response({"token": token, "expires_in": 1800, "renew_in": 1500})

    async def connect(self, sid: str, _: dict[str, Any], auth: dict[str, Any]) -> None:
        if not auth.get("token"):
            raise socketio.exceptions.ConnectionRefusedError("No token", {"code": "token", "text": "No token"})
        await self.sockets.save_session(sid, auth["token"])
        await self.sockets.enter_room(sid, auth["token"])

    async def say(self, sid: str, data: dict[str, Any]) -> dict[str, Any]:
        room = await self.sockets.get_session(sid)
        if any(entry["of"] == data["id"] for entry in self.entries.get(room, [])):
            return {"ok": True}
        if data["text"] == "refuse":
            return {"ok": False, "error": {"code": "rate", "text": "That was a lot at once.", "retry_after": 3}}
        if data["text"] == "hang up":
            await self.sockets.disconnect(sid)
        self.said.append(data)
        await self.tell(room, "user", data["id"], [{"text": data.get("shown") or data["text"]}])
        self.sockets.start_background_task(self.answer, room, data)
        return {"ok": True}

    async def answer(self, room: str, data: dict[str, Any]) -> None:
        if data["text"] == "silence":
            return
        await self.sockets.emit("typing", {"on": True}, room=room)
        await asyncio.sleep(0.1)
        await self.tell(room, "bot", data["id"], self.turns.get(data["text"], self.turns["hello"]))
        await self.sockets.emit("typing", {"on": False}, room=room)

    async def tell(self, room: str, who: str, client_id: str, messages: list[dict[str, Any]]) -> None:
        entries = self.entries.setdefault(room, [])
        entry = {"seq": 1000 + len(entries), "who": who, "of": client_id, "at": "2026-11-24T00:00:00Z"}
        entries.append({**entry, "messages": messages})
        await self.sockets.emit("entry", entries[-1], room=room)

    async def history(self, sid: str, data: dict[str, Any]) -> dict[str, Any]:
        entries = self.entries.get(await self.sockets.get_session(sid), [])
        return {"ok": True, "entries": [entry for entry in entries if entry["seq"] > data["after"]]}

    async def suggest(self, _: str, data: dict[str, Any]) -> dict[str, Any]:
        names = ["Tulsa, OK", "Tulane Systems", "Warehouse Associate", "Warehouse Lead"]
        found = [name for name in names if name.casefold().startswith(data["text"].casefold())]
        return {"ok": True, "suggestions": [{"kind": "title", "text": name} for name in found]}

    async def rate(self, _: str, data: dict[str, Any]) -> dict[str, Any]:
        self.events.append(("rate", data))
        return {"ok": True}

    async def context(self, _: str, data: dict[str, Any]) -> dict[str, Any]:
        self.events.append(("context", data["posting_id"]))
        return {"ok": True}

    async def renew(self, _: str, data: dict[str, Any]) -> dict[str, Any]:
        return {"ok": True, "token": data["token"], "expires_in": 1800, "renew_in": 1500}

    async def download(self, sid: str, _: dict[str, Any]) -> dict[str, Any]:
        return {"ok": True, "data": {"transcript": self.entries.get(await self.sockets.get_session(sid), [])}}

    async def forget(self, sid: str, _: dict[str, Any]) -> dict[str, Any]:
        room = await self.sockets.get_session(sid)
        self.entries.pop(room, None)
        await self.sockets.emit("forgotten", {}, room=room)
        return {"ok": True}

    async def restart(self, sid: str, _: dict[str, Any]) -> dict[str, Any]:
        room = await self.sockets.get_session(sid)
        await self.sockets.emit("restarted", {"seq": 999 + len(self.entries.get(room, []))}, room=room)
        return {"ok": True}


def fake_server() -> FakeServer:
    """The server with the turns of `turns.json`."""
    return FakeServer(json.loads((HERE / "turns.json").read_text("utf-8")))


if __name__ == "__main__":
    web.run_app(fake_server().app, host="127.0.0.1", port=int(sys.argv[1]) if len(sys.argv) > 1 else 8090)
