from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.text.sections import section_at, sections

CORPUS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("sections.yml").read_text("utf8"))
HEADINGS = [(kind, heading) for kind, headings in CORPUS["headings"].items() for heading in headings]


@pytest.mark.parametrize(("kind", "heading"), HEADINGS)
def test_a_heading_line_opens_its_section(kind: str, heading: str) -> None:
    text = f"Deck hand wanted here.\n\n{heading}\n\nWhat stands under it is a sentence."
    found = sections(text)
    assert [(section.kind, section.heading) for section in found] == [("other", ""), (kind, heading.rstrip(":"))]
    assert found[1].start == text.index(heading)


@pytest.mark.parametrize("line", CORPUS["none"])
def test_other_lines_open_none(line: str) -> None:
    assert [section.kind for section in sections(f"Deck hand wanted.\n{line}\nApply soon, we sail.")] == ["other"]


@pytest.mark.parametrize("lines", CORPUS["texts"], ids=lambda lines: lines[0][1])
def test_each_line_stands_in_its_section(lines: list[list[str]]) -> None:
    text = "".join(line if line.endswith(" ") else f"{line}\n" for _, line in lines)
    found = sections(text)
    assert found[0].start == 0 and found[-1].end == len(text)
    at = 0
    for kind, line in lines:
        at = text.index(line, at)
        section = section_at(found, at + len(line) // 2)
        assert section is not None and section.kind == kind, line


def test_an_unknown_heading_ends_what_is_preferred() -> None:
    text = (
        "Preferred Qualifications\n\n- A diploma\n\nSea Safety Notice\n\n"
        "All hands wear a vest whenever the ferry has left the quay behind it."
    )
    assert [section.kind for section in sections(text)] == ["preferred", "other"]


def test_no_text_has_no_sections() -> None:
    assert sections("") == [] and section_at([], 0) is None
