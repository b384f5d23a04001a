"""In a conversation an approved answer comes in the recruiter's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_question import give_answer
from actions.reply import Reply
from bot.postings.approved import ApprovedAnswer, ApprovedAnswers
from bot.postings.current import use_store
from bot.postings.store import PostingStore
from bot.replies.state import State

RESPONSES = yaml.safe_load(
    (Path(__file__).parents[2] / "data" / "responses" / "posting.yml").read_text(encoding="utf8")
)["responses"]


@pytest.fixture
def ask(store: PostingStore) -> Iterator[Callable[[str], tuple[str, Any]]]:
    """Asks about the baker's job; what is said in words, and what is carried."""
    use_store(store)

    def asked(question: str) -> tuple[str, Any]:
        dispatcher = CollectingDispatcher()
        posting = store.get("mill-1")
        assert posting is not None
        state = give_answer(posting, question, [], Reply(dispatcher, "rest"), State())
        words, custom = dispatcher.messages
        assert state.asked == tuple(custom["custom"]["facets"])
        return RESPONSES[words["response"]][0]["text"].format(**words), custom["custom"]

    yield asked
    use_store(None)


def test_it_says_that_it_is_from_the_recruiter(ask: Callable[[str], tuple[str, Any]], store: PostingStore) -> None:
    ApprovedAnswers(store).add(ApprovedAnswer("Dogs are welcome.", "Kim", questions=("Can I bring my dog?",)))
    words, custom = ask("could I bring my dog?")
    assert words.startswith("Dogs are welcome.\n(Baker · Corner Mill; from the recruiter)")
    assert custom["source"] == "recruiter" and custom["evidence"][0]["quote"] == "Dogs are welcome."
    words, custom = ask("what does it pay?")
    assert "recruiter" not in words and custom["source"] == "posting"


def test_recruiter_and_posting_are_told_apart(ask: Callable[[str], tuple[str, Any]], store: PostingStore) -> None:
    ApprovedAnswers(store).add(ApprovedAnswer("Dogs are welcome.", "Kim", questions=("Can I bring my dog?",)))
    words, custom = ask("can I bring my dog, and what does it pay?")
    assert words.startswith("Dogs are welcome. The posting says:") and "19.50" in words
    assert "from the recruiter, and from the posting" in words and words.count("Dogs") == 1
    assert [part["evidence"][0]["field"] for part in custom["parts"]] == ["recruiter", "description"]
