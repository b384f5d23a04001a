"""Stored text as what it looks like: headings, paragraphs and lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from bot.text.sections import sections

ITEM = re.compile(r"[•-] +")
Kind = Literal["heading", "paragraph", "list", "gap"]


@dataclass(frozen=True)
class Block:
    """Some lines of the text, in order."""

    kind: Kind
    lines: list[str]
    """Without the sign of a list."""


def blocks(text: str) -> list[Block]:
    """All lines of a text, in order, by how they are shown."""
    headings = {part.start: part.heading for part in sections(text) if part.heading}
    kinds: list[tuple[Kind, str]] = []
    start = 0
    for line in text.split("\n"):
        said = line.strip()
        kinds.append((_kind(said, headings.get(start)), said))
        start += len(line) + 1
    shown = []
    for kind, group in groupby(kinds, key=lambda pair: pair[0]):
        lines = [ITEM.sub("", said, count=1) if kind == "list" else said for _, said in group]
        shown += [Block(kind, [line]) for line in lines] if kind == "heading" else [Block(kind, lines)]
    return [block for block in shown if block.kind != "gap"]


def _kind(said: str, heading: str | None) -> Kind:
    """Of a line, and the heading that begins where it does; a heading with text behind it is a paragraph's."""
    if not said:
        return "gap"
    if heading and said.rstrip(" :") == heading.rstrip(" :"):
        return "heading"
    return "list" if ITEM.match(said) else "paragraph"
