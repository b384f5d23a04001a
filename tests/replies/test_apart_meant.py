"""Words for the lists beside what fits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Optional

import pytest
import yaml

from bot.query.model import Query
from bot.replies.apart_meant import apart_meant, fitting_meant
from bot.replies.state import Apart, State

CORPUS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("apart.yml").read_text(encoding="utf8"))
SILENT, NEAR = CORPUS["silent"], CORPUS["near"]
LISTED = State(query=Query(role=["cook"]), shown=("1",), total=1, view="results")
PICKED = LISTED.picking("1")
NOTHING = State(query=Query(role=["cook"]), view="results")
OFFERED = replace(LISTED, offer={"do": "apart", "apart": ["silent"]})
LONGER = replace(OFFERED, total=9)
NEAR_OFFERED = replace(LISTED, offer={"do": "apart", "apart": ["near"]})
BOTH_OFFERED = replace(LISTED, offer={"do": "apart", "apart": ["silent", "near"]})


def _meant(text: str, state: State) -> Optional[Apart]:
    return apart_meant(text, Query(), state)


@pytest.mark.parametrize("text", SILENT["named"])
def test_postings_that_do_not_say_are_named(text: str) -> None:
    assert _meant(text, State(query=Query())) == "silent"


@pytest.mark.parametrize("text", CORPUS["leaning"])
def test_a_list_is_leaned_on_once_it_was_offered(text: str) -> None:
    assert _meant(text, OFFERED) == _meant(text, LONGER) == _meant(text, BOTH_OFFERED) == "silent"
    assert _meant(text, NEAR_OFFERED) == "near"
    assert _meant(text, LISTED) is None


@pytest.mark.parametrize("text", SILENT["rest"])
def test_the_rest_are_those_that_do_not_say_where_no_page_is_left(text: str) -> None:
    assert _meant(text, OFFERED) == "silent" and _meant(text, LONGER) is None
    assert _meant(text, NEAR_OFFERED) is None


@pytest.mark.parametrize("text", SILENT["others"])
def test_other_words_do_not_mean_them(text: str) -> None:
    assert _meant(text, OFFERED) is None


def test_a_wish_for_what_the_search_is_not_about_means_no_list() -> None:
    text, overtime = "jobs that don't mention overtime", Query(overtime=True)
    assert apart_meant(text, overtime, State(query=Query(role=["cook"]))) is None
    assert apart_meant(text, overtime, State(query=Query(overtime=False))) == "silent"


@pytest.mark.parametrize("text", NEAR["named"])
def test_roles_near_the_one_asked_for_are_named(text: str) -> None:
    assert [_meant(text, state) for state in (LISTED, PICKED, NOTHING, OFFERED)] == ["near"] * 4
    assert _meant(text, State(query=Query())) is None


@pytest.mark.parametrize("text", NEAR["listed"])
def test_similar_roles_are_near_the_one_asked_for_save_over_a_posting(text: str) -> None:
    assert [_meant(text, state) for state in (LISTED, NOTHING, NEAR_OFFERED)] == ["near"] * 3
    assert _meant(text, PICKED) is None
    assert _meant(text, replace(LISTED, query=Query())) is None


@pytest.mark.parametrize("text", NEAR["offered"])
def test_anything_close_is_near_the_role_once_it_was_offered_or_nothing_was_found(text: str) -> None:
    assert [_meant(text, state) for state in (NOTHING, NEAR_OFFERED, BOTH_OFFERED)] == ["near"] * 3
    assert [_meant(text, state) for state in (LISTED, PICKED, OFFERED)] == [None] * 3


@pytest.mark.parametrize("text", NEAR["others"])
def test_other_words_do_not_mean_similar_roles(text: str) -> None:
    assert [_meant(text, state) for state in (NOTHING, NEAR_OFFERED)] == [None, None]


@pytest.mark.parametrize("apart", ["silent", "near"])
@pytest.mark.parametrize("text", CORPUS["hidden"])
def test_a_list_is_hidden_again(text: str, apart: Apart) -> None:
    assert fitting_meant(text, LISTED.looking_at(apart)) and not fitting_meant(text, LISTED)


@pytest.mark.parametrize("text", SILENT["said"])
def test_those_that_do_say_are_named(text: str) -> None:
    assert fitting_meant(text, LISTED.looking_at("silent"))


@pytest.mark.parametrize("text", NEAR["asked"])
def test_the_role_asked_for_is_named(text: str) -> None:
    assert fitting_meant(text, LISTED.looking_at("near"))


@pytest.mark.parametrize("text", CORPUS["going_on"])
def test_other_words_do_not_go_back(text: str) -> None:
    assert not fitting_meant(text, LISTED.looking_at("silent")) and not fitting_meant(text, LISTED.looking_at("near"))
