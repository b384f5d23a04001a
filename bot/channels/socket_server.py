"""Socket.IO's server as it is safe to leave open: small packets of text, quiet in the log, and gone when stopped."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import engineio
from socketio import AsyncServer
from socketio.packet import BINARY_ACK, BINARY_EVENT, Packet

from bot.channels.settings import LARGEST_BODY

QUIET = logging.getLogger(__name__)
"""What the library logs: what people say, and a trace for each packet that is not well-formed."""
QUIET.setLevel(logging.CRITICAL)


class TextPacket(Packet):
    """A packet without attachments, which would be kept in memory until the last of them came."""

    def decode(self, encoded_packet: Any) -> Any:
        if not isinstance(encoded_packet, str) or encoded_packet[:1] in (str(BINARY_EVENT), str(BINARY_ACK)):
            raise ValueError("binary packets are not served")
        return super().decode(encoded_packet)


class Transport(engineio.AsyncServer):
    """Engine.IO's server, which knows its tasks: the library's pings would outlive the server by half a minute."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._tasks: set[asyncio.Future[Any]] = set()

    def start_background_task(self, target: Any, *arguments: Any, **settings: Any) -> Any:
        task = super().start_background_task(target, *arguments, **settings)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def shutdown(self) -> None:
        """Closes every socket and ends what is left."""
        await super().shutdown()
        for socket in list(self.sockets.values()):
            await socket.close(wait=False)
        for task in list(self._tasks):
            task.cancel()


class SocketServer(AsyncServer):
    """Socket.IO's server. `allowed(origin, environ)` says which websites may connect."""

    def __init__(self, allowed: Callable[..., bool]) -> None:
        super().__init__(
            async_mode="sanic",
            serializer=TextPacket,
            cors_allowed_origins=allowed,
            cors_credentials=False,
            max_http_buffer_size=LARGEST_BODY,
            logger=QUIET,
            engineio_logger=QUIET,
        )

    def _engineio_server_class(self) -> type[engineio.AsyncServer]:
        return Transport
