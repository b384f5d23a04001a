"""Plays a conversation through the actions, each turn naming its intent, or through the trained agent."""

from __future__ import annotations

import asyncio
import importlib
import json
import pkgutil
import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

import actions
from actions.goal_action import GoalAction
from bot.postings.current import use_store
from bot.postings.store import PostingStore
from bot.text.posting import posting_of

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
PAYLOAD = re.compile(r"/([^{@]+)(\{.+\})?")
"""As Rasa reads a message that starts with a slash."""

for module in pkgutil.iter_modules(actions.__path__):
    importlib.import_module(f"actions.{module.name}")


def _load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf8"))


def _rules() -> dict[str, str]:
    """Action by intent."""
    steps = [rule["steps"] for path in (ROOT / "data/rules").glob("*.yml") for rule in _load(path)["rules"]]
    return {first["intent"]: second["action"] for first, second in steps}


def _responses() -> dict[str, str]:
    """Text by response name."""
    files = [_load(path)["responses"] for path in (ROOT / "data/responses").glob("*.yml")]
    return {name: variants[0]["text"] for file in files for name, variants in file.items()}


class Conversation:
    """One person's turns; `say` returns the messages that a channel would get."""

    rules, responses = _rules(), _responses()

    def __init__(self, channel: str = "rest") -> None:
        self.channel = channel
        self.slots: dict[str, Any] = {}
        self.ran: str = ""
        """The action that the rules chose."""

    def say(self, text: str, intent: str = "search_jobs") -> list[dict[str, Any]]:
        """Plays one message; a payload's own intent goes before `intent`."""
        entities: list[dict[str, Any]] = []
        payload = PAYLOAD.match(text)
        if payload:
            intent = payload[1]
            try:
                values = json.loads(payload[2] or "{}")
            except ValueError:
                values = {}
            entities = [
                {"entity": name, "value": one}
                for name, value in values.items()
                for one in (value if isinstance(value, list) else [value])
            ]
        self.ran = self.rules[intent]
        message = {"text": text, "intent": {"name": intent, "confidence": 0.9}, "entities": entities}
        events = [{"event": "user", "text": text, "input_channel": self.channel}]
        tracker = Tracker("me", dict(self.slots), message, events, False, None, {}, None)
        dispatcher = CollectingDispatcher()
        action = next(action for action in GoalAction.__subclasses__() if f"action_{action.goal}" == self.ran)()
        for event in action.run(dispatcher, tracker, {}):
            self.slots[event["name"]] = event["value"]
        json.dumps(self.slots)  # the tracker store must be able to keep them
        return [self._message(uttered) for uttered in dispatcher.messages]

    def _message(self, uttered: dict[str, Any]) -> dict[str, Any]:
        text = uttered["text"]
        if uttered["response"]:
            text = self.responses[uttered["response"]]
            for name in re.findall(r"{(\w+)}", text):
                assert name in uttered, f"{uttered['response']} needs {{{name}}}"
                text = text.replace(f"{{{name}}}", uttered[name])
        return {"text": text, "buttons": uttered["buttons"], "custom": uttered["custom"] or None}


class SpokenConversation:
    """One person's turns with the trained agent, which tells the intents itself."""

    def __init__(self, agent: Any, loop: asyncio.AbstractEventLoop) -> None:
        self.agent, self.loop, self.sender = agent, loop, uuid.uuid4().hex

    def say(self, text: str, intent: str = "") -> list[dict[str, Any]]:
        """Plays one message; `intent` is not told to the agent."""
        from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

        channel = CollectingOutputChannel()
        message = UserMessage(text, channel, self.sender, input_channel="rest")
        self.loop.run_until_complete(self.agent.handle_message(message))
        return [{"text": None, "buttons": None, "custom": None, **uttered} for uttered in channel.messages]

    @property
    def slots(self) -> dict[str, Any]:
        tracker = self.loop.run_until_complete(self.agent.tracker_store.get_or_create_tracker(self.sender))
        return {name: slot.value for name, slot in tracker.slots.items()}


@pytest.fixture(scope="session")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostingStore]:
    """A store with the postings of `postings.yml`."""
    store = PostingStore.open(str(tmp_path_factory.mktemp("board") / "postings.db"))
    store.save([posting_of(_record(record)) for record in _load(HERE / "postings.yml")])
    yield store
    store.close()


def _record(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in record.items()}


@pytest.fixture
def conversation(board: PostingStore) -> Iterator[type[Conversation]]:
    """Starts conversations over the board."""
    use_store(board)
    yield Conversation
    use_store(None)


@pytest.fixture(scope="session")
def agent() -> Iterator[tuple[Any, asyncio.AbstractEventLoop]]:
    """The trained model, and the loop that it runs on."""
    from bot.server.agent import load_agent
    from bot.server.model import model_path

    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    yield loop.run_until_complete(load_agent(model_path(ROOT))), loop
    loop.close()


@pytest.fixture
def spoken(board: PostingStore, agent: tuple[Any, asyncio.AbstractEventLoop]) -> Iterator[Any]:
    """Starts conversations with the trained agent over the board."""
    use_store(board)
    yield lambda: SpokenConversation(*agent)
    use_store(None)
