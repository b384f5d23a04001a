"""The website's chat: sessions over HTTP, messages over Socket.IO. `credentials.yml` names `WebChannel`."""

from __future__ import annotations

import logging
from functools import partial
from typing import Any, Optional

from rasa.core.channels.channel import InputChannel
from rasa.core.tracker_store import TrackerStore
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json
from socketio.exceptions import ConnectionRefusedError

from bot.channels.asked import address_of, network_of, read_body, read_object
from bot.channels.chat import Chat, Visitor, open_transcripts
from bot.channels.journal import Journal
from bot.channels.origins import Origins
from bot.channels.rates import Rates
from bot.channels.refusal import RefusedError
from bot.channels.settings import LARGEST_BODY, Settings
from bot.channels.socket_server import SocketServer
from bot.channels.tokens import Tokens, kept_secret
from bot.channels.turns import CHANNEL, OnNewMessage, Turns
from bot.errors import StoreError
from bot.postings.engine import store_url

ADDRESS = "/web"
MOST_REFUSED = 100
"""Times that a socket may send too much before it is closed."""
PREFLIGHT = {
    "Access-Control-Allow-Methods": "POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type",
    "Access-Control-Max-Age": "600",
}
logger = logging.getLogger(__name__)


class WebChannel(InputChannel):
    """The channel that the widget speaks to."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @classmethod
    def name(cls) -> str:
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: Optional[dict[str, Any]]) -> WebChannel:
        """All is set by environment variables, so that no secret needs to stand in a file."""
        return cls(Settings.from_environment())

    def url_prefix(self) -> str:
        """Where the channel is found, past the folder of the webhooks."""
        return ADDRESS

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        return WebBlueprint(self._settings, on_new_message)


class WebBlueprint(Blueprint):
    """The channel's addresses: `/web/session` and `/web/socket.io`."""

    def __init__(self, settings: Settings, on_new_message: OnNewMessage) -> None:
        super().__init__("rolecall_web")
        self.ctx.channel = _Endpoints(settings, on_new_message)

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        """Mounts the channel on an app, be it ours or that of `rasa run`."""
        endpoints: _Endpoints = self.ctx.channel
        endpoints.app = app
        app.enable_websocket()
        app.config.WEBSOCKET_MAX_SIZE = LARGEST_BODY
        for address, handler, methods in (
            ("/session", endpoints.session, ["POST", "OPTIONS"]),
            ("/socket.io", endpoints.socket, ["GET", "POST", "OPTIONS"]),
        ):
            # partial, because Sanic marks the handler of a stream, which a method cannot be
            self.add_route(partial(handler), address, methods=methods, name=address[1:].replace(".", "_"), stream=True)
        app.register_listener(endpoints.start, "before_server_start")
        app.register_listener(endpoints.stop, "before_server_stop")
        super().register(app, options)


class _Endpoints:
    """What is served at the addresses."""

    def __init__(self, settings: Settings, on_new_message: OnNewMessage) -> None:
        self.app: Optional[Sanic] = None
        self._settings = settings
        self._tokens = Tokens(settings.secret or kept_secret(store_url()), settings.days)
        self._rates, self._origins = Rates(settings.rates), Origins(settings.origins)
        self._visitors: dict[str, Visitor] = {}
        self._sockets = SocketServer(self._origins.allows_socket)
        self._journal = Journal(open_transcripts, settings.days)
        turns = Turns(on_new_message, self._trackers, self._journal, self._emit)
        chat = Chat(settings, self._tokens, self._rates, self._journal, turns, self._emit)
        self._sockets.on("connect", self._connect)
        self._sockets.on("disconnect", self._disconnect)
        for name, event in chat.events().items():
            self._sockets.on(name, self._answered(name, event))

    async def start(self, *_: object) -> None:
        await self._journal.start()

    async def stop(self, *_: object) -> None:
        await self._sockets.shutdown()
        await self._journal.stop()

    async def session(self, request: Request) -> HTTPResponse:
        """Issues or renews a token."""
        headers: dict[str, str] = {}
        try:
            headers = self._origins.headers(request)
            if request.method == "OPTIONS":
                return empty(headers={**headers, **PREFLIGHT})
            address = self._whence(request)
            self._rates.count("address", address)
            old = (await read_object(request)).get("token")
            if self._tokens.renewable(old) is None:
                self._rates.count("sessions", address)
            return json(self._tokens.issue(old), headers={**headers, "Cache-Control": "no-store"})
        except RefusedError as refusal:
            return json({"error": refusal.as_dict()}, refusal.status, headers)

    async def socket(self, request: Request) -> Any:
        """Hands a request to Socket.IO, once it is known to be small and from a website that may ask."""
        try:
            if "j" in request.args:  # scripts across websites, from before there were origins
                raise RefusedError("request")
            self._origins.headers(request)
            if "sid" not in request.args and request.method == "GET":
                self._rates.count("handshakes", self._whence(request))
            await read_body(request)
        except RefusedError as refusal:
            return json({"error": refusal.as_dict()}, refusal.status)
        return await self._sockets.handle_request(request)

    async def _connect(self, sid: str, environ: dict[str, Any], auth: object) -> None:
        address = self._whence(environ["sanic.request"])
        try:
            self._rates.count("connections", address)
            session = self._tokens.session(auth.get("token") if isinstance(auth, dict) else None)
        except RefusedError as refusal:
            raise ConnectionRefusedError(refusal.text, refusal.as_dict()) from refusal
        self._visitors[sid] = Visitor(session, address)
        await self._sockets.enter_room(sid, session.conversation)

    async def _disconnect(self, sid: str, *_: object) -> None:
        self._visitors.pop(sid, None)

    def _answered(self, name: str, event: Any) -> Any:
        """A handler that answers whatever the event does, and however it was called."""

        async def handle(sid: str, *given: Any) -> Optional[dict[str, Any]]:
            visitor = self._visitors.get(sid)
            if visitor is None:
                return None
            try:
                data = given[0] if given else {}
                if not isinstance(data, dict):
                    raise RefusedError("request")
                return {"ok": True, **(await event(visitor, data) or {})}
            except RefusedError as refusal:
                visitor.refused += refusal.code == "rate"
                if visitor.refused > MOST_REFUSED:
                    await self._sockets.disconnect(sid)
                return {"ok": False, "error": refusal.as_dict()}
            except StoreError as error:
                logger.warning("%s: %s has to wait: %s", visitor.session.shown, name, error)
                return {"ok": False, "error": RefusedError("store").as_dict()}
            except Exception:  # whatever it is, the candidate gets an answer and the operator the trace
                logger.exception("%s: %s failed", visitor.session.shown, name)
            return {"ok": False, "error": RefusedError("fault").as_dict()}

        return handle

    def _whence(self, request: Request) -> str:
        return network_of(address_of(request, self._settings.proxies))

    async def _emit(self, event: str, conversation: str, data: Any) -> None:
        await self._sockets.emit(event, data, room=conversation)

    def _trackers(self) -> Optional[TrackerStore]:
        return getattr(getattr(self.app and self.app.ctx, "agent", None), "tracker_store", None)
