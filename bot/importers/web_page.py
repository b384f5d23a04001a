"""A web page, or its JSON-LD alone: the schema.org JobPostings that it holds for search engines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import lxml.etree
import lxml.html

from bot.errors import InputError
from bot.importers.format import Format, decoded
from bot.importers.job_posting import stated_in
from bot.importers.row import Rejected, Row, row_of
from bot.importers.source import Source, is_url
from bot.importers.stated import record_of

_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|script|meta)\b", re.I)
_ALONE = re.compile(r'"@type"\s*:\s*\[?\s*"(?:https?://schema\.org/)?JobPosting"')
_JSON_LD = "application/ld+json"


def recognises(head: str) -> bool:
    """Whether it is an HTML page, or JSON with a JobPosting."""
    start = head.lstrip()
    return bool(_PAGE.search(start)) if start.startswith("<") else start[:1] in "[{" and bool(_ALONE.search(start))


def read(source: Source) -> Iterator[Row]:
    """A row for each JobPosting; its number counts them from 1. JSON-LD goes before microdata, which repeats it."""
    broken: list[str] = []
    page = source.name if is_url(source.name) else ""
    if source.head.lstrip().startswith("<"):
        tree = _tree(source)
        page = _address(tree, page)
        items = _json_ld(tree, broken)
        if not any(True for _ in _postings(items)) and not broken:
            items = _microdata(source.name, tree, page)
    else:
        items = [decoded(source)]
    postings = list(_postings(items))
    if not postings and not broken:
        raise InputError(
            f"{source.name} is a page without a schema.org JobPosting. Copy the posting's text from the browser into a "
            "file and import that, or give the address of the job board's feed."
        )
    nodes = {str(node["@id"]): node for node in _objects(items) if "@id" in node and _says(node)}
    for number, posting in enumerate(postings, 1):
        yield _row(number, posting, nodes, page if len(postings) == 1 else "", source)
    for number, reason in enumerate(broken, len(postings) + 1):
        yield Rejected(number, f"its JSON-LD is broken: {reason}")


def _row(number: int, posting: Mapping[str, Any], nodes: Mapping[str, Any], page: str, source: Source) -> Row:
    try:
        return row_of(number, record_of(*stated_in(posting, nodes, page), source.seen_on))
    except (AttributeError, TypeError, ValueError) as error:
        return Rejected(number, str(error))


def _tree(source: Source) -> Any:
    try:
        parser = lxml.html.HTMLParser(encoding="utf8")
        return lxml.html.document_fromstring(source.text().encode("utf8", "replace"), parser=parser)
    except lxml.etree.ParserError:
        raise InputError(f"{source.name} is a page without any text. Save it again.") from None


def _json_ld(tree: Any, broken: list[str]) -> list[Any]:
    """The decoded blocks of JSON-LD, each read alone, so that one that is broken takes no other with it."""
    from extruct.jsonld import JsonLdExtractor  # loaded when a page is read: it takes half a second

    items: list[Any] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() == _JSON_LD:
            script.set("type", _JSON_LD)
            try:
                items += JsonLdExtractor().extract_items(script)
            except (ValueError, RecursionError) as error:
                if "JobPosting" in (script.text or ""):
                    broken.append(str(error))
    return items


def _microdata(name: str, tree: Any, page: str) -> list[Any]:
    from extruct.w3cmicrodata import MicrodataExtractor

    try:
        return [_as_json_ld(item) for item in MicrodataExtractor().extract_items(tree, base_url=page)]
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name} has microdata that cannot be read: {error}. Save the page again.") from error


def _as_json_ld(item: Any) -> Any:
    if isinstance(item, list):
        return [_as_json_ld(one) for one in item]
    if not isinstance(item, dict):
        return item
    inside = {name: _as_json_ld(value) for name, value in item.get("properties", {}).items()}
    return {"@type": item.get("type", ""), **inside}


def _postings(items: Any) -> Iterator[Mapping[str, Any]]:
    """The JobPostings, wherever they stand; one that stands twice comes once."""
    seen: set[str] = set()
    for node in _objects(items):
        kinds = node.get("@type")
        names = [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]
        if any(re.split("[/:]", name)[-1] == "JobPosting" for name in names) and _says(node):
            told = json.dumps(node, sort_keys=True, default=str)
            if told not in seen:
                seen.add(told)
                yield node


def _says(node: Mapping[str, Any]) -> bool:
    """Whether it is more than the name of an object that stands elsewhere."""
    return bool(node.keys() - {"@id", "@type", "@context"})


def _objects(items: Any) -> Iterator[Mapping[str, Any]]:
    """Every object, in the order of the page: those of @graph, of lists, and inside others."""
    waiting = [items]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting += reversed(list(value.values()))
        elif isinstance(value, list):
            waiting += reversed(value)


def _address(tree: Any, page: str) -> str:
    """The address that the page gives as its own, else the one from which it came."""
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and is_url(link.get("href") or ""):
            return str(link.get("href"))
    return page


WEB_PAGE = Format("web-page", "a web page with schema.org JobPostings", "posting", recognises, read)
