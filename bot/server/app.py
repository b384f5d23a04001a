"""The web application: the chat page, the channels of `credentials.yml`, and the agent behind them."""

from __future__ import annotations

import logging
from asyncio import AbstractEventLoop
from functools import partial
from pathlib import Path
from urllib.parse import urljoin

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.run import close_resources, create_http_input_channels
from rasa.core.utils import AvailableEndpoints
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, file, json

from bot.channels.settings import LONGEST_MESSAGE
from bot.facts.head import HEADS, head
from bot.server.agent import load_agent
from bot.server.board import add_board
from bot.server.in_process import FAULT, InProcessAgent
from bot.server.widget import add_widget

WEB = Path(__file__).resolve().parents[1] / "web"
PAGE = {"/chat": "page.html", "/page.css": "page.css", "/page.js": "page.js"}
"""The addresses of the page's files in `bot/web/`; nothing else is served from there."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'"
)
LARGEST_BODY = 64 * 1024
"""Bytes; a chat message is far smaller, and a large one would block every other conversation."""

FIRST = "warehouse in Tulsa"
"""Read once at the start, because the first reading loads the vocabularies; no candidate waits for it."""

logger = logging.getLogger(__name__)


def create_app(root: Path, model: Path, credentials: Path) -> Sanic:
    """A Sanic application that loads the model when it starts and serves until it is stopped."""
    app = Sanic("rolecall", configure_logging=False)
    app.config.REQUEST_MAX_SIZE = LARGEST_BODY
    app.config.KEEP_ALIVE_TIMEOUT = 30
    app.config.FALLBACK_ERROR_FORMAT = "json"
    open_channels(app, credentials)
    add_board(app)
    add_page(app)
    add_widget(app)
    app.add_route(_health, "/health", name="health")

    async def load(running: Sanic, loop: AbstractEventLoop) -> None:
        endpoints = AvailableEndpoints.read_endpoints(str(root / "endpoints.yml"))
        agent = await load_agent(model, endpoints, loop)
        await agent.parse_message(FIRST)
        for name in HEADS:
            head(name)
        running.ctx.agent = agent

    app.register_listener(load, "before_server_start")
    app.register_listener(close_resources, "after_server_stop")
    return app


def open_channels(app: Sanic, credentials: Path) -> None:
    """Opens the channels that a file names, each where Rasa itself would."""
    for channel in create_http_input_channels(None, str(credentials)):
        address = urljoin("/webhooks/", channel.url_prefix())
        app.blueprint(channel.blueprint(partial(answer_message, app)), url_prefix=address)


def add_page(app: Sanic) -> None:
    """Serves the plain chat at /chat."""
    for address, name in PAGE.items():
        app.add_route(_page(WEB / name), address, name=f"page_{name.replace('.', '_')}")


async def answer_message(app: Sanic, message: UserMessage) -> None:
    """Hands a channel's message to the agent; one that is too long, or that makes it fail, is answered in words."""
    agent: InProcessAgent = app.ctx.agent
    if len(message.text or "") > LONGEST_MESSAGE:
        await _say(message, agent, "utter_message_too_long")
        return
    try:
        await agent.handle_message(message)
        if isinstance(message.output_channel, CollectingOutputChannel) and not message.output_channel.messages:
            await _say(message, agent, "utter_ask_help")  # such as Rasa's own /session_start, which says nothing
    except Exception:  # whatever it is, the candidate gets an answer and the operator the trace
        logger.exception("A message could not be answered")
        await _say(message, agent, FAULT)


async def _say(message: UserMessage, agent: InProcessAgent, response: str) -> None:
    assert message.output_channel is not None and agent.domain is not None
    await message.output_channel.send_text_message(message.sender_id, agent.domain.responses[response][0]["text"])


def _page(path: Path):  # type: ignore[no-untyped-def]
    async def send(_: Request) -> HTTPResponse:
        return await file(path, headers={"Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff"})

    return send


async def _health(request: Request) -> HTTPResponse:
    """Says that the bot is ready; it answers only once the model is loaded."""
    return json({"status": "ok", "model": request.app.ctx.agent.model_id})
