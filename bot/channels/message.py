"""What may be said: not too long, not nothing, and as a button's payload only what buttons do."""

from __future__ import annotations

import re

from bot.channels.refusal import RefusedError
from bot.channels.settings import LONGEST_MESSAGE
from bot.lexicon import lexicon

_INTENT = re.compile(r"/(\w*)")


def check_text(text: object, *, slash: bool = False) -> str:
    """The text as it is handed on; `RefusedError` says why it is not. With `slash`, any /intent{...} may come."""
    if not isinstance(text, str):
        raise RefusedError("request")
    said = text.replace("\0", "").strip()
    if not said:
        raise RefusedError("empty")
    if len(said) > LONGEST_MESSAGE:
        raise RefusedError("long", most=LONGEST_MESSAGE)
    intent = _INTENT.match(said)
    if intent and not slash and intent[1] not in lexicon("channels")["intents"]:
        raise RefusedError("intent")
    return said
