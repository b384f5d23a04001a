from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.replies.of_shown import question_of_each

CORPUS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("of_shown.yml").read_text(encoding="utf8"))


@pytest.mark.parametrize(("text", "of_one"), CORPUS["asked"])
def test_a_question_of_the_postings_shown_is_asked_of_one(text: str, of_one: str) -> None:
    assert question_of_each(text, over_list=True) == of_one
    assert question_of_each(text, over_list=False) == of_one


@pytest.mark.parametrize(("text", "of_one"), CORPUS["over_list"])
def test_which_ones_are_those_of_the_list_that_is_looked_at(text: str, of_one: str) -> None:
    assert question_of_each(text, over_list=True) == of_one
    assert question_of_each(text, over_list=False) is None


@pytest.mark.parametrize("text", CORPUS["not_asked"])
def test_what_asks_of_no_list_is_left_alone(text: str) -> None:
    assert question_of_each(text, over_list=True) is None
