"""What one message says: its own query, what it takes off, how it relates to the search in force."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal, Optional

from bot.query.model import PayWish, Query

Mode = Literal["search", "refine", "add", "only"]


@dataclass(frozen=True)
class Entity:
    """A piece of a message that a learned extractor or a reader found."""

    entity: str
    """Kind: role, company, skill, place, ..."""
    value: Any
    start: int
    end: int


@dataclass
class MessageReading:
    """One message, read. Offsets are into `text`, the message with its spelling mended."""

    text: str
    query: Query = field(default_factory=Query)
    """What this message alone says."""
    drops: list[str] = field(default_factory=list)
    """Query keys that it takes off: "forget the salary" takes off `pay`."""
    un_exclude: dict[str, list[str]] = field(default_factory=dict)
    """Values by key that need no longer be left out: "nights are fine now"."""
    removes: Query = field(default_factory=Query)
    """Values that it takes off, neither wanted nor turned down: "remove part time"."""
    mode: Mode = "refine"
    """`search`: a complete new wish; `refine` replaces what it names; `add` adds to lists; `only` narrows to it."""
    bare_pay: Optional[PayWish] = None
    """An amount without a period, for the pay in force to complete: after a yearly wish, "130 at least" is 130,000."""
    corrections: list[tuple[str, str]] = field(default_factory=list)
    """Words mended: as written, as read."""
    entities: list[Entity] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """True when the message says nothing about a search."""
        return not (self.query.as_dict() or self.removes.as_dict() or self.drops or self.un_exclude or self.bare_pay)

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON; `of_dict` reads it back."""
        return {
            "text": self.text,
            "query": self.query.as_dict(),
            "drops": list(self.drops),
            "un_exclude": {key: list(values) for key, values in self.un_exclude.items()},
            "removes": self.removes.as_dict(),
            "mode": self.mode,
            "bare_pay": self.bare_pay.dict(exclude_none=True) if self.bare_pay else None,
            "corrections": [list(pair) for pair in self.corrections],
            "entities": [asdict(entity) for entity in self.entities],
        }

    @classmethod
    def of_dict(cls, data: dict[str, Any]) -> MessageReading:
        """The reading that `as_dict` wrote."""
        return cls(
            text=data["text"],
            query=Query.parse_obj(data.get("query") or {}),
            drops=list(data.get("drops") or []),
            un_exclude={key: list(values) for key, values in (data.get("un_exclude") or {}).items()},
            removes=Query.parse_obj(data.get("removes") or {}),
            mode=data.get("mode") or "refine",
            bare_pay=PayWish.parse_obj(data["bare_pay"]) if data.get("bare_pay") else None,
            corrections=[(wrong, right) for wrong, right in data.get("corrections") or []],
            entities=[Entity(**entity) for entity in data.get("entities") or []],
        )
