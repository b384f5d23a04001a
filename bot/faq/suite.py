"""A suite of questions with what must and must not be answered, read from YAML; a mistake is named with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

import yaml

from bot.errors import InputError
from bot.faq.approve import facets

SOURCES = ("recruiter", "field", "posting")
KEYS = ("posting", "question", "stated", "facet", "source", "must", "must_not")
PATTERN = re.compile(r"/(.+)/", re.DOTALL)


@dataclass(frozen=True)
class Said:
    """Something that is, or is not, to be said."""

    text: str
    """As the suite has it: words, or a regular expression between slashes."""
    pattern: re.Pattern[str]

    def within(self, said: str) -> bool:
        return self.pattern.search(said) is not None


@dataclass(frozen=True)
class Case:
    """One question and what is expected of its answer."""

    line: int
    posting: str
    """The id of a posting, or FILE:LINE."""
    question: str
    stated: Optional[bool] = None
    facet: Optional[str] = None
    source: Optional[str] = None
    must: tuple[Said, ...] = ()
    must_not: tuple[Said, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.posting}: {self.question}"


@dataclass(frozen=True)
class Suite:
    """The questions, in order, and the files of postings that their ids are sought in before the store."""

    path: Path
    postings: tuple[Path, ...]
    cases: tuple[Case, ...]


def read_suite(path: Path) -> Suite:
    """The suite in a file; `InputError` names the line at fault and what is expected there."""
    try:
        root = yaml.compose(path.read_text(encoding="utf8"), Loader=yaml.CSafeLoader)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}; name a suite's file") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8; save it as UTF-8") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InputError(f"{path}, line {line}: not YAML: {error.problem}; check quotes and indents") from error
    except yaml.YAMLError as error:
        raise InputError(f"{path}: not YAML: {error}") from error
    if root is None:
        raise InputError(f"{path} is empty; give it a list of questions")
    return _Reader(path).suite(root)


class _Reader:
    """Reads the nodes of a suite; each knows its line."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def suite(self, root: yaml.Node) -> Suite:
        parts = self._mapping(root, ("postings", "questions")) if isinstance(root, yaml.MappingNode) else {}
        listed = parts.get("questions", root)
        if not isinstance(listed, yaml.SequenceNode) or not listed.value:
            raise self._bad(listed, "questions must be a list with at least one question")
        postings = tuple(self._path.parent / name for _, name in self._texts(parts.get("postings")))
        cases = tuple(self._case(node) for node in listed.value)
        asked: dict[str, int] = {}
        for case, node in zip(cases, listed.value, strict=True):
            if asked.setdefault(case.name, case.line) != case.line:
                raise self._bad(node, f"this is asked already in line {asked[case.name]}; take one of them out")
        return Suite(self._path, postings, cases)

    def _case(self, node: yaml.Node) -> Case:
        if not isinstance(node, yaml.MappingNode):
            raise self._bad(node, "a question is a row of keys such as 'posting' and 'question'")
        parts = self._mapping(node, KEYS)
        for key in ("posting", "question"):
            if key not in parts:
                raise self._bad(node, f"'{key}' is missing")
        case = Case(
            line=node.start_mark.line + 1,
            posting=self._text(parts["posting"]),
            question=self._text(parts["question"]),
            stated=self._yes_or_no(parts["stated"]) if "stated" in parts else None,
            facet=self._one_of(parts["facet"], (*facets(), "other")) if "facet" in parts else None,
            source=self._one_of(parts["source"], SOURCES) if "source" in parts else None,
            must=tuple(self._said(parts.get("must"))),
            must_not=tuple(self._said(parts.get("must_not"))),
        )
        if len(parts) == 2:
            raise self._bad(node, f"nothing is expected; say one of {', '.join(KEYS[2:])}")
        return case

    def _mapping(self, node: yaml.MappingNode, known: tuple[str, ...]) -> dict[str, yaml.Node]:
        parts: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if key.value not in known:
                raise self._bad(key, f"there is no key '{key.value}'; known are {', '.join(known)}")
            if key.value in parts:
                raise self._bad(key, f"'{key.value}' comes twice")
            parts[key.value] = value
        return parts

    def _said(self, node: Optional[yaml.Node]) -> Iterator[Said]:
        for at, text in self._texts(node):
            pattern = PATTERN.fullmatch(text)
            try:
                yield Said(text, re.compile(pattern[1] if pattern else _as_words(text), re.IGNORECASE))
            except re.error as error:
                raise self._bad(at, f"{text} is no regular expression: {error}") from error

    def _texts(self, node: Optional[yaml.Node]) -> list[tuple[yaml.Node, str]]:
        """The texts of a list, or the one text that stands there alone."""
        if node is None:
            return []
        return [(one, self._text(one)) for one in (node.value if isinstance(node, yaml.SequenceNode) else [node])]

    def _text(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            raise self._bad(node, "text is wanted here")
        return " ".join(str(node.value).split())

    def _yes_or_no(self, node: yaml.Node) -> bool:
        if node.tag != "tag:yaml.org,2002:bool":
            raise self._bad(node, "'stated' must be true or false")
        return str(node.value).casefold() in ("true", "yes", "on")

    def _one_of(self, node: yaml.Node, known: tuple[str, ...]) -> str:
        text = self._text(node)
        if text not in known:
            raise self._bad(node, f"there is no {text!r}; known are {', '.join(known)}")
        return text

    def _bad(self, node: Any, what: str) -> InputError:
        return InputError(f"{self._path}, line {node.start_mark.line + 1}: {what}")


def _as_words(text: str) -> str:
    """A pattern that finds the words as whole words, whatever white space is between them."""
    words = r"\s+".join(map(re.escape, text.split()))
    return rf"(?<!\w){words}(?!\w)"
