#!/usr/bin/env python3
"""Writes docs/facts.md from the lexicon and the corpora: every facet, what it reads, its rules and its corpus.

A test says when the page is no longer what the lexicon makes; then run `scripts/facets_page.py` again.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bot.facts.rules import rules  # noqa: E402
from bot.lexicon import lexicon  # noqa: E402

PAGE = ROOT / "docs" / "facts.md"
CORPORA = ROOT / "tests" / "facts" / "corpora"
HEAD = """\
# What is read in a posting

At import each posting is read once into facts. A fact has a facet, a value, the exact words that state it with their
place, the name of the rule that read it and, where it is asked of candidates, whether it is required or preferred.
What nothing states has no fact; what a posting denies ("no on-call") has the value `false`.

This page is made by `scripts/facets_page.py` from `bot/lexicon/facets/` and the corpora; do not edit it.
A rule's words stand in the lexicon file of its group. Years, kinds of employment and amounts of pay are found by the
readers of `bot/extract/`, which read candidates' messages too; what is particular to postings (sections, kinds of pay,
required or preferred, boilerplate, other senses of words) is in `bot/facts/`.
"""


def page() -> str:
    """The whole page as it should be."""
    about, named, homes = lexicon("facets/about"), rule_names(), corpora()
    parts = [HEAD]
    for group, facets in about["groups"].items():
        parts.append(f"\n## {group}\n\n| facet | what is read | rules | corpus |\n|---|---|---|---|\n")
        for facet, what in facets.items():
            files = ", ".join(f"[{name}](../tests/facts/corpora/{name})" for name in homes[facet])
            parts.append(f"| `{facet}` | {what} | {', '.join(named[facet])} | {files} |\n")
    return "".join(parts)


def rule_names() -> dict[str, list[str]]:
    """By facet the names of the rules that read it, in the order in which they are tried."""
    found: dict[str, list[str]] = defaultdict(list)
    for facet, names in lexicon("facets/about")["in_code"].items():
        found[facet] += names
    found["education"] += [level["name"] for level in lexicon("facets/education")["levels"].values()]
    for rule in rules():
        found[rule.facet].append(rule.name)
    return {facet: list(dict.fromkeys(names)) for facet, names in found.items()}


def corpora() -> dict[str, list[str]]:
    """By facet the names of the files that hold lines for it."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(CORPORA.glob("*.yml")):
        for facet in yaml.safe_load(path.read_text(encoding="utf8")):
            found[facet].append(path.name)
    return found


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf8")
