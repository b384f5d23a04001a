"""Buttons: short enough for where they go, and their payloads."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Optional

from bot.lexicon import lexicon

PAGES = frozenset({"rest", "web"})
"""Channels that end at a web page of ours or at a program: they carry `custom` and any number of buttons."""
MAX_BUTTONS = 3
MAX_TITLE = 20
MAX_PAYLOAD = 64
"""Off the web, what the strictest messenger takes: Facebook 3 buttons of 20 characters, Telegram 64 bytes to send."""


@dataclass(frozen=True)
class Button:
    """A title to press and the message that it sends."""

    title: str
    payload: str

    @classmethod
    def saying(cls, title: str, words: Optional[str] = None) -> Button:
        """A button that says words, as if the person had typed them."""
        return cls(title, words or title)

    @classmethod
    def of(cls, title: str, intent: str, **entities: object) -> Button:
        """A button that sends an intent with entities."""
        values = json.dumps(entities, ensure_ascii=False, separators=(",", ":")) if entities else ""
        return cls(title, f"/{intent}{values}")

    def as_dict(self) -> dict[str, str]:
        return {"title": self.title, "payload": self.payload}


def carries_custom(channel: Optional[str]) -> bool:
    """True where `custom` reaches a program; elsewhere it would break the message or show raw JSON."""
    return channel in PAGES


def fitting(buttons: list[Button], channel: Optional[str]) -> list[dict[str, str]]:
    """The buttons that a channel can show, most important first."""
    if channel in PAGES:
        return [button.as_dict() for button in buttons]
    short = [button for button in buttons if len(button.payload.encode()) <= MAX_PAYLOAD]
    return [Button(shortened(button.title), button.payload).as_dict() for button in short[:MAX_BUTTONS]]


def shortened(title: str) -> str:
    """The title, cut off with an ellipsis where it is too long for a messenger."""
    return title if len(title) <= MAX_TITLE else title[: MAX_TITLE - 1].rstrip() + "…"


def suggestion_buttons() -> list[Button]:
    """What a search can start with."""
    return [Button.saying(words) for words in lexicon("reply_words")["suggestions"]]
