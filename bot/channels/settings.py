"""The channels' settings and limits, all in one place; an operator changes them by environment variables."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Optional

from limits import RateLimitItem, parse

from bot.errors import SetupError

LONGEST_MESSAGE = 1_000
"""Characters."""
LARGEST_BODY = 16 * 1024
"""Bytes of a request or of a packet."""
LONGEST_NAME = 200
"""Characters of a posting's id or of a sender."""
MOST_WAITING = 3
"""Messages of a conversation that wait for the one before them."""
TOKEN_SECONDS = 30 * 60
RENEW_SECONDS = 25 * 60
"""After which the widget is to renew its token, so that it never holds a dead one."""

RATES = {
    "session": "20/minute",
    "address": "120/minute",
    "sessions": "20/hour",
    "connections": "60/minute",
    "handshakes": "120/minute",
    "looks": "240/minute",
    "key": "600/minute",
}
"""What is counted: messages of a session and of an address, its new sessions, its connections, those that show no token
yet, what a session looks up (type-ahead, history), and an operator's key. ROLECALL_LIMIT_NAME sets one."""
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d{1,5})?|https?://\[[0-9a-f:]+\](:\d{1,5})?")


def _rates() -> dict[str, RateLimitItem]:
    return {name: parse(rate) for name, rate in RATES.items()}


@dataclass(frozen=True)
class Settings:
    """How the channels are set up."""

    origins: frozenset[str] = frozenset()
    """Websites that may carry the chat, beside the server's own pages."""
    proxies: int = 0
    """How many reverse proxies stand before the server: so many addresses of X-Forwarded-For can be believed."""
    days: int = 30
    """How long a transcript is kept, and how long after its end a session may go on."""
    log_text: bool = False
    """Whether log lines carry what people say."""
    secret: Optional[str] = None
    """What tokens are signed with; None for one that is made and kept beside the store."""
    rates: Mapping[str, RateLimitItem] = field(default_factory=_rates)

    @classmethod
    def from_environment(cls, environment: Optional[Mapping[str, str]] = None) -> Settings:
        """The settings that the ROLECALL_ variables give; `SetupError` for one that cannot be used."""
        given = os.environ if environment is None else environment
        rates = {name: given.get(f"ROLECALL_LIMIT_{name.upper()}", rate) for name, rate in RATES.items()}
        return cls(
            origins=frozenset(_origins(given.get("ROLECALL_ORIGINS", ""))),
            proxies=_number("ROLECALL_PROXIES", given, 0, least=0),
            days=_number("ROLECALL_WEB_DAYS", given, 30, least=1),
            log_text=given.get("ROLECALL_LOG_TEXT") == "1",
            secret=_secret(given.get("ROLECALL_SECRET")),
            rates={name: _rate(name, rate) for name, rate in rates.items()},
        )


def _origins(listed: str) -> list[str]:
    origins = [origin.strip().lower().removesuffix("/") for origin in listed.split(",") if origin.strip()]
    for origin in origins:
        if not _ORIGIN.fullmatch(origin):
            raise SetupError(
                f"ROLECALL_ORIGINS holds {origin!r}; write each website as https://HOST or https://HOST:PORT, "
                "with commas between"
            )
    return origins


def _number(name: str, given: Mapping[str, str], otherwise: int, least: int) -> int:
    written = given.get(name) or str(otherwise)
    if not written.isdecimal() or int(written) < least:
        raise SetupError(f"{name} is {written!r}; give a whole number of at least {least}")
    return int(written)


def _secret(written: Optional[str]) -> Optional[str]:
    if written and len(written) < 32:
        raise SetupError(
            "ROLECALL_SECRET has fewer than 32 characters; make one with: "
            'python3 -c "import secrets; print(secrets.token_hex(32))"'
        )
    return written or None


def _rate(name: str, written: str) -> RateLimitItem:
    try:
        return parse(written)
    except ValueError as error:
        raise SetupError(f"ROLECALL_LIMIT_{name.upper()} is {written!r}; write it as 20/minute") from error
