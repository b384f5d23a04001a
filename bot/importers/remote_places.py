"""Where a remote job may be done from, as boards of remote work name it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.extract.place import places_of

_ONLY = re.compile(r"\s+only$", re.I)
_LIST = re.compile(r"\s*[,;]\s*")


def remote_places(stated: Sequence[str]) -> str:
    """The countries and regions as one location, each a place of its own: "USA, Canada" is "USA; Canada".

    "Lisbon, Portugal" stays as it is, because it is one place.
    """
    names = [_ONLY.sub("", part) for name in stated for part in _parts(name.strip())]
    return "; ".join(dict.fromkeys(filter(None, names)))


def _parts(name: str) -> list[str]:
    parts = _LIST.split(name)
    has_city = any(place.city for part in parts for place in places_of(part))
    return [name] if has_city else parts
