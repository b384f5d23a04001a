"""A message with several questions as the questions."""

from __future__ import annotations

import re
from functools import cache

from bot.lexicon import lexicon

SHORTEST = 2
"""Words of a part that can be asked alone."""
MOST = 3
"""Questions of a message that are answered one by one."""


@cache
def _cut() -> re.Pattern[str]:
    openers = "|".join(lexicon("approved")["openers"])
    return re.compile(rf"(?:\?+|,? (?:and|plus|also)|[,;])\s+(?:and\s+|also\s+)*(?=(?:{openers})\b)", re.IGNORECASE)


def questions_in(message: str) -> list[str]:
    """The questions, each as it was typed; the message itself where it is one, or where a part says too little."""
    parts = [part.strip() for part in _cut().split(message.strip()) if part.strip()]
    whole = len(parts) in range(2, MOST + 1) and all(len(part.split()) >= SHORTEST for part in parts)
    return parts if whole else [message]
