"""A turn of the website's chat: the bot is asked, and all that it replies becomes one entry."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, Optional

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.tracker_store import TrackerStore

from bot.channels import memory
from bot.channels.conversation import Conversation
from bot.channels.journal import Journal
from bot.channels.refusal import RefusedError

CHANNEL = "web"
START_OVER = "/start_over"
OnNewMessage = Callable[[UserMessage], Awaitable[Any]]
Emit = Callable[[str, str, Any], Awaitable[None]]
"""Sends an event to all tabs of a conversation: `emit(event, conversation, data)`."""

logger = logging.getLogger(__name__)


class Turns:
    """Takes turns with the bot. `trackers` gives Rasa's tracker store, once there is one."""

    def __init__(
        self, ask: OnNewMessage, trackers: Callable[[], Optional[TrackerStore]], journal: Journal, emit: Emit
    ) -> None:
        self._ask, self._trackers, self._journal, self._emit = ask, trackers, journal, emit

    async def answer(self, conversation: Conversation, text: str, client_id: str, context: Optional[str]) -> None:
        """Answers a message to all tabs; `context` is the posting that the page has open."""
        began = time.monotonic()
        await self._emit("typing", conversation.name, {"on": True})
        try:
            await self._remind(conversation)
            if context and context != conversation.context and not text.startswith("/select_posting"):
                await self._asked(conversation, f"/select_posting{json.dumps({'posting_id': context})}")
            conversation.context = context
            messages = await self._asked(conversation, text)
        finally:
            conversation.in_hand.discard(client_id)
        if any(_deletes(message) for message in messages):
            await self.forget(conversation)
        entry = conversation.add("bot", client_id, messages)
        await self._remember(conversation)
        await self._emit("entry", conversation.name, conversation.shown(entry))
        await self._emit("typing", conversation.name, {"on": False})
        logger.info("%s answered in %d ms", conversation.name[:12], 1000 * (time.monotonic() - began))

    async def start_over(self, conversation: Conversation) -> None:
        """Has the bot begin anew, without a word; what was said before stays in the transcript, out of view."""
        await self._remind(conversation)
        await self._asked(conversation, START_OVER)
        conversation.context = None
        entry = conversation.add("restart", None, [])
        await self._remember(conversation)
        await self._emit("restarted", conversation.name, {"seq": entry.seq})

    async def forget(self, conversation: Conversation) -> None:
        """Deletes all of a conversation, here and where the bot keeps it; every tab is told."""
        await self._journal.forget(conversation.name)
        trackers = self._trackers()
        if trackers is not None:
            await memory.delete(trackers, conversation.name)
        conversation.clear()
        await self._emit("forgotten", conversation.name, {})

    async def _asked(self, conversation: Conversation, text: str) -> list[dict[str, Any]]:
        """The bot's replies, as the REST channel gives them; a fault is said in words."""
        output = CollectingOutputChannel()
        try:
            await self._ask(UserMessage(text, output, conversation.name, input_channel=CHANNEL))
        except Exception:  # whatever it is, the candidate gets an answer and the operator the trace
            logger.exception("%s could not be answered", conversation.name[:12])
            return [{"text": RefusedError("fault").text}]
        return [{key: value for key, value in said.items() if key != "recipient_id"} for said in output.messages]

    async def _remind(self, conversation: Conversation) -> None:
        """Tells the bot what it knew of the conversation before the server was started anew."""
        trackers = self._trackers()
        if trackers is None or await trackers.exists(conversation.name):
            return
        slots = await self._journal.call(lambda kept: kept.memory(conversation.name))
        if slots:
            await memory.remind(trackers, conversation.name, slots)

    async def _remember(self, conversation: Conversation) -> None:
        trackers = self._trackers()
        slots = await memory.memory_of(trackers, conversation.name) if trackers else None
        if slots is not None:
            self._journal.remember(conversation.name, slots)


def _deletes(message: dict[str, Any]) -> bool:
    """Whether the bot says that it has deleted what the store keeps: "delete my data", and yes."""
    custom = message.get("custom") or {}
    return custom.get("type") == "privacy" and custom.get("action") == "delete" and custom.get("done") is True
