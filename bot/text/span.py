"""A piece of a posting's stored text, with its exact quote."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """Characters `start` to `end` of one stored field; `fields[field][start:end] == quote` always holds."""

    field: str
    """Name of the stored field, such as `description`."""
    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""
    quote: str
    """The characters themselves."""

    @classmethod
    def of(cls, fields: dict[str, str], field: str, start: int, end: int) -> Span:
        """The span `fields[field][start:end]`, without white space at its ends."""
        text = fields[field][start:end]
        start += len(text) - len(text.lstrip())
        quote = text.strip()
        return cls(field, start, start + len(quote), quote)

    def as_dict(self) -> dict[str, object]:
        """The SPAN of the contract."""
        return {"field": self.field, "start": self.start, "end": self.end, "quote": self.quote}
