"""Values of a feed's object are taken as they are, or refused; nothing is made of what has another shape."""

from __future__ import annotations

from typing import Any, Optional

import pytest

from bot.importers.given import given, given_amount, given_day, given_id, given_list, given_object


@pytest.mark.parametrize(
    ("value", "expected"),
    [(7, "mill-7"), ("a b", "mill-a b"), (" ", None), ("", None), (None, None), (True, None), ([7], None), (7.5, None)],
)
def test_id(value: Any, expected: Optional[str]) -> None:
    assert given_id("mill", {"id": value}) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(19, 19.0), (21.5, 21.5), ("75.00", 75.0), (0, None), ("0.00", None), ("", None), (None, None)],
)
def test_amount(value: Any, expected: Optional[float]) -> None:
    assert given_amount({"min": value}, "min") == expected


@pytest.mark.parametrize("value", [True, "plenty", "nan", float("inf"), [19]])
def test_what_is_no_amount_is_refused(value: Any) -> None:
    with pytest.raises(ValueError):
        given_amount({"min": value}, "min")


def test_the_first_key_that_has_text_is_taken() -> None:
    job = {"html": " ", "plain": " Bake. ", "on": "2026-02-01T23:00:00-05:00"}
    assert given(job, "missing", "html", "plain") == "Bake."
    assert given(job, "missing") == ""
    assert given_day(job, "missing", "on") == "2026-02-01"
    assert given_day(job, "missing") is None


@pytest.mark.parametrize("take", [given, given_object, given_list])
def test_another_shape_is_refused_by_name(take: Any) -> None:
    with pytest.raises(TypeError, match="'place' must be .*, not int"):
        take({"place": 7}, "place")
    assert not take({"place": None}, "place")
