"""Training phrases with other names in the place of theirs, so that a name's surroundings are learned, not the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from bot.lexicon import lexicon
from bot.tagging.words import KINDS, PAST, Mark

LISTED = 0.3
"""The share of names put in that a vocabulary has; the others are of `rare_names.yml`."""
LONGER = 0.5
"""The share of copies to which another phrase is added that names nothing: "2nd shift", "no weekends"."""
JOINTS = (", ", " ", ". ", ", and ")


class Phrase(NamedTuple):
    """A text and the names in it, in order."""

    text: str
    marks: Sequence[Mark] = ()
    may_follow: bool = False
    """True for what could be said after another wish."""


def varied(phrases: Sequence[Phrase], copies: int, seed: int = 0) -> Iterator[Phrase]:
    """`copies` of each phrase that names anything, each with names drawn anew; the same seed draws the same."""
    draw = Random(seed)
    plain = [phrase.text for phrase in phrases if phrase.may_follow and not phrase.marks]
    pools = {kind: (_listed(kind), lexicon("rare_names")[kind]) for kind in KINDS}
    pools |= {past: pools[past.removeprefix("past_")] for past in PAST}
    for phrase in phrases:
        for _ in range(copies if phrase.marks else 0):
            text, marks, done = "", [], 0
            for mark in phrase.marks:
                listed, rare = pools[mark.kind]
                name = draw.choice(listed if draw.random() < LISTED else rare)
                text += phrase.text[done : mark.start]
                start = len(text)
                model = phrase.text[mark.start : mark.end]
                text += _written_like(model, str(name), mark.kind.removeprefix("past_"), draw)
                marks.append(Mark(start, len(text), mark.kind))
                done = mark.end
            text += phrase.text[done:]
            if plain and draw.random() < LONGER:
                text = text.rstrip("?.") + draw.choice(JOINTS) + draw.choice(plain)
            yield Phrase(text, marks)


def _written_like(model: str, name: str, kind: str, draw: Random) -> str:
    """A name with the capitals and the plural of the one whose place it takes."""
    if kind == "role" and model.endswith("s") and not model.endswith("ss") and not name.endswith("s"):
        name += "s"
    if model.isupper() and len(model) > 3:
        return name.upper()
    if kind == "company":
        return name.lower() if model.islower() else name
    if model[0].isupper() and not model.isupper():
        return name[0].upper() + name[1:] if draw.random() < 0.5 else name.title()
    return name


def _listed(kind: str) -> list[str]:
    if kind == "role":
        return [title for group in lexicon("roles")["titles"].values() for title in group]
    if kind == "company":
        entries = lexicon("companies")
        names = [entry for group in ("names", "more_names") for entry in entries[group]]
        return [str(next(iter(name)) if isinstance(name, dict) else name) for name in names]
    words = lexicon("skills")
    return [*words["languages"], *words["areas"], *(name for group in words["tools"].values() for name in group)]
