"""Conversations of the website's chat: the numbers of their entries, and which messages were taken and answered."""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import Any, Optional

from bot.channels.journal import Journal
from bot.postings.transcripts import Entry, now

MOST_HELD = 20_000
"""Conversations in memory; the one that has been silent longest goes first, and is read from the store again."""


class Conversation:
    """What has to be known of a conversation to take its next message."""

    def __init__(self, name: str, entries: list[Entry], journal: Journal) -> None:
        self.name = name
        self.context: Optional[str] = None
        """The posting that the page has open, as the bot knows it."""
        self.in_hand: set[str] = set()
        """Messages that are being answered or wait for it."""
        self._journal = journal
        self._last = entries[-1].seq if entries else 0
        self.began = max((entry.seq for entry in entries if entry.who == "restart"), default=0)
        """The entry where the candidate began anew last."""
        self._taken = {entry.client_id: entry.seq for entry in entries if entry.who == "user"}
        self._answered = {entry.client_id for entry in entries if entry.who == "bot"}
        self.answers = {entry.seq for entry in entries if entry.who == "bot"}
        """The turns of the bot, which may be rated."""

    def taken(self, client_id: str) -> Optional[int]:
        """The number under which a message was taken; None for a new one."""
        return self._taken.get(client_id)

    def waits(self, client_id: str) -> bool:
        """Whether a message was taken, and the server that took it ended before it answered."""
        return client_id in self._taken and client_id not in self._answered and client_id not in self.in_hand

    def add(self, who: str, client_id: Optional[str], messages: list[dict[str, Any]]) -> Entry:
        """A new entry, on its way into the store."""
        # The first number is the time, so that numbers go on rising after all was deleted, and nothing of it is kept.
        self._last = self._last + 1 if self._last else int(time.time() * 1000)
        entry = Entry(self.name, self._last, who, client_id, now(), messages)
        if who == "user":
            self._taken[client_id] = entry.seq
        elif who == "bot":
            self._answered.add(client_id)
            self.answers.add(entry.seq)
        else:
            self.began = entry.seq
        self._journal.add(entry)
        return entry

    def clear(self) -> None:
        """Forgets all but the last number, so that a tab knows what is new."""
        self.context = None
        self.began = 0
        self._taken.clear()
        self._answered.clear()
        self.answers.clear()

    def shown(self, entry: Entry) -> dict[str, Any]:
        """An entry as the widget reads it."""
        at = f"{entry.at.isoformat(timespec='milliseconds')}Z"
        return {"seq": entry.seq, "who": entry.who, "of": entry.client_id, "at": at, "messages": entry.messages}


class Conversations:
    """The conversations of late."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._held: OrderedDict[str, Conversation] = OrderedDict()

    async def named(self, name: str) -> Conversation:
        """A conversation, read from the store when it is not in memory."""
        if name not in self._held:
            entries = await self._journal.entries(name)
            self._held.setdefault(name, Conversation(name, entries, self._journal))
        self._held.move_to_end(name)
        while len(self._held) > MOST_HELD:
            self._held.popitem(last=False)
        return self._held[name]
