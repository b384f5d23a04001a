"""What is refused, said in words that the candidate is shown."""

from __future__ import annotations

from typing import Any, Optional

from bot.errors import RolecallError
from bot.lexicon import lexicon

STATUS = {"token": 401, "key": 401, "origin": 403, "intent": 403, "body": 413, "rate": 429, "busy": 429, "fault": 500}
"""HTTP's word for a code; 400 for the others."""


class RefusedError(RolecallError):
    """A request that is not served. `code` is for programs, `text` for people."""

    def __init__(self, code: str, *, most: Optional[int] = None, retry_after: Optional[int] = None) -> None:
        self.code, self.retry_after = code, retry_after
        self.text: str = lexicon("channels")["refusals"][code].format(most=f"{most or 0:,}", seconds=retry_after or 0)
        super().__init__(self.text)

    @property
    def status(self) -> int:
        """The HTTP status."""
        return STATUS.get(self.code, 400)

    def as_dict(self) -> dict[str, Any]:
        """`{"code", "text"}`, and `retry_after` in seconds where waiting helps."""
        told: dict[str, Any] = {"code": self.code, "text": self.text}
        return told if self.retry_after is None else {**told, "retry_after": self.retry_after}
