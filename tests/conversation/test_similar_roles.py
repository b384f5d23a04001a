"""Similar roles where some postings fit, and where they fill more than a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.postings.current import use_store
from bot.postings.store import PostingStore
from bot.text.posting import posting_of
from tests.conversation.expectations import customs_of, text_of

NEAR = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo")
"""Employers of line cooks, whose work is near a pastry chef's."""


@pytest.fixture
def talk(tmp_path: Path, conversation: Any) -> Any:
    """A conversation over seven line cooks and two pastry chefs."""
    titles = [*(("Line Cook", name) for name in NEAR), ("Pastry Chef", "Hazel"), ("Pastry Chef", "Ironwood")]
    told = {"Alder": "No on-call duty."}
    records = [
        {"id": name, "title": title, "company": name, "description": f"You work for {name}. {told.get(name, '')}"}
        for title, name in titles
    ]
    store = PostingStore.open(str(tmp_path / "postings.db"))
    store.save([posting_of(record) for record in records])
    use_store(store)
    yield conversation()
    store.close()


def _ids(replies: list[dict[str, Any]]) -> set[str]:
    return {job["id"] for job in customs_of(replies)["results"]["jobs"]}


def test_similar_roles_are_offered_under_a_short_list_and_paged_apart_from_it(talk: Any) -> None:
    found = talk.say("pastry chef")
    assert _ids(found) == {"Hazel", "Ironwood"} and "In similar roles: 7." in text_of(found)
    first = talk.say("similar roles")
    assert customs_of(first)["results"]["relaxed"]["dropped"] == ["role"]
    assert customs_of(first)["results"]["query"] == {"role": ["pastry chef"]}
    second = talk.say("more", "show_more")
    assert _ids(first) | _ids(second) == set(NEAR) and not _ids(first) & _ids(second)
    assert all(job["why"][0].startswith("Near your role") for job in customs_of(second)["results"]["jobs"])
    assert "There are no more" in text_of(talk.say("more", "show_more"))
    assert _ids(talk.say("undo", "undo_change")) == {"Hazel", "Ironwood"}


def test_similar_roles_are_offered_beside_those_that_do_not_say_which_a_yes_shows(talk: Any) -> None:
    found = text_of(talk.say("pastry chef, no on-call"))
    assert "2 more would match but do not say either way: not on call" in found and "In similar roles: 1." in found
    assert _ids(talk.say("yes", "affirm")) == {"Hazel", "Ironwood"}
    assert _ids(talk.say("similar roles")) == {"Alder"}


def test_similar_roles_are_not_counted_where_the_role_fills_a_page(talk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def count(*_: object, near: bool = False, **__: object) -> int:
        assert not near
        return 0

    monkeypatch.setattr(PostingStore, "count", count)
    found = talk.say("line cook")
    assert customs_of(found)["results"]["total"] == len(NEAR) and "similar roles" not in text_of(found)


def test_similar_roles_are_shown_when_asked_for_though_they_were_not_offered(talk: Any) -> None:
    talk.say("line cook")
    assert _ids(talk.say("similar roles")) == {"Hazel", "Ironwood"}
