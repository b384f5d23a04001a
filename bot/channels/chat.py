"""What the widget may ask over its socket. Each answer is `{"ok": true, ...}` or `{"ok": false, "error": {...}}`."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Optional

from bot.channels.conversation import Conversations
from bot.channels.journal import Journal
from bot.channels.lines import Lines
from bot.channels.message import check_text
from bot.channels.rates import Rates
from bot.channels.refusal import RefusedError
from bot.channels.settings import LONGEST_NAME, Settings
from bot.channels.tokens import Session, Tokens
from bot.channels.turns import Emit, Turns
from bot.postings.current import current_store
from bot.postings.transcripts import Transcripts

MOST_SHOWN = 200
"""Entries of a history."""
LONGEST_TYPED = 100
"""Characters that are looked up while they are typed."""
WRITE_SECONDS = 0.5
"""How long a message may wait to be written before it is said to be taken all the same."""
_CLIENT_ID = re.compile(r"[0-9A-Za-z-]{8,64}")

Data = dict[str, Any]
logger = logging.getLogger(__name__)


@dataclass
class Visitor:
    """Who is at the other end of a socket: one tab."""

    session: Session
    address: str
    context: Optional[str] = None
    """The posting that its page has open."""
    refused: int = 0
    """How often it was too much."""


class Chat:
    """The events. A method is handed the visitor and the data, and returns what the answer holds beside `ok`."""

    def __init__(
        self, settings: Settings, tokens: Tokens, rates: Rates, journal: Journal, turns: Turns, emit: Emit
    ) -> None:
        self._settings, self._tokens, self._rates = settings, tokens, rates
        self._journal, self._turns, self._emit = journal, turns, emit
        self._conversations, self._lines = Conversations(journal), Lines()

    def events(self) -> dict[str, Callable[[Visitor, Data], Awaitable[Optional[Data]]]]:
        """The events by name."""
        names = ("say", "history", "suggest", "rate", "renew", "download", "forget", "restart", "context")
        return {name: getattr(self, name) for name in names}

    async def say(self, visitor: Visitor, data: Data) -> Data:
        """Takes a message once, however often it comes; the answer follows as an entry."""
        visitor.session.check()
        client_id, text, shown = data.get("id"), data.get("text"), data.get("shown")
        if not isinstance(client_id, str) or not _CLIENT_ID.fullmatch(client_id):
            raise RefusedError("request")
        conversation = await self._conversations.named(visitor.session.conversation)
        taken = conversation.taken(client_id)
        if taken is not None and not conversation.waits(client_id):
            return {"seq": taken}
        self._rates.count("address", visitor.address)
        self._rates.count("session", conversation.name)
        text = check_text(text)
        self._lines.check(conversation.name)
        if taken is None:
            said = check_text(shown, slash=True) if shown is not None else "" if text.startswith("/") else text
            entry = conversation.add("user", client_id, [{"text": said}] if said else [])
            conversation.in_hand.add(client_id)
            taken = entry.seq
            await self._emit("entry", conversation.name, conversation.shown(entry))
        conversation.in_hand.add(client_id)
        logger.info("%s said %d characters", visitor.session.shown, len(text))
        if self._settings.log_text:
            logger.info("%s said: %r", visitor.session.shown, text)
        self._lines.add(conversation.name, partial(self._turns.answer, conversation, text, client_id, visitor.context))
        await self._journal.flush(WRITE_SECONDS)
        return {"seq": taken}

    async def history(self, visitor: Visitor, data: Data) -> Data:
        """The entries after one, of the conversation in view."""
        self._look(visitor)
        after = data.get("after", 0)
        if not isinstance(after, int):
            raise RefusedError("request")
        conversation = await self._conversations.named(visitor.session.conversation)
        entries = await self._journal.entries(conversation.name, max(after, conversation.began), MOST_SHOWN)
        return {"entries": [conversation.shown(entry) for entry in entries]}

    async def suggest(self, visitor: Visitor, data: Data) -> Data:
        """Names that go on as typed."""
        self._look(visitor)
        typed = data.get("text")
        if not isinstance(typed, str):
            raise RefusedError("request")
        found = await self._journal.call(lambda _: current_store().suggest(typed[:LONGEST_TYPED]))
        return {"suggestions": [{"kind": name.kind, "text": name.name} for name in found]}

    async def rate(self, visitor: Visitor, data: Data) -> None:
        """Keeps thumbs up or down for an answer, or takes it back."""
        self._look(visitor)
        seq, up = data.get("seq"), data.get("up")
        conversation = await self._conversations.named(visitor.session.conversation)
        if not isinstance(seq, int) or up not in (True, False, None) or seq not in conversation.answers:
            raise RefusedError("request")
        await self._journal.call(lambda kept: kept.rate(conversation.name, seq, up))

    async def renew(self, visitor: Visitor, data: Data) -> Data:
        """A new token for the same session; the socket stays open."""
        self._rates.count("looks", visitor.session.subject)
        token = data.get("token")
        kept = self._tokens.renewable(token)
        if kept is None or kept.subject != visitor.session.subject:
            raise RefusedError("token")
        issued = self._tokens.issue(token)
        visitor.session = self._tokens.session(issued["token"])
        return issued

    async def download(self, visitor: Visitor, _: Data) -> Data:
        """All that is kept of the session."""
        self._look(visitor)
        await self._journal.flush(WRITE_SECONDS)
        return {"data": await self._journal.call(lambda kept: kept.exported(visitor.session.conversation))}

    async def forget(self, visitor: Visitor, _: Data) -> None:
        """Deletes all that is kept of the session, once what it asked before is answered."""
        self._look(visitor)
        conversation = await self._conversations.named(visitor.session.conversation)
        await self._in_line(conversation.name, partial(self._turns.forget, conversation))

    async def restart(self, visitor: Visitor, _: Data) -> None:
        """Begins anew: the transcript in view ends, and the bot forgets what was wished."""
        visitor.session.check()
        self._rates.count("session", visitor.session.conversation)
        conversation = await self._conversations.named(visitor.session.conversation)
        self._lines.check(conversation.name)
        await self._in_line(conversation.name, partial(self._turns.start_over, conversation))

    async def context(self, visitor: Visitor, data: Data) -> None:
        """The page says which posting it has open; the next question is about that one."""
        posting_id = data.get("posting_id")
        if posting_id is not None and not (isinstance(posting_id, str) and len(posting_id) <= LONGEST_NAME):
            raise RefusedError("request")
        visitor.context = posting_id

    def _look(self, visitor: Visitor) -> None:
        visitor.session.check()
        self._rates.count("looks", visitor.session.subject)

    async def _in_line(self, conversation: str, work: Callable[[], Awaitable[None]]) -> None:
        """Waits until work was done in its conversation's turn; what fails there fails here."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        async def told() -> None:
            try:
                await work()
                done.set_result(None)
            except Exception as error:
                done.set_exception(error)

        self._lines.add(conversation, told)
        await done


def open_transcripts() -> Transcripts:
    """The transcripts in the current store; `StoreError` when it cannot be opened."""
    return Transcripts(current_store())
