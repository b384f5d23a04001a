"""What a message tells is no wish: the told parts of the corpus, and what they keep out of a query."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.extract.background import stories
from bot.query.read import read_message

CORPUS = yaml.safe_load((Path(__file__).parent / "background.yml").read_text(encoding="utf8"))
CASES = [(phrase, group["told"]) for group in CORPUS for phrase in group["phrases"]]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_stories_are_told_from_wishes(text: str, told: list[str]) -> None:
    assert [text[story.start : story.end] for story in stories(text)] == told


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("got fired from Mayo Clinic last month, need lab tech jobs", {"role": ["lab tech"]}),
        ("I work from home now, want onsite", {"workplace": ["on_site"]}),
        ("my wife is a dentist. any bus driver jobs?", {"role": ["bus driver"]}),
        ("i work nights right now and need day shift", {"schedule": ["days"]}),
        ("my cousin drives a truck", {}),
        ("lost my job as a roofer, 8 years experience", {"role": ["roofer"], "experience_years": 8}),
    ],
)
def test_a_story_says_no_wish(text: str, query: dict[str, object]) -> None:
    assert read_message(text).query.as_dict() == query
