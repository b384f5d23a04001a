"""Phrases that the learned heads are made from: how candidates ask about each facet, and how postings state it."""

from __future__ import annotations

from functools import cache

from bot.lexicon import lexicon
from bot.lexicon.load import FOLDER

QUESTIONS = "facet_questions"
STATEMENTS = "facet_statements"
GROUPS = ("benefits", "pay", "time", "place", "requirements", "work", "employer", "other")
"""The files of each folder, after the contract's groups of facets."""


@cache
def phrases(name: str) -> dict[str, list[str]]:
    """By facet the phrases of `bot/lexicon/NAME/`; `SetupError` when one of its files cannot be read."""
    return {
        facet: [str(text) for text in texts] for group in GROUPS for facet, texts in lexicon(f"{name}/{group}").items()
    }


def sources(name: str) -> list[bytes]:
    """The files as they are, to tell whether what was made from them is still good."""
    return [(FOLDER / name / f"{group}.yml").read_bytes() for group in GROUPS]
