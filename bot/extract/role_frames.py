"""What stands around a name of work: whether it is asked for, told as a story, or only the place or the past."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from bot.extract.names import Name, turned_down
from bot.extract.titles import singular, title_words
from bot.lexicon import lexicon

BACKGROUND = re.compile(
    r"\b(?:years?|yrs?|months?|decades?)(?:\s+of)?(?:\s+experience)?\s+(?:in|as|doing)\s+(?:an?\s+)?$"
    r"|\b(?:i|i['’]m|im|have|currently|now)\s+(?:currently\s+|now\s+)?(?:work(?:ed|ing)?|employed)\s+(?:as|in)\s+"
    r"(?:an?\s+)?$"
    r"|\b(?:was|been|currently|experience (?:as|in)|background (?:as|in)|worked (?:as|in)|used to be)\s+(?:an?\s+)?$"
    r"|\b(?:change|switch|switching|move|moving|transition\w*|pivot\w*)\s+(?:from|out of)\s+$",
    re.I,
)
WHERE = re.compile(
    r"\b(?:at|in|for|with|from)\s+(?:an?|the|some|any|local|our|your|their|my)\s+(?:[\w-]+\s+){0,2}$", re.I
)
JOINED = re.compile(r"\s*,?\s*(?:/|\bor\b|\band\b|&|\bn\b)\s*(?:(?:an?|the|in|at)\s+)*", re.I)
INSIDE = re.compile(r"\s+(?:in|at|inside)\s+(?:an?\s+|the\s+)?", re.I)
FORMERLY = re.compile(r"\b(?:former|retired|ex|previous)[\s-]+$", re.I)
DEGREE_IN = re.compile(
    r"\b(?:master|bachelor|associate|doctorate|phd|mba|degree|diploma|major|minor)(?:['’]?s)?(?:\s+degree)?"
    r"\s+in\s+(?:\w+\s+)?$",
    re.I,
)
FIRM = re.compile(r"\s+(?:company|companies|firm|firms|business|shop|contractor|startup|agency|practice|team)\b", re.I)
SPEAKS = re.compile(r"\s+(?:says|said|told|thinks|wants me|asked|keeps)\b", re.I)
STATES = re.compile(r"\s+(?:is|are|was|were|has|have|had|said|told|does|did)\b", re.I)
ASKED_ABOUT = re.compile(r"\b(?:about the|what about)\s+$", re.I)
CLOSES = re.compile(r"\s*(?:$|[.,;:?!\n/]|(?:or|and|in|near|at|with|for|but|no|not|paying)\b)", re.I)


class Frames:
    """The frames of `chat_words.yml` as patterns, matched against the text before or after a name."""

    def __init__(self) -> None:
        chat = lexicon("chat_words")
        self.before = _ends_with(chat["before"])
        """Before it, what follows is work, known or not: "looking for"."""
        self.before_known = _ends_with([*chat["before"], *chat["before_known"]])
        """Before it, a known name of work is meant as such: "as a"."""
        self.after = re.compile(rf"\s*(?:{'|'.join(chat['after'])})\b", re.I)
        """After it: "jobs", "positions"."""
        self.not_work = re.compile(rf"\b(?:{'|'.join(chat['not_work'])})\b", re.I)
        self._framed = frozenset(chat["framed"])
        self._framed_before = re.compile(chat["framed_before"], re.I)
        self._framed_after = re.compile(chat["framed_after"], re.I)
        ordered = sorted(chat["not_wanted"], key=len, reverse=True)
        self.not_wanted = re.compile(rf"(?:^|\b)(?:{'|'.join(ordered)})\s+$", re.I)

    def frame(self, text: str, start: int, end: int) -> bool:
        """True for a filler that is work where it stands: "school jobs"."""
        if text[start:end].lower() not in self._framed:
            return False
        return bool(self._framed_after.match(text, end) or self._framed_before.search(text[:start]))


@cache
def frames() -> Frames:
    """The frames, compiled once."""
    return Frames()


def is_told(text: str, start: int, end: int) -> bool:
    """True when the words are part of a story: "my manager", "a joke about nurses", "parole officer says"."""
    if SPEAKS.match(text, end):
        return True
    before = text[:start]
    if FORMERLY.search(before) or DEGREE_IN.search(before):
        return True
    if not frames().not_wanted.search(before) or frames().after.match(text, end):
        return False
    return not ASKED_ABOUT.search(before)


def stands_alone(text: str, start: int, end: int) -> bool:
    """True when the words stand on their own between marks: "Marketing, Denver"."""
    before, after = text[:start], text[end:]
    if re.search(r"(?:^|[.,;:\n])\W*$", before) and not STATES.match(after):
        return True
    return bool(re.search(r"(?:/|\bor|\band)\s*$", before, re.I)) and bool(CLOSES.match(after))


def without_background(text: str, found: list[tuple[Name, str]]) -> list[tuple[Name, str]]:
    """What one does or did so far, and where the work is done, fall away beside the work that is wanted."""
    refused = turned_down(text, [name for name, _ in found])
    background = [_is_background(text, name) for name, _ in found]
    settings = [_is_setting(name) for name, _ in found]
    if all(any(signs) for signs in zip(background, refused, settings, strict=True)):
        return found
    return [role for role, behind in zip(found, background, strict=True) if not behind]


def without_settings(text: str, found: list[tuple[Name, str]]) -> list[tuple[Name, str]]:
    """Beside a plain name of work, where it is done ("nurse, magnet hospital") and its papers ("controller, CPA")
    fall away, save in a list ("cashier or casino")."""
    plain = [not _is_setting(name) for name, _ in found]
    if found and singular(found[0][0].value) in title_words().credentials:
        plain[0] = True  # "RN, ICU"
    if not any(plain):
        return found
    kept = []
    for k, role in enumerate(found):
        left = text[found[k - 1][0].end : role[0].start] if k else ""
        right = text[role[0].end : found[k + 1][0].start] if k + 1 < len(found) else ""
        if k and INSIDE.fullmatch(left) and _is_workplace(role[0]):
            continue  # "housekeeping in hotel"
        listed = any(JOINED.fullmatch(gap) for gap in (left, right))
        if plain[k] or listed or k == 0 or turned_down(text, [role[0]])[0]:
            kept.append(role)
    return kept


def _is_workplace(name: Name) -> bool:
    last = singular(name.value).split()[-1]
    return last in title_words().workplaces or last in title_words().settings


def _is_setting(name: Name) -> bool:
    words = singular(name.value).split()
    vocabulary = title_words()
    whole = " ".join(words)
    return words[-1] in vocabulary.settings or whole in vocabulary.settings or whole in vocabulary.credentials


def _is_background(text: str, name: Name) -> bool:
    before = text[: name.start]
    if BACKGROUND.search(before):
        return True
    return bool(WHERE.search(before)) and (_is_workplace(name) or FIRM.match(text, name.end) is not None)


def _ends_with(phrases: Iterable[str]) -> re.Pattern[str]:
    ordered = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    return re.compile(rf"\b(?:{ordered})\s+(?:an?\s+|the\s+|some\s+|any\s+|more\s+|new\s+|good\s+)*$", re.I)
