"""A server with the real channels and, instead of a trained model, an agent that says back what it hears."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from pathlib import Path

from rasa.core.channels.channel import UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from sanic import Sanic

from bot.server.app import LARGEST_BODY, add_widget, open_channels

CREDENTIALS = Path(__file__).resolve().parents[2] / "credentials.yml"


class SayingBack:
    """Understands: "wait SECONDS", "fail", "my slot", "delete my data", "/select_posting{...}"; says back the rest."""

    def __init__(self) -> None:
        self.domain = Domain.from_dict({"responses": {"utter_fault": [{"text": "Something went wrong."}]}})
        self.domain.slots.append(AnySlot("focus", mappings=[{}]))
        self.tracker_store = InMemoryTrackerStore(self.domain)

    async def handle_message(self, message: UserMessage) -> None:
        text, output = message.text or "", message.output_channel
        tracker = await self.tracker_store.get_or_create_tracker(message.sender_id)
        tracker.update_with_events([UserUttered(text)], self.domain)
        if text.startswith("wait "):
            await asyncio.sleep(float(text.split()[1]))
        if text == "fail":
            raise RuntimeError("as asked")
        if text.startswith("/select_posting"):
            tracker.update(SlotSet("focus", json.loads(text.removeprefix("/select_posting"))["posting_id"]))
        if text == "/start_over":
            tracker.update(SlotSet("focus", None))
        said = f"focus: {tracker.get_slot('focus')}" if text == "my slot" else f"You said: {text}"
        await output.send_text_message(message.sender_id, said)
        deleted = {"type": "privacy", "v": 1, "action": "delete", "done": True}
        custom = deleted if text == "delete my data" else {"type": "job", "v": 1}
        await output.send_custom_json(message.sender_id, custom)
        await output.send_text_with_buttons(message.sender_id, "And now?", [{"title": "More", "payload": "/show_more"}])
        tracker.update(ActionExecuted("action_listen"))
        await self.tracker_store.save(tracker)


def main() -> None:
    logging.basicConfig(level=os.environ.get("STUB_LOG", "WARNING"))
    app = Sanic("stub", configure_logging=False)
    app.config.REQUEST_MAX_SIZE = LARGEST_BODY
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.ctx.agent = SayingBack()
    open_channels(app, CREDENTIALS)
    add_widget(app)
    app.run(host="127.0.0.1", port=int(sys.argv[1]), workers=1, access_log=False, motd=False)


if __name__ == "__main__":
    main()
