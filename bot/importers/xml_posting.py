"""One posting's element of an XML feed, as loose fields and parts of the description."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from typing import Any

import lxml.etree

from bot.importers.columns import arranged, bare, meaning
from bot.importers.headed import joined, listed
from bot.importers.where import place_text
from bot.lexicon import lexicon

Named = Iterator[tuple[str, str]]
_SEPARATORS = {"location": "; ", "description": "\n\n"}


def stated_in(posting: Any) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """(text by field, (heading, text) parts) of an element; tags are known by their names, as columns are."""
    texts: dict[str, list[str]] = {}
    for name, text in _named(posting, ""):
        texts.setdefault(name, []).append(text)
    names = tuple(texts)
    found = arranged(names)
    values = {field: joined(texts[names[place]], _SEPARATORS.get(field, ", ")) for field, place in found.fields.items()}
    if "id" in values:  # numbers of one employer, not of the world
        values.setdefault("reference", values.pop("id"))
    sections = [(heading, listed(texts[names[place]])) for heading, place in found.sections]
    return values, sections


def local_name(tag: str) -> str:
    """A tag without its namespace, or without a prefix that nothing declares."""
    return tag.rpartition("}")[2].rpartition(":")[2]


def _named(element: Any, within: str) -> Named:
    """(name, text) of all that the element holds; `within`: the names of the elements around, run together."""
    for name, text in element.attrib.items():
        yield within + local_name(name), text
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = local_name(child.tag)
        if not len(child):
            yield from _named(child, within + name)
            yield within + name, child.text or ""
        elif bare(name) in _words("places"):
            yield "location", _place(child)
        else:
            yield from _nested(child, name)


def _nested(element: Any, name: str) -> Named:
    """Text with HTML in it, a list of one thing's parts, or an element that only holds others together."""
    field, heading = meaning(name)
    if any(local_name(inner.tag) in _words("markup") for inner in element.iterdescendants("{*}*")):
        yield name, _markup(element)
    elif heading:
        yield name, listed([text for inner in element.iter() for text in [inner.text or ""] if text.strip()])
    else:
        inside = list(_named(element, ""))
        holds = field in ("", "description") and any(meaning(inner)[0] for inner, _ in inside)
        for inner, text in inside:
            if meaning(name + inner)[0]:
                yield name + inner, text
            elif holds:
                yield inner, text
            elif field == "description" or meaning(inner)[0] == field or bare(inner) in _words("values"):
                yield name, text


def _place(element: Any) -> str:
    parts: dict[str, list[str]] = {}
    places: list[str] = []
    for name, text in _named(element, ""):
        field = meaning(name)[0]
        if field == "location":
            places.append(text)
        else:
            parts.setdefault(field, []).append(text)
    stated = place_text(*(joined(parts.get(field, []), ", ") for field in ("city", "region", "country", "postal_code")))
    return joined([stated] if parts.get("city") else places or [stated], "; ")


def _markup(element: Any) -> str:
    inside = (lxml.etree.tostring(child, encoding="unicode", with_tail=True) for child in element)
    return escape(element.text or "", quote=False) + "".join(inside)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(bare(word) for word in lexicon("feed_words")[kind])
