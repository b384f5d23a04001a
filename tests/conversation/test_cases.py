"""Plays the conversations of `cases/`, each named by the sentence that it proves, twice: through the actions with the
intent that a turn names, which may be wrong on purpose, and through the trained agent, which tells the intent itself.

A turn says its text, or presses a button of the replies before by its title, and, where it is not a search, names its
intent. Expectations: kind, query (whole), query_has, query_lacks, total, ids (of the cards), fresh (no card was shown
before), id (of the posting shown), compared (numbers of the cards), stated, text and not_text (patterns over all text),
buttons and not_buttons (patterns, each over any title), slots.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conversation.expectations import Replies, Turn, customs_of, text_of, wrong_with


def _cases() -> dict[str, list[Turn]]:
    found: dict[str, list[Turn]] = {}
    for path in sorted(Path(__file__).with_name("cases").glob("*.yml")):
        for name, turns in yaml.safe_load(path.read_text(encoding="utf8")).items():
            assert name not in found, f"{path.name}: {name!r} stands twice"
            found[name] = turns
    return found


CASES = _cases()


@pytest.mark.parametrize("name", CASES)
def test_conversation(name: str, conversation: Any) -> None:
    _play(CASES[name], conversation())


@pytest.mark.parametrize("name", CASES)
def test_conversation_with_the_trained_agent(name: str, spoken: Any) -> None:
    _play(CASES[name], spoken())


def _play(turns: list[Turn], talk: Any) -> None:
    replies: Replies = []
    shown: list[str] = []
    for turn in turns:
        said = turn.get("say") or _payload(turn["press"], replies)
        replies = talk.say(said, turn.get("intent", "search_jobs"))
        wrong = list(wrong_with(turn, replies, talk.slots, shown))
        assert not wrong, f"{said!r}: {'; '.join(wrong)}\n{text_of(replies)}"
        cards = customs_of(replies).get("results", {}).get("jobs", [])
        shown = [*(shown if turn.get("fresh") else []), *(job["id"] for job in cards)] or shown


def _payload(title: str, replies: Replies) -> str:
    """What the button of that title sends."""
    payloads = {button["title"]: button["payload"] for reply in replies for button in reply["buttons"] or []}
    assert title in payloads, f"no button {title!r} but {sorted(payloads)}"
    return str(payloads[title])


@pytest.mark.parametrize("channel", ["slack", "telegram", "cmdline"])
def test_a_messenger_gets_text_alone_with_three_short_buttons(channel: str, conversation: Any) -> None:
    talk = conversation(channel)
    turns = (("hello", "greet"), ("show me jobs", "search_jobs"), ("1", "select_posting"), ("pay?", "ask_posting"))
    for text, intent in turns:
        replies = talk.say(text, intent)
        assert all(reply["custom"] is None for reply in replies)
        buttons = [button for reply in replies for button in reply["buttons"]]
        assert 0 < len(buttons) <= 3
        assert all(len(button["title"]) <= 20 and len(button["payload"].encode()) <= 100 for button in buttons)


def test_the_link_to_apply_is_in_the_text_in_full(conversation: Any) -> None:
    talk = conversation("slack")
    talk.say("software engineer in Denver")
    assert "https://jobs.example.com/larkspur/engineer" in text_of(talk.say("1", "select_posting"))


def test_every_button_of_a_page_can_be_pressed(conversation: Any) -> None:
    for button in conversation().say("show me jobs")[0]["buttons"]:
        talk = conversation()
        talk.say("show me jobs")
        assert text_of(talk.say(button["payload"], "search_jobs")).strip(), button
