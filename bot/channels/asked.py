"""What is known of an HTTP request: who sent it, from where, and its body, read no further than allowed."""

from __future__ import annotations

import json
from ipaddress import ip_network
from typing import Any

from sanic.exceptions import PayloadTooLarge
from sanic.request import Request

from bot.channels.refusal import RefusedError
from bot.channels.settings import LARGEST_BODY

LOOPBACK = ("127.0.0.1", "::1", "::ffff:127.0.0.1")
LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")
FORWARDED = ("x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via")
"""Any of these says that the request came through a proxy, so that its peer is not who asks."""


def address_of(request: Request, proxies: int) -> str:
    """The address that a request came from: the peer, or what the trusted proxies say of it."""
    passed = [part.strip() for part in request.headers.get("x-forwarded-for", "").split(",") if part.strip()]
    return passed[-proxies] if 0 < proxies <= len(passed) else request.ip


def network_of(address: str) -> str:
    """What an address is counted as: itself, or in IPv6 the 64 bits that one customer has to himself."""
    try:
        return str(ip_network((address, 64 if ":" in address else 32), strict=False).network_address)
    except ValueError:  # what a proxy wrote need not be an address
        return address


def is_local(request: Request) -> bool:
    """Whether a program on this machine asks: not a proxy, and not a foreign page in a browser on this machine."""
    host = request.headers.get("host", "").casefold()
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    return request.ip in LOOPBACK and name in LOCAL_NAMES and not any(header in request.headers for header in FORWARDED)


async def read_body(request: Request) -> None:
    """Reads the body of a request whose route has `stream=True`; `RefusedError` as soon as it is too large."""
    if request.stream is None:
        return
    request.stream.request_max_size = LARGEST_BODY
    try:
        await request.receive_body()
    except PayloadTooLarge as error:
        raise RefusedError("body") from error


async def read_object(request: Request) -> dict[str, Any]:
    """The JSON object of a request's body; an empty body is an empty object."""
    await read_body(request)
    try:
        found = json.loads(request.body or b"{}")
    except (ValueError, RecursionError) as error:
        raise RefusedError("request") from error
    if not isinstance(found, dict):
        raise RefusedError("request")
    return found
