"""Pages of a list that changes while it is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.postings.current import use_store
from bot.postings.store import PostingStore
from bot.text.posting import posting_of
from tests.conversation.expectations import customs_of


def _cooks(*names: str) -> list[Any]:
    return [
        posting_of({"id": name, "title": f"Cook {name}", "company": name, "description": f"You cook at {name}."})
        for name in names
    ]


def test_more_never_shows_a_card_twice_though_postings_come_in_meanwhile(tmp_path: Path, conversation: Any) -> None:
    store = PostingStore.open(str(tmp_path / "postings.db"))
    store.save(_cooks("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo"))
    use_store(store)
    talk = conversation()
    seen = [job["id"] for job in customs_of(talk.say("cook"))["results"]["jobs"]]
    store.save(_cooks("Hazel", "Ironwood"))
    more = [job["id"] for job in customs_of(talk.say("more", "show_more"))["results"]["jobs"]]
    store.close()
    assert len(seen) == 5 and more
    assert not set(seen) & set(more)
