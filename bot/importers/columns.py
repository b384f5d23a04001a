"""Which of a feed's own columns or tags hold which of a posting's fields, told from their names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.lexicon import lexicon


@dataclass(frozen=True)
class Arrangement:
    """Places, from 0, in a list of names."""

    fields: dict[str, int]
    """Where each field is that some name means."""
    sections: tuple[tuple[str, int], ...]
    """(heading, place) of what belongs into the description."""


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """A name as it is compared: "Req. ID", "req_id" and "ReqID" are one."""
    return re.sub(r"[\W_]+", "", name.lower())


def known_fields() -> list[str]:
    """The names of a posting's fields, as `arranged` and a column map call them."""
    return list(lexicon("feed_columns")["fields"])


def meaning(name: str) -> tuple[str, bool]:
    """(field or heading, whether it is a heading) of a name; ("", False) when it is not known."""
    field = _fields().get(bare(name))
    if field:
        return field[0], False
    heading = _headings().get(bare(name))
    return (heading, True) if heading else ("", False)


@lru_cache(maxsize=1024)
def arranged(names: tuple[str, ...]) -> Arrangement:
    """Where the fields and the parts of the description are among the names; a part may have several ("skill_2")."""
    ranked: dict[str, tuple[int, int]] = {}
    sections: list[tuple[str, int]] = []
    for place, name in enumerate(names):
        found, heading = _fields().get(bare(name)), _headings().get(bare(name).rstrip("0123456789"))
        if found:
            field, rank = found
            ranked[field] = min(ranked.get(field, (rank, place)), (rank, place))
        elif heading:
            sections.append((heading, place))
    order = list(dict.fromkeys(_headings().values()))
    sections.sort(key=lambda section: order.index(section[0]))
    return Arrangement({field: place for field, (_, place) in ranked.items()}, tuple(sections))


@cache
def _fields() -> dict[str, tuple[str, int]]:
    """(field, rank among its names) by bare name."""
    fields = lexicon("feed_columns")["fields"]
    return {bare(name): (field, rank) for field, names in fields.items() for rank, name in enumerate(names)}


@cache
def _headings() -> dict[str, str]:
    sections = lexicon("feed_columns")["sections"]
    return {bare(name): heading for heading, names in sections.items() for name in names}
