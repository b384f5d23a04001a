"""The fake server, served from a thread through a relay that can be cut, so that a test can take the line away."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from threading import Thread
from typing import Any, Optional

from aiohttp import web

from tests.web.widget.fake_server import fake_server


class Served:
    """Serves until it is closed; between `end` and `begin` nothing answers at its address."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.thread = Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.fake = fake_server()
        self.port = 0
        self.relay: Optional[asyncio.AbstractServer] = None
        self.lines: set[asyncio.StreamWriter] = set()
        self.behind: int = self._wait(self._serve())
        self.begin()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def begin(self) -> None:
        self.port = self._wait(self._listen())

    def end(self) -> None:
        self._wait(self._cut())

    def close(self) -> None:
        self.end()
        self._wait(_settle())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(5)
        self.loop.close()

    async def _serve(self) -> int:
        runner = web.AppRunner(self.fake.app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        return int(runner.addresses[0][1])

    async def _listen(self) -> int:
        self.relay = await asyncio.start_server(self._pass_on, "127.0.0.1", self.port)
        return int(self.relay.sockets[0].getsockname()[1])

    async def _cut(self) -> None:
        if self.relay is not None:
            self.relay.close()
        for line in self.lines:
            line.transport.abort()
        self.lines.clear()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        to_server = await asyncio.open_connection("127.0.0.1", self.behind)
        self.lines |= {writer, to_server[1]}
        await asyncio.gather(_pipe(reader, to_server[1]), _pipe(to_server[0], writer))

    def _wait(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(10)


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()


async def _settle() -> None:
    """Ends what still waits for a line."""
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
