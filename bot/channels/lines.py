"""One line of waiting work for each conversation: in order within it, and never waiting for another's."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable

from bot.channels.refusal import RefusedError
from bot.channels.settings import MOST_WAITING

Work = Callable[[], Awaitable[None]]
logger = logging.getLogger(__name__)


class Lines:
    """The lines; a conversation that is idle has none."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Work]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def check(self, conversation: str) -> None:
        """`RefusedError` when as many wait as may."""
        if len(self._waiting.get(conversation, ())) >= MOST_WAITING:
            raise RefusedError("busy", retry_after=2)

    def add(self, conversation: str, work: Work) -> None:
        """Puts work at the end of a conversation's line."""
        waiting = self._waiting.get(conversation)
        if waiting is not None:
            waiting.append(work)
            return
        self._waiting[conversation] = deque([work])
        task = asyncio.create_task(self._work_off(conversation))
        self._tasks.add(task)  # the loop itself keeps no hold of it
        task.add_done_callback(self._tasks.discard)

    async def _work_off(self, conversation: str) -> None:
        waiting = self._waiting[conversation]
        while waiting:
            try:
                await waiting.popleft()()
            except Exception:  # whatever it is, the next in line is served
                logger.exception("A message could not be answered")
            await asyncio.sleep(0)  # a turn, in between, for every other conversation
        del self._waiting[conversation]
