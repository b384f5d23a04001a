"""The parts of a message that tell a story: work that has ended or goes on, what others do. None of it is a wish."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from bot.lexicon import lexicon

Whose = Literal["others", "ended", "now"]


class Story(NamedTuple):
    """A told part of a text, from `start` to `end`, and what it is about."""

    whose: Whose
    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """True for words that lie in this part."""
        return self.start <= start and end <= self.end


def stories(text: str) -> list[Story]:
    """The told parts of a text, in order, not overlapping: "got laid off from Ford in May", "my wife is a nurse"."""
    found: list[Story] = []
    for whose, cue in _cues():
        for match in cue.finditer(text):
            end = _ends().search(text, match.end())
            found.append(Story(whose, match.start(), end.start() if end else len(text)))
    kept: list[Story] = []
    for story in sorted(found, key=lambda s: (s.start, -s.end)):
        if not kept or story.start >= kept[-1].end:
            kept.append(story)
    return kept


@cache
def _cues() -> tuple[tuple[Whose, re.Pattern[str]], ...]:
    words = lexicon("background")
    who, has = (f"(?:{'|'.join(words[name])})" for name in ("people", "does"))
    kinds: tuple[Whose, ...] = ("others", "ended", "now")
    return tuple(
        (kind, re.compile(rf"\b(?:{'|'.join(words[kind])})".replace("{who}", who).replace("{has}", has), re.I))
        for kind in kinds
    )


@cache
def _ends() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("background")["ends"]), re.I)
