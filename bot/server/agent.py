"""Loads the trained model as an agent that runs our actions itself."""

from __future__ import annotations

from asyncio import AbstractEventLoop
from pathlib import Path
from typing import Optional

from rasa.core.brokers.broker import EventBroker
from rasa.core.lock_store import LockStore
from rasa.core.tracker_store import TrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.exceptions import ModelNotFound
from rasa.utils.endpoints import EndpointConfig

from bot.errors import SetupError
from bot.server.in_process import InProcessAgent
from bot.server.quiet import quieten
from bot.server.tracker_store import RecentTurnsTrackerStore


def tracker_store(chosen: Optional[EndpointConfig], broker: Optional[EventBroker]) -> TrackerStore:
    """The store that `endpoints.yml` chooses, else ours in memory."""
    if chosen is None:
        return RecentTurnsTrackerStore(event_broker=broker)
    return TrackerStore.create(chosen, event_broker=broker)


async def load_agent(
    model: Path, endpoints: Optional[AvailableEndpoints] = None, loop: Optional[AbstractEventLoop] = None
) -> InProcessAgent:
    """The agent of a model file, with the tracker store, lock store and broker that `endpoints.yml` names."""
    quieten()
    endpoints = endpoints or AvailableEndpoints()
    broker = await EventBroker.create(endpoints.event_broker, loop=loop)
    agent = InProcessAgent(
        generator=endpoints.nlg,
        tracker_store=tracker_store(endpoints.tracker_store, broker),
        lock_store=LockStore.create(endpoints.lock_store),
    )
    try:
        agent.load_model(model)
    except ModelNotFound as error:
        raise SetupError(f"There is no trained model at {model}. Run `rolecall train` first.") from error
    return agent
