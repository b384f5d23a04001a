"""Two things in one message: a wish for the search and a question about a posting."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Optional

from bot.facts.question import facets_asked
from bot.lexicon import lexicon
from bot.query.reading import MessageReading
from bot.replies.pick import has_phrase, words_of

ReadingOf = Callable[[str], MessageReading]


@dataclass(frozen=True)
class Parts:
    """A message in two: "only Ohio please, and what does the first one pay?"."""

    wish: str
    question: str
    question_first: bool


def parts_of(text: str, reading_of: ReadingOf) -> Optional[Parts]:
    """The wish and the question of a message that has both; None for any other message."""
    if "?" not in text and not _opens_question().search(text) and not (asks(text) and _opens_wish().search(text)):
        return None
    for left, right in _splits(text):
        if _is_wish(left, reading_of) and _is_question(right):
            return Parts(left, right, question_first=False)
        if _is_question(left) and _is_wish(right, reading_of) and not asks(right):
            return Parts(right, left, question_first=True)
    return None


def asks(text: str) -> bool:
    """True if a text has the form of a question: a question mark, or it opens as one, also after "and" or "ok"."""
    if "?" in text:
        return True
    forms, words = lexicon("message_forms"), words_of(text)
    while words and words[0] in forms["before_question"]:
        words = words[1:]
    opening = bool(words) and (words[0] in forms["question_words"] or words[0] in forms["auxiliary_verbs"])
    return opening or has_phrase(words, "asking_phrases") or _tail().search(text) is not None


def _splits(text: str) -> Iterator[tuple[str, str]]:
    for match in _opens_question().finditer(text):
        yield text[: match.start()].strip(), text[match.end() :].strip()
    for match in re.finditer(r"\?+\s*(?=\S)", text):
        yield text[: match.end()].strip(), text[match.end() :].strip()
    for match in _opens_wish().finditer(text):
        yield text[: match.start()].strip(), text[match.end() :].strip()


def _is_wish(text: str, reading_of: ReadingOf) -> bool:
    reading = reading_of(text)
    return not reading.is_empty and (not asks(text) or has_phrase(words_of(text), "search_words"))


def _is_question(text: str) -> bool:
    words = words_of(text)
    if len(words) < 2 or not asks(text) or has_phrase(words, "asks_of_many"):
        return False
    return any(facet != "other" for facet in facets_asked(text))


@cache
def _opens_wish() -> re.Pattern[str]:
    opening = "|".join(map(re.escape, sorted(lexicon("turn_words")["wish_openings"], key=len, reverse=True)))
    return re.compile(rf"(?:\s*[.;!?,]+\s*|\s+)(?:(?:and|but|also|then|so)\s+)+(?=(?:please\s+)?(?:{opening})\b)", re.I)


@cache
def _opens_question() -> re.Pattern[str]:
    forms = lexicon("message_forms")
    opening = "|".join(
        map(re.escape, sorted({*forms["question_words"], *forms["auxiliary_verbs"]}, key=len, reverse=True))
    )
    joint = r"(?:\s*[.;!?,]+\s*|\s+[-–—]\s+)(?:(?:and|but|also|oh|plus|ok|so|then)\s+)*|\s+(?:and|but)\s+(?:also\s+)?"
    return re.compile(rf"(?:{joint})(?=(?:{opening})\s+(?!not\b)\w)", re.IGNORECASE)


@cache
def _tail() -> re.Pattern[str]:
    words = "|".join(map(re.escape, lexicon("message_forms")["question_words"]))
    return re.compile(rf"[,;:-]\s*(?:and\s+)?(?:{words})\b", re.IGNORECASE)
