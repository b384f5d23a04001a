"""Keeps conversations in memory, each as its slots and its latest turns.

Rasa's own store in memory keeps every event for ever, reads all of them back and plays them again on each turn, so that
a turn costs the more the longer the conversation is: the 300th ten times the 5th, measured. All that the bot remembers
is in the slots, and the policies look back three turns at most, so older events are folded into the slots they set.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, Optional

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.conversation import Dialogue
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    AllSlotsReset,
    Event,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

KEPT_TURNS = 5
"""More than any policy of `config.yml` looks back."""
MOST_CONVERSATIONS = 20_000
"""Conversations that are kept; the one that has been silent longest goes first."""


class RecentTurnsTrackerStore(InMemoryTrackerStore):
    """A store whose turns cost the same however long a conversation is."""

    def __init__(self, domain: Optional[Domain] = None, event_broker: Optional[EventBroker] = None) -> None:
        super().__init__(domain or Domain.empty(), event_broker)
        self.store: OrderedDict[str, str] = OrderedDict()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Hands new events to the event broker, and keeps the conversation as `shortened` leaves it."""
        await self.stream_events(tracker)
        kept = Dialogue(tracker.sender_id, shortened(list(tracker.events), KEPT_TURNS))
        self.store[tracker.sender_id] = json.dumps(kept.as_dict())
        self.store.move_to_end(tracker.sender_id)
        while len(self.store) > MOST_CONVERSATIONS:
            self.store.popitem(last=False)


def shortened(events: Sequence[Event], turns: int) -> list[Event]:
    """The events of the latest turns, after what sets the slots as they stood before them.

    Events that are few enough come back as they are.
    """
    said = [place for place, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(said) <= turns:
        return list(events)
    start = said[-turns]
    slots = _slots_after(events[:start])
    time = events[start].timestamp
    opening: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME, timestamp=time), SessionStarted(timestamp=time)]
    opening += [SlotSet(name, value, timestamp=time) for name, value in slots.items()]
    return [*opening, ActionExecuted(ACTION_LISTEN_NAME, timestamp=time), *events[start:]]


def _slots_after(events: Sequence[Event]) -> dict[str, Any]:
    slots: dict[str, Any] = {}
    for event in events:
        if isinstance(event, (AllSlotsReset, Restarted, SessionStarted)):
            slots = {}
        elif isinstance(event, SlotSet):
            slots[event.key] = event.value
    return {name: value for name, value in slots.items() if value is not None}
