"""A posting that closes in the middle of a conversation: it is said, others like it are shown, nothing is answered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.postings.current import use_store
from bot.postings.store import PostingStore
from bot.text.posting import Posting, posting_of
from tests.conversation.expectations import customs_of, text_of

COOKS = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo")


def cook(name: str, title: str = "Line Cook") -> Posting:
    description = f"You cook at {name}. Pay: $20 an hour."
    return posting_of({"id": name, "title": title, "company": name, "location": "Reno, NV", "description": description})


@pytest.fixture
def kitchens(tmp_path: Path, conversation: Any) -> Iterator[PostingStore]:
    store = PostingStore.open(str(tmp_path / "postings.db"))
    bring(store, *map(cook, COOKS), cook("Hall", "Astronomer"))
    use_store(store)
    yield store
    store.close()


def bring(store: PostingStore, *postings: Posting) -> None:
    """The feed as it is now; what it no longer brings is closed."""
    with store.writing("feed") as writer:
        writer.save_all(postings)
        writer.close_missing()


def shown_ids(replies: list[dict[str, Any]]) -> list[str]:
    return [job["id"] for job in customs_of(replies)["results"]["jobs"]]


def test_a_question_about_a_closed_posting_shows_similar_ones(kitchens: PostingStore, conversation: Any) -> None:
    talk = conversation()
    ids = shown_ids(talk.say("line cook"))
    talk.say("1", "select_posting")
    bring(kitchens, *(cook(name) for name in COOKS if name != ids[0]))
    replies = talk.say("what does it pay?", "ask_posting")
    text = text_of(replies)
    assert f"Line Cook · {ids[0]} is closed" in text and "answer" not in customs_of(replies)
    buttons = [button for reply in replies for button in reply["buttons"] or []]
    offered = [button["title"] for button in buttons if "select_posting" in button["payload"]]
    assert len(offered) == 3 and all(title in text for title in offered), "each has a card"
    number = offered[-1].split(".")[0]
    opened = customs_of(talk.say(number, "select_posting"))["job"]["job"]
    assert opened["id"] != ids[0] and f"{number}. Line Cook · {opened['company']}" in text


def test_more_goes_on_with_the_search_after_similar_ones_were_shown(kitchens: PostingStore, conversation: Any) -> None:
    talk = conversation()
    ids = shown_ids(talk.say("line cook"))
    kitchens.save([cook("Hazel"), cook("Ironwood")])
    bring(kitchens, *(cook(name) for name in (*COOKS, "Hazel", "Ironwood") if name != ids[1]))
    assert "is closed" in text_of(talk.say("2", "select_posting"))
    more = shown_ids(talk.say("more", "show_more"))
    assert more and not set(more) & set(ids)


def test_closed_postings_are_not_compared(kitchens: PostingStore, conversation: Any) -> None:
    talk = conversation()
    ids = shown_ids(talk.say("line cook"))
    bring(kitchens, *(cook(name) for name in COOKS if name != ids[0]))
    replies = talk.say("compare 1 and 2", "compare_postings")
    assert "is closed" in text_of(replies) and "comparison" not in customs_of(replies)


def test_a_link_to_a_closed_posting_opens_others_without_a_search(kitchens: PostingStore, conversation: Any) -> None:
    bring(kitchens, *map(cook, COOKS))
    talk = conversation()
    assert "That posting is closed" in text_of(talk.say('/select_posting{"posting_id": "Hall"}'))
    bring(kitchens, *(cook(name) for name in COOKS if name != "Alder"))
    text = text_of(talk.say('/select_posting{"posting_id": "Alder"}'))
    assert "Line Cook · Alder is closed" in text and "1. Line Cook" in text
    assert customs_of(talk.say("2", "select_posting"))["job"]["job"]["title"] == "Line Cook"
