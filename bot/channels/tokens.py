"""Sessions of the website's chat: short-lived signed tokens, renewed without the candidate noticing."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

import jwt
from sqlalchemy.engine import make_url

from bot.channels.refusal import RefusedError
from bot.channels.settings import RENEW_SECONDS, TOKEN_SECONDS
from bot.errors import SetupError

AUDIENCE = "rolecall-web"
ALGORITHM = "HS256"
NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_SUBJECT = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Session:
    """What a token says."""

    subject: str
    """128 random bits, in hexadecimal."""
    first: int
    """When the session began, in seconds since 1970; as is `expires`."""
    expires: int

    @property
    def conversation(self) -> str:
        """The conversation that the session is; it never comes from the client."""
        return f"web-{self.subject}"

    @property
    def shown(self) -> str:
        """Enough of it to tell sessions apart in a log."""
        return self.conversation[:12]

    def check(self) -> None:
        """`RefusedError` when its time is over."""
        if self.expires <= time.time():
            raise RefusedError("token")


class Tokens:
    """Issues and reads tokens."""

    def __init__(self, secret: str, days: int) -> None:
        self._secret, self._grace = secret, days * 24 * 3600

    def issue(self, old: object = None) -> dict[str, Any]:
        """A token that carries an old one's session on where that may be, else begins a session.

        `{"token", "expires_in", "renew_in"}`, both in seconds.
        """
        kept = self.renewable(old)
        now = int(time.time())
        claims = {
            "sub": kept.subject if kept else secrets.token_hex(16),
            "aud": AUDIENCE,
            "iat": now,
            "exp": now + TOKEN_SECONDS,
            "first": kept.first if kept else now,
        }
        token = jwt.encode(claims, self._secret, algorithm=ALGORITHM)
        return {"token": token, "expires_in": TOKEN_SECONDS, "renew_in": RENEW_SECONDS}

    def session(self, token: object) -> Session:
        """The session of a token that holds now; `RefusedError` for any other."""
        found = self._read(token)
        if found is None:
            raise RefusedError("token")
        found.check()
        return found

    def renewable(self, token: object) -> Optional[Session]:
        """The session of a token of ours that has not been over for too long; None for any other."""
        found = self._read(token)
        return found if found and found.expires > time.time() - self._grace else None

    def _read(self, token: object) -> Optional[Session]:
        """The session of a token of ours, whenever it ends or ended."""
        if not isinstance(token, str):
            return None
        options: Any = {"require": ["sub", "aud", "iat", "exp"], "verify_exp": False}
        try:
            claims = jwt.decode(token, self._secret, algorithms=[ALGORITHM], audience=AUDIENCE, options=options)
        except jwt.InvalidTokenError:
            return None
        subject, first, expires = claims["sub"], claims.get("first", claims["iat"]), claims["exp"]
        if not _SUBJECT.fullmatch(subject) or not isinstance(first, int) or not isinstance(expires, int):
            return None
        return Session(subject, first, expires)


def kept_secret(store: str) -> str:
    """The secret in the file beside a store, made when there is none yet; `SetupError` where there can be no file."""
    url = make_url(store)
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        raise SetupError(
            "The website's chat signs its sessions with a secret, which a store that is no file cannot have beside it; "
            'set ROLECALL_SECRET to what this prints: python3 -c "import secrets; print(secrets.token_hex(32))"'
        )
    path = Path(f"{url.database}.secret")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError), os.fdopen(os.open(path, NEW_FILE, 0o600), "w") as made:
            made.write(secrets.token_hex(32))
        secret = path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise SetupError(
            f"{path} cannot be used: {error.strerror}. Make it readable, or set ROLECALL_SECRET."
        ) from error
    if len(secret) < 32:
        raise SetupError(f"{path} holds no secret. Delete it, and a new one is made; open chats begin anew.")
    return secret
