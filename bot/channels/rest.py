"""The REST channel, at Rasa's address and in its shapes, but not open to everyone. `credentials.yml` names it.

Rasa's own takes whatever sender the caller names, from anywhere and of any size. Here a program on this machine needs
no key; from elsewhere it shows an operator's, and its senders are its own.
"""

from __future__ import annotations

import logging
import time
from functools import partial
from typing import Any, NamedTuple, Optional

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.channels.asked import is_local, read_object
from bot.channels.keys import Keys
from bot.channels.message import check_text
from bot.channels.origins import Origins
from bot.channels.rates import Rates
from bot.channels.refusal import RefusedError
from bot.channels.settings import LONGEST_NAME, Settings
from bot.channels.turns import OnNewMessage

RESERVED = ("web-", "rest-")
"""How conversations of others begin."""
ANSWERED = ("long", "empty", "intent", "fault")
"""What is said as a reply, for whoever wrote the message to read; the rest is for the program."""
DEFAULT_SENDER = "default"

logger = logging.getLogger(__name__)


class Caller(NamedTuple):
    """Who asks."""

    key: Optional[str]
    """The name of the operator's key; None for a program on this machine."""

    def conversation(self, sender: str) -> str:
        """A sender's conversation."""
        return f"rest-{self.key}-{sender}" if self.key else sender


class RestChannel(InputChannel):
    """`POST /webhooks/rest/webhook {"sender", "message"}` answers with a list of messages."""

    def __init__(self, settings: Settings, keys: Keys) -> None:
        self._settings, self._keys = settings, keys
        self._rates, self._origins = Rates(settings.rates), Origins(settings.origins)

    @classmethod
    def name(cls) -> str:
        return "rest"

    @classmethod
    def from_credentials(cls, credentials: Optional[dict[str, Any]]) -> RestChannel:
        """All is set by environment variables, so that no key needs to stand in a file of the project."""
        return cls(Settings.from_environment(), Keys.from_environment())

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        async def health(_: Request) -> HTTPResponse:
            return json({"status": "ok"})

        async def receive(request: Request) -> HTTPResponse:
            try:
                return json(await self._answer(request, on_new_message))
            except RefusedError as refused:
                wait = {"Retry-After": str(refused.retry_after)} if refused.retry_after else {}
                return json({"error": refused.as_dict()}, refused.status, wait)

        blueprint = Blueprint("rolecall_rest")
        blueprint.add_route(health, "/", methods=["GET"], name="health")
        blueprint.add_route(partial(receive), "/webhook", methods=["POST"], name="receive", stream=True)
        return blueprint

    async def _answer(self, request: Request, ask: OnNewMessage) -> list[dict[str, Any]]:
        caller = self._caller(request)
        self._count(caller, "key", "")
        given = await read_object(request)
        sender = _sender(given.get("sender"))
        if caller.key is None and sender.startswith(RESERVED):
            raise RefusedError("sender", most=LONGEST_NAME)
        output = CollectingOutputChannel()
        conversation = caller.conversation(sender)
        try:
            text = check_text(given.get("message"), slash=caller.key is None)
            self._count(caller, "session", conversation)
            await self._ask(ask, UserMessage(text, output, conversation, input_channel=self.name()))
        except RefusedError as refused:
            if refused.code not in ANSWERED:
                raise
            await output.send_text_message(conversation, refused.text)
        return [{**said, "recipient_id": sender} for said in output.messages]

    def _caller(self, request: Request) -> Caller:
        """Whoever may ask; `RefusedError` for others, and for a page of a foreign website."""
        self._origins.headers(request)
        header = request.headers.get("authorization")
        return Caller(self._keys.name_of(header or "")) if header or not is_local(request) else Caller(None)

    def _count(self, caller: Caller, name: str, whose: str) -> None:
        """Programs on this machine are not counted: they are the operator's own."""
        if caller.key is not None:
            self._rates.count(name, f"{caller.key} {whose}")

    async def _ask(self, ask: OnNewMessage, message: UserMessage) -> None:
        began = time.monotonic()
        if self._settings.log_text:
            logger.info("%s said: %r", message.sender_id, message.text)
        try:
            await ask(message)
        except Exception as error:  # whatever it is, the caller gets an answer and the operator the trace
            logger.exception("A message of %s could not be answered", message.sender_id)
            raise RefusedError("fault") from error
        said, spent = len(message.text or ""), 1000 * (time.monotonic() - began)
        logger.info("%s said %d characters, answered in %d ms", message.sender_id, said, spent)


def _sender(given: object) -> str:
    """The sender, as Rasa takes it: any text or number, or none."""
    if given is None:
        return DEFAULT_SENDER
    sender = str(given) if isinstance(given, (str, int)) else ""
    if not 0 < len(sender) <= LONGEST_NAME:
        raise RefusedError("sender", most=LONGEST_NAME)
    return sender
