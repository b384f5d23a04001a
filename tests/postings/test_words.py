"""Words and stems of titles, texts and companies, and which titles a role means."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.lexicon import lexicon
from bot.postings.companies import Companies, companies_named, company_key
from bot.postings.roles import first_way, near_ways_of, phrases_of, ways_of
from bot.postings.words import stems, words
from bot.postings.works import FIELDS, works_of

CORPUS = yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf8"))
STORED = Companies({"harbor sons": "Harbor & Sons", "amazon": "Amazon", "amazon fresh": "Amazon Fresh", "bank": "Bank"})


@pytest.mark.parametrize(("wanted", "title"), [(k, title) for k, titles in CORPUS["stems"].items() for title in titles])
def test_stems(wanted: str, title: str) -> None:
    assert stems(title) == wanted.split()


@pytest.mark.parametrize("pair", CORPUS["apart"])
def test_words_that_must_stay_apart(pair: list[str]) -> None:
    assert stems(pair[0]) != stems(pair[1])


@pytest.mark.parametrize(("text", "wanted"), CORPUS["words"])
def test_words(text: str, wanted: list[str]) -> None:
    assert words(text) == wanted


@pytest.mark.parametrize(("key", "name"), [(k, name) for k, names in CORPUS["companies"].items() for name in names])
def test_company_keys(key: str, name: str) -> None:
    assert company_key(name) == key


@pytest.mark.parametrize("case", CORPUS["roles"], ids=lambda case: case["role"])
def test_titles_of_a_role(case: dict[str, Any]) -> None:
    def fits(title: str) -> bool:
        return first_way(ways_of(case["role"]), title) is not None

    assert [title for title in case["finds"] if not fits(title)] == []
    assert [title for title in case["misses"] if fits(title)] == []


@pytest.mark.parametrize("case", CORPUS["near"], ids=lambda case: case["role"])
def test_titles_near_a_role(case: dict[str, Any]) -> None:
    def near(title: str) -> bool:
        fits = first_way(ways_of(case["role"]), title)
        return fits is None and first_way(near_ways_of(case["role"]), title) is not None

    assert [title for title in case["finds"] if not near(title)] == []
    assert [title for title in case["misses"] if near(title)] == []


@pytest.mark.parametrize(("title", "named", "alone"), CORPUS["works"])
def test_works_of_a_title(title: str, named: list[str], alone: list[str]) -> None:
    works, sole = works_of(title)
    assert (sorted(works), sorted(sole)) == (sorted(named), sorted(alone))


def test_each_family_has_several_names() -> None:
    for field in FIELDS:
        vocabulary = lexicon(f"role_synonyms/{field}")
        assert all(len(family) > 1 for family in (*vocabulary["same"], *vocabulary["near"])), field
        assert all(isinstance(name, str) for family in vocabulary["same"] for name in family), field


def test_a_role_without_words_means_nothing() -> None:
    assert ways_of("?!") == () and phrases_of("?!") == ()


def test_a_role_in_a_text_is_looked_for_in_singular_and_plural() -> None:
    assert phrases_of("home health aide") == (("home", "health", "aide"), ("home", "health", "aides"))
    assert phrases_of("school secretary")[1] == ("school", "secretaries")


def test_one_word_is_sought_in_titles_alone() -> None:
    assert phrases_of("warehouse") == ()


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Harbor and Sons", []),
        ("harbor & sons, inc.", ["harbor sons"]),
        ("Habor & Sons", ["harbor sons"]),
        ("amazon", ["amazon", "amazon fresh"]),
        ("Amazon Fresh", ["amazon fresh"]),
        ("Bank of America", []),
        ("", []),
    ],
)
def test_companies_that_a_name_means(name: str, keys: list[str]) -> None:
    assert sorted(companies_named(name, STORED)) == keys
