"""Runs the custom actions in Rasa's own process.

A stock bot sends each action the whole conversation as JSON over HTTP and checks the reply against a schema that it
checks anew each time (17 ms a turn). Here an action is a function call that is handed the latest turn alone, so that a
turn costs the same however long the conversation is.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, Optional, Union

import rasa_sdk.interfaces
from rasa.core.actions.action import Action, RemoteAction
from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, UserUttered, deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

PACKAGE = "actions"
FAULT = "utter_fault"
"""The response that says that something went wrong."""

logger = logging.getLogger(__name__)


class InProcessAction(Action):
    """One of our actions, called directly."""

    def __init__(self, name: str, function: Callable[..., Any]) -> None:
        super().__init__()
        self._name, self._function = name, function

    def name(self) -> str:
        return self._name

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        """Runs the action and utters what it collected, as `RemoteAction` does with an action server's reply."""
        dispatcher = CollectingDispatcher()
        try:
            events = self._function(dispatcher, _sdk_tracker(tracker), {})
            if hasattr(events, "__await__"):
                events = await events
        except Exception:  # whatever it is, the candidate gets an answer and the operator the trace
            logger.exception("%s failed", self._name)
            dispatcher.messages, events = [{"response": FAULT}], []
        uttered = await RemoteAction._utter_responses(dispatcher.messages, output_channel, nlg, tracker)
        return [*uttered, *deserialise_events(events or [])]


class InProcessProcessor(MessageProcessor):
    """Rasa's processor, with our actions at hand."""

    functions: dict[str, Callable[..., Any]] = {}

    def _get_action(self, action_name: str) -> Optional[Action]:
        function = self.functions.get(action_name)
        return InProcessAction(action_name, function) if function else super()._get_action(action_name)

    def predict_next_with_tracker_if_should(self, tracker: DialogueStateTracker) -> tuple[Action, PolicyPrediction]:
        action, prediction = super().predict_next_with_tracker_if_should(tracker)
        return self._get_action(action.name()) or action, prediction


class InProcessAgent(Agent):
    """Rasa's agent, running our actions in process."""

    def load_model(self, model_path: Union[str, Path], fingerprint: Optional[str] = None) -> None:
        super().load_model(model_path, fingerprint)
        executor = ActionExecutor()
        executor.register_package(PACKAGE)
        assert self.processor is not None
        self.processor.__class__ = InProcessProcessor
        self.processor.functions = executor.actions


def _sdk_tracker(tracker: DialogueStateTracker) -> rasa_sdk.interfaces.Tracker:
    """The conversation as an action sees it: slots, the latest message, and the events since then."""
    recent: list[dict[str, Any]] = []
    for event in reversed(tracker.events):
        recent.insert(0, event.as_dict())
        if isinstance(event, UserUttered):
            break
    return rasa_sdk.interfaces.Tracker(
        sender_id=tracker.sender_id,
        slots=tracker.current_slot_values(),
        latest_message=tracker._latest_message_data(),
        events=recent,
        paused=tracker.is_paused(),
        followup_action=tracker.followup_action,
        active_loop={},
        latest_action_name=tracker.latest_action_name,
    )
