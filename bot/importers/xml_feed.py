"""The XML feed that job boards exchange: a long list of `job` elements, read as a stream."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import lxml.etree

from bot.errors import InputError
from bot.importers.format import Format
from bot.importers.row import Rejected, Row, row_of
from bot.importers.source import Source
from bot.importers.stated import record_of
from bot.importers.xml_posting import stated_in
from bot.lexicon import lexicon

_PIECE = 64 * 1024
_PAGE = re.compile(r"<(?:!doctype html|html|head|body)\b", re.I)
_EMPTY = re.compile(r"<source\b[^<>]*>\s*<(?:publisher|lastbuilddate)|<jobs\b[^<>]*(?:/>|>\s*</jobs>)", re.I)
_SPOILT = {
    "ERR_NAME_REQUIRED", "ERR_UNDECLARED_ENTITY", "WAR_UNDECLARED_ENTITY", "ERR_ENTITYREF_SEMICOL_MISSING",
    "ERR_ENTITYREF_NO_NAME", "ERR_INVALID_CHAR", "ERR_INVALID_CHARREF", "ERR_INVALID_DEC_CHARREF",
    "ERR_INVALID_HEX_CHARREF", "ERR_INVALID_ENCODING", "ERR_MISPLACED_CDATA_END", "ERR_ATTRIBUTE_REDEFINED",
}  # fmt: skip
"""What is wrong with the characters of one posting; after any other error the list itself cannot be trusted."""
_MOST_ERRORS = 10_000
_BOMB = "declares entities of its own, which may swell without end. Ask for a feed without them."
_NO_ENTITY = "xmlParseEntityRef: no name"


def recognises(head: str) -> bool:
    """Whether it is XML, no web page, with an element that is a posting, or a feed's empty list of them."""
    if not head.lstrip().startswith("<") or _PAGE.search(head):
        return False
    return _posting_tag().search(head) is not None or _EMPTY.search(head) is not None


def read(source: Source) -> Iterator[Row]:
    """A row for each posting; its number counts the postings from 1.

    Entities and the network are off, and what was read is let go, so that memory does not grow with the feed. An error
    in the characters of a posting costs that posting; a feed that breaks off or is out of joint costs the whole source.
    """
    feed = lxml.etree.iterparse(
        _Pieces(source),
        events=("end",),
        tag=_tags(),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
    )
    number = seen = 0
    try:
        for _, posting in feed:
            if not len(posting) or next(posting.iterancestors(*_tags()), None) is not None:
                continue
            number += 1
            if number == 1:
                _check_entities(source.name, posting)
            log = feed.error_log
            spoilt = _spoilt(source.name, log[seen:]) if len(log) > seen else []
            seen = len(log)
            if seen > _MOST_ERRORS:
                errors = f"more than {_MOST_ERRORS:,} errors in its XML"
                raise InputError(f"{source.name} has {errors}. Ask for a sound feed.")
            yield Rejected(number, f"is not well-formed XML: {spoilt[0]}") if spoilt else _row(number, posting, source)
            _let_go(posting)
    except lxml.etree.XMLSyntaxError as error:
        raise InputError(f"{source.name} is not complete XML: {error.msg}. Fetch it again.") from None
    _spoilt(source.name, feed.error_log[seen:])


def _row(number: int, posting: Any, source: Source) -> Row:
    try:
        return row_of(number, record_of(*stated_in(posting), source.seen_on))
    except ValueError as error:
        return Rejected(number, str(error))


class _Pieces:
    """A source cut where postings end, so that an error is known to be of the posting that was read last."""

    def __init__(self, source: Source) -> None:
        self._source, self._held, self._given = source, b"", 0
        source.stream.seek(0)

    def read(self, _: int) -> bytes:
        begin = self._given
        end = _posting_end().search(self._held, begin)
        while end is None and len(self._held) - begin < _PIECE and (more := self._more()):
            self._held, begin = self._held[begin:] + more, 0
            end = _posting_end().search(self._held)
        self._given = end.end() if end else min(begin + _PIECE, len(self._held))
        return self._held[begin : self._given]

    def _more(self) -> bytes:
        try:
            return self._source.stream.read(_PIECE)
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(f"{self._source.name} cannot be read to its end: {error}. Fetch it again.") from error


def _spoilt(name: str, errors: Sequence[Any]) -> list[str]:
    """What is wrong with a posting's characters; `InputError` for what is wrong with the feed."""
    found: list[str] = []
    for error in errors:
        if error.type_name in _SPOILT:
            found.append(f"{error.message.replace(_NO_ENTITY, 'an & that should be &amp;')} at line {error.line}")
        elif "entity" in error.message.lower() and error.level_name == "FATAL":
            raise InputError(f"{name} {_BOMB}")
        elif error.level_name == "FATAL":
            raise InputError(f"{name} is not complete XML: {error.message} at line {error.line}. Fetch it again.")
    return found


def _check_entities(name: str, posting: Any) -> None:
    declared = posting.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise InputError(f"{name} {_BOMB}")


def _let_go(posting: Any) -> None:
    posting.clear()
    parent = posting.getparent()
    while posting.getprevious() is not None:
        del parent[0]


@cache
def _tags() -> tuple[str, ...]:
    """The elements of postings, in any namespace, as feeds write them: job_posting, jobposting, jobPosting."""
    names: dict[str, None] = {}
    for name in lexicon("feed_words")["postings"]:
        camel = name.title().replace(" ", "")
        plain, *others = (name.replace(" ", sign) for sign in ("", "_", "-"))
        names |= dict.fromkeys([plain, *others, plain.upper(), camel, camel[0].lower() + camel[1:]])
    return tuple(f"{{*}}{name}" for name in names)


@cache
def _posting_tag() -> re.Pattern[str]:
    return re.compile(rf"<(?:[\w.-]+:)?(?:{_alternatives()})[\s>]")


@cache
def _posting_end() -> re.Pattern[bytes]:
    return re.compile(rf"</(?:[\w.-]+:)?(?:{_alternatives()})\s*>".encode())


def _alternatives() -> str:
    return "|".join(tag.removeprefix("{*}") for tag in _tags())


XML_FEED = Format("xml", "the XML feed of job boards", "posting", recognises, read)
