"""Walks the corpora of the readers of names: places, work, employers, skills, what postings ask for, who recruits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.extract.company import read_companies
from bot.extract.demands import Asked, read_demands
from bot.extract.gazetteer import gazetteer
from bot.extract.place import places_of, read_places
from bot.extract.recruiter import read_recruiters
from bot.extract.role import read_roles
from bot.extract.skills import any_of, new_skills, read_skills
from bot.extract.spelling import mend
from bot.extract.titles import known_titles
from bot.extract.values import Place
from bot.extract.vocabulary import Vocabulary

FOLDER = Path(__file__).parent
READERS: dict[str, Callable[[str], list[Any]]] = {
    "place": read_places,
    "role": lambda text: read_roles(text, []),
    "company": read_companies,
    "skills": read_skills,
    "demands": read_demands,
    "recruiter": read_recruiters,
}


def _cases(*names: str) -> Iterator[Any]:
    for name in names:
        for group in yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf8")):
            for phrase in group["phrases"]:
                yield pytest.param(name, phrase, group["expect"], id=f"{name}-{phrase[:60]}")


def _written(value: Any) -> str:
    """A value as the corpora write it."""
    if isinstance(value, Place):
        return ", ".join(part for part in (value.city, value.region, value.country) if part)
    if isinstance(value, Asked):
        if value.experience is not None:
            return f"{value.strength} {'experience' if value.experience is True else f'{value.experience:g} years'}"
        return f"{value.strength} {'degree' if value.degree is True else value.degree}"
    return str(value)


@pytest.mark.parametrize(("name", "text", "expected"), _cases(*READERS))
def test_reader_finds_what_its_corpus_says(name: str, text: str, expected: list[str]) -> None:
    readings = READERS[name](text)
    assert [("not " if r.negated else "") + _written(r.value) for r in readings] == expected
    for reading in readings:
        assert 0 <= reading.start < reading.end <= len(text)
        assert reading.rule


@pytest.mark.parametrize(("name", "text", "expected"), _cases("location"))
def test_location_field_becomes_places(name: str, text: str, expected: list[str]) -> None:
    assert [_written(place) for place in places_of(text)] == expected


@pytest.mark.parametrize(("name", "text", "expected"), _cases("spelling"))
def test_misspelling_is_mended_and_right_words_are_left(name: str, text: str, expected: str) -> None:
    assert mend(text).text == expected


def test_corrections_are_kept() -> None:
    assert mend("plumer in Tulsa").corrections == (("plumer", "plumber"),)


def test_store_words_are_mended_to_and_never_mended() -> None:
    vocabulary = Vocabulary(title_words=frozenset({"farrier", "zymurgist"}))
    assert mend("zymurgst", vocabulary).text == "zymurgist"
    assert mend("zymurgist", vocabulary).text == "zymurgist"


def test_store_companies_are_known_without_their_firm_words() -> None:
    vocabulary = Vocabulary(companies=("Riverbend Millwork LLC", "Confidential"))
    assert [r.value for r in read_companies("riverbend millwork", vocabulary)] == ["Riverbend Millwork LLC"]
    assert read_companies("a confidential search", vocabulary) == []


def test_words_of_other_readers_stay_out_of_roles() -> None:
    text = "night welder"
    assert [r.value for r in read_roles(text, [(0, 5)])] == ["welder"]


def test_known_titles_guard_their_words() -> None:
    assert [name.value for name in known_titles("travel agent, and childcare jobs")] == ["travel agent", "childcare"]


def test_new_skills_come_from_their_frame() -> None:
    assert [r.value for r in new_skills("jobs using speedcalc in Tulsa", [])] == ["speedcalc"]


def test_alternatives_are_told_from_lists() -> None:
    either, both = "java or c++", "java and c++"
    assert any_of(either, *read_skills(either))
    assert not any_of(both, *read_skills(both))


def test_namesakes_are_told() -> None:
    springfield = gazetteer().best("springfield")
    assert springfield is not None
    assert {place.region for place in gazetteer().namesakes(springfield)} >= {"MA", "IL", "OH"}
    assert gazetteer().namesakes(Place(city="Tulsa", region="OK", country="US")) == []
