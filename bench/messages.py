"""Messages as people type them, for measuring: the test twins, and what they become when people type on."""

from __future__ import annotations

from pathlib import Path
from random import Random

import yaml

TWINS = Path(__file__).resolve().parents[1] / "tests" / "nlu" / "twins"
JOINTS = (", ", " and ", ". also ", " but ", " ... ", ", oh and ")
LONGEST = 1000
"""Characters: the server reads no longer message."""


def varied_messages(count: int, seed: int = 1) -> list[str]:
    """As many messages, none twice: half are twins, a third two or three in one, the rest rambling ones of ten.

    They differ in capitals and slips of the keys too, as typed ones do.
    """
    random = Random(seed)
    twins = _twins()
    found: dict[str, None] = {}
    while len(found) < count:
        parts = random.choices((1, 2, 3, 10), weights=(3, 1, 1, 1))[0]
        said = random.sample(twins, parts)
        message = said[0] + "".join(random.choice(JOINTS) + more for more in said[1:])
        found[_typed(message, random)[:LONGEST]] = None
    return list(found)


def _twins() -> list[str]:
    return [
        line.removeprefix("- ")
        for path in sorted(TWINS.glob("*.yml"))
        for part in yaml.safe_load(path.read_text(encoding="utf8"))["nlu"]
        for line in part["examples"].splitlines()
    ]


def _typed(message: str, random: Random) -> str:
    """The message with a capital, two letters changed about, or as it is."""
    how = random.randrange(4)
    if how == 0:
        return message[:1].upper() + message[1:]
    if how == 1 and len(message) > 6:
        place = random.randrange(1, len(message) - 2)
        return message[:place] + message[place + 1] + message[place] + message[place + 2 :]
    return message
