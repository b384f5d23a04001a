"""Phrases written short in vocabularies: `(full|part) time [job]` stands for four."""

from __future__ import annotations

from functools import cache

from bot.errors import SetupError


@cache
def phrases_of(template: str) -> tuple[tuple[str, ...], ...]:
    """Every phrase that `template` stands for, as words: `(a|b)` is a choice, `[a]` may be absent, `#` is a number."""
    options, at = _choice(template, 0, "")
    if at != len(template):
        raise SetupError(f"the vocabulary phrase '{template}' has an unmatched bracket at {at}: close or remove it")
    return tuple(dict.fromkeys(tuple(option.split()) for option in options))


def _choice(template: str, at: int, closing: str) -> tuple[list[str], int]:
    """Options from `at` to the `closing` bracket (or the end), and the offset where they end."""
    options: list[str] = []
    current = [""]
    while at < len(template):
        letter = template[at]
        if letter in "([":
            inner, at = _choice(template, at + 1, ")" if letter == "(" else "]")
            if at >= len(template):
                raise SetupError(f"the vocabulary phrase '{template}' has an open bracket: close it")
            if letter == "[":
                inner = [*inner, ""]
            current = [left + right for left in current for right in inner]
        elif letter == "|":
            options += current
            current = [""]
        elif letter in ")]":
            if letter != closing:
                break
            return options + current, at
        else:
            current = [left + letter for left in current]
        at += 1
    return options + current, at
