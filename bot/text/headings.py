"""What a heading announces, by the phrases of `headings.yml`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, Optional, cast

import yaml

Kind = Literal[
    "duties", "required", "preferred", "benefits", "pay", "schedule", "company", "how_to_apply",
    "equal_opportunity", "accommodation", "location", "other",
]  # fmt: skip
FILE = Path(__file__).parent / "headings.yml"


@lru_cache(maxsize=4096)
def kind_of(heading: str) -> Optional[Kind]:
    """What stands under a heading of these words, or nothing when it is not known."""
    plain = plain_heading(heading)
    whole = _whole().get(plain)
    if whole:
        return whole
    padded = f" {plain} "
    for phrase, kind in _parts():
        if phrase in padded and (" " in phrase.strip() or padded.startswith(phrase) or padded.endswith(phrase)):
            return kind
    return next((kind for word, kind in _starts() if plain.startswith(word)), None)


def plain_heading(heading: str) -> str:
    """Small letters, straight apostrophes, `and` for `&`, no other punctuation."""
    text = heading.lower().replace("’", "'").replace("&", " and ").replace("/", " ")
    return " ".join(re.sub(r"[^\w' -]", " ", text).split()).strip("- ")


@lru_cache(maxsize=1024)
def is_subject(heading: str) -> bool:
    """Whether the heading only tells what a requirement is about ("Education"), not whether it is one."""
    return plain_heading(heading) in _set("subjects")


def is_known(heading: str) -> bool:
    """Whether the whole heading is one of the file's, so that it needs no capitals to be seen as one."""
    plain = plain_heading(heading)
    return plain in _whole() or (" " in plain and f" {plain} " in _phrases())


def is_small(word: str) -> bool:
    """Whether a heading need not write the word with a capital."""
    return word.lower() in _set("small_words")


def speaks_of_one_line(kind: Kind) -> bool:
    """Whether a heading of this kind with a value in its line speaks of that line alone."""
    return kind in _set("one_line")


def kind_of_paragraph(paragraph: str) -> Optional[Kind]:
    """What a paragraph is by its own words, without a heading."""
    small = paragraph.lower()
    return next((kind for phrase, kind in _paragraphs() if phrase in small), None)


@cache
def _file() -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return cast("dict[str, Any]", yaml.load(FILE.read_text(encoding="utf8"), Loader=loader))


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(_file()[name])


@cache
def _whole() -> dict[str, Kind]:
    return {phrase: kind for kind, entry in reversed(_file()["kinds"].items()) for phrase in entry["is"]}


@cache
def _parts() -> list[tuple[str, Kind]]:
    return [(f" {phrase} ", kind) for kind, entry in _file()["kinds"].items() for phrase in entry["has"]]


@cache
def _phrases() -> frozenset[str]:
    return frozenset(phrase for phrase, _ in _parts())


@cache
def _starts() -> list[tuple[str, Kind]]:
    return [(f"{word} ", kind) for kind, entry in _file()["kinds"].items() for word in entry.get("starts", ())]


@cache
def _paragraphs() -> list[tuple[str, Kind]]:
    return [(phrase, kind) for kind, phrases in _file()["paragraphs"].items() for phrase in phrases]
