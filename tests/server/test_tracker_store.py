"""A conversation in memory costs the same however long it is, and forgets nothing that it needs."""

from __future__ import annotations

import asyncio
import json

import pytest
from rasa.core.tracker_store import InMemoryTrackerStore, SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.server import tracker_store as module
from bot.server.agent import tracker_store
from bot.server.tracker_store import KEPT_TURNS, RecentTurnsTrackerStore

SLOTS = [AnySlot("query", mappings=[{}]), AnySlot("focus", mappings=[{}])]


class Broker:
    """Collects what is published."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def publish(self, event: dict[str, object]) -> None:
        if event["event"] == "user":
            self.said.append(str(event["text"]))


def _talk(store: InMemoryTrackerStore, turns: int) -> DialogueStateTracker:
    async def talk() -> DialogueStateTracker:
        for turn in range(turns):
            tracker = await store.get_or_create_tracker("me")
            if turn == 0:
                tracker.update_with_events([ActionExecuted("action_session_start"), SessionStarted()], None)
                tracker.update_with_events(
                    [ActionExecuted("action_listen"), SlotSet("query", {"role": ["cook"]})], None
                )
            tracker.update(UserUttered(f"message {turn}"))
            tracker.update_with_events([SlotSet("focus", str(turn)), BotUttered("yes")], None)
            tracker.update(ActionExecuted("action_listen"))
            await store.save(tracker)
        found = await store.retrieve("me")
        assert found is not None
        return found

    return asyncio.run(talk())


def _store(broker: object = None) -> RecentTurnsTrackerStore:
    domain = Domain.from_dict({})
    domain.slots = SLOTS
    return RecentTurnsTrackerStore(domain, broker)  # type: ignore[arg-type]


def test_a_conversation_keeps_its_slots_and_its_latest_turns() -> None:
    tracker = _talk(_store(), 40)
    assert tracker.current_slot_values()["query"] == {"role": ["cook"]}
    assert tracker.current_slot_values()["focus"] == "39"
    said = [event.text for event in tracker.events if isinstance(event, UserUttered)]
    assert said == [f"message {turn}" for turn in range(40 - KEPT_TURNS, 40)]
    assert tracker.latest_action_name == "action_listen"


def test_what_is_kept_does_not_grow() -> None:
    sizes = []
    for turns in (10, 200):
        store = _store()
        _talk(store, turns)
        sizes.append(len(json.loads(store.store["me"])["events"]))
    assert sizes[0] == sizes[1]


def test_every_message_reaches_the_event_broker_once() -> None:
    broker = Broker()
    _talk(_store(broker), 20)
    assert broker.said == [f"message {turn}" for turn in range(20)]


def test_the_conversation_that_is_silent_longest_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_CONVERSATIONS", 2)
    store = _store()

    async def talk() -> None:
        for sender in ("a", "b", "a", "c"):
            await store.save(await store.get_or_create_tracker(sender))

    asyncio.run(talk())
    assert list(store.store) == ["a", "c"]


def test_another_store_of_endpoints_yml_is_used() -> None:
    assert isinstance(tracker_store(EndpointConfig(type="SQL", dialect="sqlite", db=":memory:"), None), SQLTrackerStore)
    assert isinstance(tracker_store(None, None), RecentTurnsTrackerStore)
