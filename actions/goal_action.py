"""What all actions share: reading the turn, deciding whose it is, and turning a new state into slot events."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar, Optional

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.reply import Reply
from bot.facts.model import Fact
from bot.facts.question import facets_asked
from bot.postings.current import current_store
from bot.postings.job import Job
from bot.postings.store import PostingStore
from bot.query.read import read_message
from bot.query.reading import MessageReading
from bot.replies.goal import Goal, goal_of
from bot.replies.implied import spelled_out
from bot.replies.state import SLOTS, State
from bot.replies.turn import Turn


class GoalAction(Action, ABC):
    """An action named after its goal; `goal_of` may hand the turn to another one."""

    goal: ClassVar[Goal]

    def name(self) -> str:
        return f"action_{self.goal}"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Serves the turn and returns a slot event for whatever it changed."""
        store = current_store()
        turn = turn_of(tracker, store)
        serving = action_for(goal_of(self.goal, turn))
        # an offer stands for one turn, and a row of misunderstandings ends with the first message that is understood
        turn.state, offered = replace(turn.state, offer=None, misunderstood=0), turn.state
        after = serving.perform(turn, offered, Reply(dispatcher, turn.channel), store)
        now = after.as_slots()
        return [SlotSet(name, now[name]) for name in SLOTS if now[name] != tracker.slots.get(name)]

    @abstractmethod
    def perform(self, turn: Turn, before: State, reply: Reply, store: PostingStore) -> State:
        """Replies, and returns what the conversation is to remember.

        `before` is the state with the offer and the misunderstandings of the turn before; `turn.state` is without them.
        """


def action_for(goal: Goal) -> GoalAction:
    """The action that serves a goal."""
    return next(action for action in GoalAction.__subclasses__() if action.goal == goal)()


def turn_of(tracker: Tracker, store: PostingStore) -> Turn:
    """The latest message with what the readers found in it; read here if the pipeline has not."""
    message = tracker.latest_message
    text = message.get("text") or ""
    intent = message.get("intent") or {}
    button = text.startswith("/")
    state = State.of_slots(tracker.slots)
    job_of = lambda posting_id: open_job(store, posting_id)  # noqa: E731
    spelled = text if button else spelled_out(text, state, job_of)
    return Turn(
        text=text,
        intent=intent.get("name") or "",
        confidence=intent.get("confidence") or 0.0,
        reading=_reading(message if spelled == text else {}, "" if button else spelled, store),
        facets=[] if button else message["facets"] if "facets" in message else facets_asked(text),
        state=state,
        payload=_payload(message) if button else {},
        channel=tracker.get_latest_input_channel(),
        job_of=job_of,
        facts_of=lambda posting_id: facts_of(store, posting_id),
        vocabulary=store.vocabulary(),
        reading_of=lambda part: read_message(part, vocabulary=store.vocabulary(), today=date.today()),
    )


def part_of(turn: Turn, text: str, state: State, store: PostingStore) -> Turn:
    """A part of a message as a turn of its own."""
    return replace(turn, text=text, reading=turn.reading_of(text), facets=facets_asked(text), state=state)


def open_job(store: PostingStore, posting_id: str) -> Optional[Job]:
    """A posting as a card; None if there is none of that id or it is closed."""
    posting = store.get(posting_id)
    return posting.job if posting and posting.open else None


def facts_of(store: PostingStore, posting_id: str) -> list[Fact]:
    """What a posting states; nothing for an unknown one."""
    posting = store.get(posting_id)
    return posting.facts if posting else []


def _reading(message: dict[str, Any], text: str, store: PostingStore) -> MessageReading:
    found = message.get("reading")
    if found:
        return MessageReading.of_dict(found)
    return read_message(text, vocabulary=store.vocabulary(), today=date.today())


def _payload(message: dict[str, Any]) -> dict[str, Any]:
    """The entities of a button's message, the first of each name; anything may stand in them."""
    found: dict[str, Any] = {}
    for entity in message.get("entities") or []:
        found.setdefault(str(entity.get("entity")), entity.get("value"))
    return found
