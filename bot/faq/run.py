"""Asks the questions of a suite through the code of a conversation, and checks the answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from time import perf_counter
from typing import NamedTuple, Optional

from bot.errors import InputError, RolecallError
from bot.facts.model import Answer, Fact
from bot.facts.read import read_facts
from bot.faq.answer import answer_asked
from bot.faq.suite import Case, Suite
from bot.postings.approved import ApprovedAnswers
from bot.postings.store import PostingStore
from bot.text.fields import fields_of
from bot.text.posting import posting_of


@dataclass(frozen=True)
class Result:
    """What became of one question."""

    case: Case
    said: str
    """The answer with its proof; empty when it could not be asked."""
    wrong: tuple[str, ...]
    """What is not as expected; empty when it passed."""
    seconds: float

    @property
    def passed(self) -> bool:
        return not self.wrong


class _Asked(NamedTuple):
    posting_id: str
    fields: dict[str, str]
    facts: list[Fact]


def run_suite(suite: Suite, store: Optional[PostingStore]) -> Iterator[Result]:
    """Asks each question in turn.

    A posting is FILE:LINE, beside the suite, or an id, sought in the suite's files and then in the store. One that is
    not there fails its question with the reason.
    """
    postings = _Postings(suite, store)
    approved = ApprovedAnswers(store) if store else None
    for case in suite.cases:
        start = perf_counter()
        try:
            posting_id, fields, facts = postings.of(case.posting)
        except RolecallError as error:
            yield Result(case, "", (str(error),), perf_counter() - start)
            continue
        live = approved.live(posting_id, fields.get("company")) if approved else []
        found = answer_asked(posting_id, fields, facts, case.question, approved=live).answer
        yield Result(case, _said(found), tuple(_wrong(case, found)), perf_counter() - start)


def _said(found: Answer) -> str:
    """The answer, and of its proof what it does not say itself."""
    said = found.answer
    return "\n".join([said, *(span.quote for span in found.evidence if span.quote not in said)])


def _wrong(case: Case, found: Answer) -> Iterator[str]:
    said = _said(found)
    if case.stated is not None and case.stated != found.stated:
        yield "it says nothing where an answer is expected" if case.stated else "it answers where silence is expected"
    if case.facet and case.facet not in found.facets:
        yield f"it takes the question for one about {', '.join(found.facets)}, not {case.facet}"
    if case.source and case.source != found.source:
        yield f"the answer comes from {found.source or 'nowhere'}, not {case.source}"
    yield from (f"it does not say {must.text}" for must in case.must if not must.within(said))
    everything = "\n".join([said, found.nearby or ""])
    yield from (f"it says {never.text}" for never in case.must_not if never.within(everything))


class _Postings:
    """The postings of a suite, each read once."""

    def __init__(self, suite: Suite, store: Optional[PostingStore]) -> None:
        self._folder = suite.path.parent
        self._store = store
        self._by_id = {_id(line): line for file in suite.postings for line in _lines(file) if line.strip()}
        self.of = lru_cache(maxsize=32)(self._of)

    def _of(self, name: str) -> _Asked:
        file, _, number = name.rpartition(":")
        if name in self._by_id:
            return _read(self._by_id[name], name)
        if file and number.isdigit() and (self._folder / file).is_file():
            lines = _lines(self._folder / file)
            if not 0 < int(number) <= len(lines):
                raise InputError(f"{file} has no line {number}; it has {len(lines)}")
            return _read(lines[int(number) - 1], name)
        stored = self._store.get(name) if self._store else None
        if stored is None:
            raise InputError(
                f"there is no posting {name!r} in the suite's files or the store; check its id, or import it"
            )
        return _Asked(stored.posting_id, stored.fields, stored.facts)


def _read(line: str, name: str) -> _Asked:
    try:
        posting = posting_of(json.loads(line))
    except ValueError as error:
        raise InputError(f"posting {name!r} is not a line of JSON: {error}") from error
    fields = fields_of(posting)
    return _Asked(posting.id, fields, read_facts(fields))


def _id(line: str) -> str:
    """The id in a line, read no further than it must be; empty for a line that is no posting."""
    try:
        record = json.loads(line)
    except ValueError:
        return ""
    return str(record.get("id", "")) if isinstance(record, dict) else ""


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf8").removesuffix("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the postings in {path} cannot be read: {error}") from error
