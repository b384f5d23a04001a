"""Operators' keys: a program elsewhere shows one, and each key's senders are apart from all others."""

from __future__ import annotations

import hmac
import os
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Optional

from bot.channels.refusal import RefusedError
from bot.errors import SetupError

SHORTEST = 20
"""Characters of a key."""
_NAME = re.compile(r"[a-z0-9_]{1,40}")
"""Without a hyphen, which parts the key's name from the sender's in the name of a conversation."""
_BEARER = re.compile(r"Bearer +(\S+) *", re.IGNORECASE)


class Keys:
    """The keys by name. Kept as digests, so that comparing takes the same time whatever is shown."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        self._digests = {name: sha256(key.encode()).digest() for name, key in keys.items()}

    @classmethod
    def from_environment(cls, environment: Optional[Mapping[str, str]] = None) -> Keys:
        """The keys of ROLECALL_KEYS (`NAME:KEY,NAME:KEY`) and of the file ROLECALL_KEYS_FILE (`NAME:KEY` a line).

        `SetupError` for one that cannot be used, without the key.
        """
        given = os.environ if environment is None else environment
        written = given.get("ROLECALL_KEYS", "").split(",")
        file = given.get("ROLECALL_KEYS_FILE")
        if file:
            try:
                written += Path(file).read_text(encoding="utf8").splitlines()
            except (OSError, UnicodeDecodeError) as error:
                raise SetupError(f"The file of ROLECALL_KEYS_FILE cannot be read: {error}") from error
        return cls(dict(_key(line.strip()) for line in written if line.strip() and not line.startswith("#")))

    def name_of(self, header: str) -> str:
        """Whose key an Authorization header shows; `RefusedError` when it is nobody's."""
        shown = _BEARER.fullmatch(header)
        digest = sha256((shown[1] if shown else "").encode()).digest()
        found = [name for name, known in self._digests.items() if hmac.compare_digest(known, digest)]
        if not shown or not found:
            raise RefusedError("key")
        return found[0]


def _key(written: str) -> tuple[str, str]:
    name, _, key = written.partition(":")
    if not _NAME.fullmatch(name) or len(key) < SHORTEST:
        shown = name if _NAME.fullmatch(name) else "without a name of small letters, digits and _"
        raise SetupError(
            f"The key {shown} cannot be used: write NAME:KEY with a KEY of at least {SHORTEST} characters, such as "
            'python3 -c "import secrets; print(secrets.token_urlsafe(32))" prints'
        )
    return name, key
