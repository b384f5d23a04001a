"""Type-ahead from the names that open postings have."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.postings.store import PostingStore
from bot.text.posting import Posting

Make = Callable[..., Posting]


@pytest.fixture
def filled(store: PostingStore, posting: Make) -> PostingStore:
    store.save(
        [
            posting("1", title="Warehouse Associate", company="Walmart", location="Wichita, KS"),
            posting("2", title="Warehouse Associate", company="Walmart", location="Tulsa, OK"),
            posting("3", title="Night Warehouse Lead", company="The Wagon Works, Inc.", location="Wichita, KS"),
            posting("4", title="Crème Cook", company="Café Olé", location="New York, NY"),
        ]
    )
    return store


def names(store: PostingStore, typed: str, limit: int = 8) -> list[str]:
    return [found.name for found in store.suggest(typed, limit=limit)]


def test_each_kind_of_name_goes_on_as_typed_and_the_most_frequent_comes_first(filled: PostingStore) -> None:
    found = filled.suggest("wa")
    assert [(one.kind, one.name, one.postings) for one in found[:3]] == [
        ("word", "warehouse", 3),
        ("company", "Walmart", 2),
        ("title", "Warehouse Associate", 2),
    ]
    assert {one.name for one in found[3:]} == {"The Wagon Works, Inc.", "Night Warehouse Lead"}
    assert names(filled, "wi") == ["Wichita"]
    assert names(filled, "w", limit=2) == ["warehouse", "Walmart"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("WAREHOUSE AS", "Warehouse Associate"), ("cafe", "Café Olé"), ("ole", "Café Olé"),
        ("the wag", "The Wagon Works, Inc."),
        ("wagon wo", "The Wagon Works, Inc."), ("new y", "New York"), ("york", "New York"), ("creme c", "Crème Cook"),
        ("warehouse lead", "Night Warehouse Lead"),
    ],
)  # fmt: skip
def test_case_and_accents_do_not_count_and_any_word_may_be_the_first(
    filled: PostingStore, typed: str, first: str
) -> None:
    assert names(filled, typed)[0] == first


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("wallmart", "Walmart"), ("wichitta", "Wichita"), ("wharehou", "warehouse"),
        ("warehuose asso", "Warehouse Associate"),
    ],
)  # fmt: skip
def test_a_misspelling_is_mended_where_nothing_else_fits(filled: PostingStore, typed: str, first: str) -> None:
    assert names(filled, typed)[0] == first


@pytest.mark.parametrize("typed", ["", "  ", "?!", "zq", "qqqqqqqq", "wxy", "associate warehouse", "warehouse zzzz"])
def test_what_nothing_goes_on_as_suggests_nothing(filled: PostingStore, typed: str) -> None:
    assert names(filled, typed) == []


def test_names_of_closed_postings_are_not_suggested_and_new_ones_are(store: PostingStore, posting: Make) -> None:
    with store.writing("feed") as writer:
        writer.save(posting("1", company="Walmart"))
    assert "Walmart" in names(store, "wa")
    with store.writing("feed") as writer:
        writer.save(posting("2", company="Wayside Foods"))
        writer.close_missing()
    assert names(store, "wa") == ["Wayside Foods"]


def test_an_empty_store_suggests_nothing(store: PostingStore) -> None:
    assert names(store, "wa") == []
