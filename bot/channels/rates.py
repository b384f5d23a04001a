"""Counts what each session, address and key sends, and refuses what is too much."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping

from limits import RateLimitItem
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot.channels.refusal import RefusedError


class Rates:
    """The counters of this process; in memory, for one process serves."""

    def __init__(self, rates: Mapping[str, RateLimitItem]) -> None:
        self._rates = rates
        self._counters = MovingWindowRateLimiter(MemoryStorage())

    def count(self, name: str, whose: str) -> None:
        """Counts one more; `RefusedError` with the seconds to wait when it is too many."""
        rate = self._rates[name]
        if not self._counters.hit(rate, name, whose):
            wait = self._counters.get_window_stats(rate, name, whose).reset_time - time.time()
            raise RefusedError("rate", retry_after=max(1, math.ceil(wait)))
