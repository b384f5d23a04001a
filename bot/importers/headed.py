"""A description made of parts: the text itself, then what a feed gives beside it, each under a heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from bot.importers.wording import words
from bot.text.markup import Markup, markup_of, unescaped
from bot.text.plain import ESCAPED_TAG

_SHORT = 80
"""Characters up to which a part stands on the line of its heading."""
_LISTED = 40
"""Characters of what stands in a list on one line."""
_TELLING = 40
"""Characters from which on a part that the text holds already is left out."""


def headed(description: str, sections: Iterable[tuple[str, str]]) -> str:
    """The description and those (heading, text) parts that it lacks: HTML when any of them is, else plain text."""
    taken = [("", _decoded(description))] if description.strip() else []
    held = words(taken[0][1]) if taken else ""
    parts: dict[str, list[str]] = {}
    for heading, text in sections:
        parts.setdefault(heading, []).append(_decoded(text))
    for heading, texts in parts.items():
        part = listed(texts)
        said = words(part)
        if not said or (said if len(said) >= _TELLING else f"{heading}: {said}") in held:
            continue
        taken.append((heading, part))
        held += f"\n{said}"
    if any(markup_of(text) is Markup.HTML for _, text in taken):
        return "\n".join(_html(heading, text) for heading, text in taken)
    return "\n\n".join(_plain(heading, text) for heading, text in taken)


def listed(texts: Sequence[str]) -> str:
    """What is said several times, as a list on one line where each is short."""
    return joined(texts, ", " if all(len(text) <= _LISTED for text in texts) else "\n")


def joined(values: Sequence[str], separator: str) -> str:
    """The values that are not blank, each once."""
    return separator.join(dict.fromkeys(value.strip() for value in values if value.strip()))


def _decoded(text: str) -> str:
    return unescaped(text) if ESCAPED_TAG.search(text) else text


def _html(heading: str, text: str) -> str:
    markup = text
    if markup_of(text) is not Markup.HTML:
        lines = [line for line in unescaped(text).split("\n") if line.strip()]
        if heading and len(lines) == 1 and len(text) <= _SHORT:
            return f"<p>{heading}: {escape(lines[0], quote=False)}</p>"
        markup = "\n".join(f"<div>{escape(line, quote=False)}</div>" for line in lines)
    return f"<h3>{escape(heading, quote=False)}</h3>\n<div>{markup}</div>" if heading else markup


def _plain(heading: str, text: str) -> str:
    if not heading:
        return text
    return f"{heading}: {text}" if len(text) <= _SHORT and "\n" not in text else f"{heading}:\n{text}"
