"""What the bot remembers of a conversation: kept for a server that is started anew, and deleted on request."""

from __future__ import annotations

import logging
from typing import Any, Optional

from rasa.core.tracker_store import InMemoryTrackerStore, SQLTrackerStore, TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, SlotSet

logger = logging.getLogger(__name__)


async def memory_of(trackers: TrackerStore, conversation: str) -> Optional[dict[str, Any]]:
    """The slots that are set; None for a conversation that the bot does not know."""
    tracker = await trackers.retrieve(conversation)
    if tracker is None:
        return None
    return {name: value for name, value in tracker.current_slot_values().items() if value is not None}


async def remind(trackers: TrackerStore, conversation: str, slots: dict[str, Any]) -> None:
    """Has the bot know a conversation by its slots, as after its last turn."""
    tracker = await trackers.get_or_create_tracker(conversation, append_action_listen=False)
    opening: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    opening += [SlotSet(name, value) for name, value in slots.items() if name in tracker.slots]
    for event in [*opening, ActionExecuted(ACTION_LISTEN_NAME)]:
        tracker.update(event)
    await trackers.save(tracker)


async def delete(trackers: TrackerStore, conversation: str) -> None:
    """Deletes what Rasa keeps of a conversation in memory or in a database."""
    while hasattr(trackers, "_tracker_store"):  # a store that stands before another
        trackers = trackers._tracker_store
    if isinstance(trackers, InMemoryTrackerStore):
        trackers.store.pop(conversation, None)
    elif isinstance(trackers, SQLTrackerStore):
        event = SQLTrackerStore.SQLEvent
        with trackers.session_scope() as session:
            session.query(event).filter(event.sender_id == conversation).delete()
            session.commit()
    else:
        logger.error("%s: delete this conversation by hand in the %s", conversation, type(trackers).__name__)
