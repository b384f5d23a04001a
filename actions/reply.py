"""Puts a turn's messages together: wording by response name, buttons that fit, `custom` where it is carried."""

from __future__ import annotations

import re
from typing import Optional

from pydantic import BaseModel
from rasa_sdk.executor import CollectingDispatcher

from bot.facts.model import Answer
from bot.replies.buttons import Button, carries_custom, fitting
from bot.replies.messages import CustomMessage

BLANK_LINES = re.compile(r"\s*\n(?:\s*\n)+")


class Reply:
    """What is said and carried back in one turn."""

    def __init__(self, dispatcher: CollectingDispatcher, channel: Optional[str]) -> None:
        self._dispatcher = dispatcher
        self._channel = channel

    def say(self, response: str, buttons: Optional[list[Button]] = None, **values: object) -> None:
        """Utters a response of data/responses/ with its placeholders filled."""
        self._dispatcher.utter_message(
            response=response,
            buttons=fitting(buttons or [], self._channel),
            **{name: _as_text(value) for name, value in values.items()},
        )

    def carry(self, message: CustomMessage | Answer) -> None:
        """Sends a message for programs, in a message of its own."""
        if carries_custom(self._channel):
            body = message.as_custom() if isinstance(message, CustomMessage) else _plain(message)
            self._dispatcher.utter_message(json_message=body)


def _as_text(value: object) -> str:
    """A value that can stand in a response: REST splits at blank lines, and Rasa takes "0[" for a mark of its own."""
    return BLANK_LINES.sub("\n", str(value).strip()).replace("0[", "0\u2060[")


def _plain(message: BaseModel) -> dict[str, object]:
    return message.dict()
