"""Plays the conversations of `cases.yml`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bot.replies.schema import schemas

Cases = dict[str, list[dict[str, Any]]]
CASES: Cases = yaml.safe_load(Path(__file__).with_name("cases.yml").read_text(encoding="utf8"))


@pytest.mark.parametrize("name", CASES)
def test_conversation(name: str, conversation: Any) -> None:
    talk = conversation()
    for turn in CASES[name]:
        replies = talk.say(turn["say"], turn.get("intent", "search_jobs"))
        wrong = list(_wrong(turn, replies, talk.slots))
        assert not wrong, f"{turn['say']!r}: {'; '.join(wrong)}\n{_text(replies)}"


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
    assert "https://jobs.example.com/larkspur/engineer" in _text(talk.say("1", "select_posting"))


def test_every_button_of_a_page_can_be_pressed(conversation: Any) -> None:
    for button in conversation().say("show me jobs")[0]["buttons"]:
        talk = conversation()
        talk.say("show me jobs")
        assert _text(talk.say(button["payload"], "search_jobs")).strip(), button


def _text(replies: list[dict[str, Any]]) -> str:
    return "\n".join(reply["text"] or "" for reply in replies)


def _wrong(turn: dict[str, Any], replies: list[dict[str, Any]], slots: dict[str, Any]) -> Any:
    text = _text(replies)
    for reply in replies:
        if reply["custom"]:
            jsonschema.validate(json.loads(json.dumps(reply["custom"])), schemas()[reply["custom"]["type"]])
    customs = {reply["custom"]["type"]: reply["custom"] for reply in replies if reply["custom"]}
    results = customs.get("results", {})
    query = results.get("query", {})
    if not text.strip():
        yield "no text"
    if any("\n\n" in (reply["text"] or "") for reply in replies):
        yield "a blank line would split the message"
    if any(reply["text"] and reply["custom"] for reply in replies):
        yield "custom shares a message with text"
    if "kind" in turn and turn["kind"] not in (customs or {None: None}):
        yield f"no {turn['kind']}, only {sorted(customs)}"
    if "query" in turn and query != turn["query"]:
        yield f"query {query}"
    for key, value in turn.get("query_has", {}).items():
        if query.get(key) != value:
            yield f"{key} is {query.get(key)}"
    for key in turn.get("query_lacks", []):
        if key in query:
            yield f"{key} is still {query[key]}"
    if "total" in turn and results.get("total") != turn["total"]:
        yield f"total {results.get('total')} of {query}"
    if "ids" in turn and [job["id"] for job in results.get("jobs", [])] != turn["ids"]:
        yield f"ids {[job['id'] for job in results.get('jobs', [])]} of {query}"
    if "id" in turn and customs.get("job", {}).get("job", {}).get("id") != turn["id"]:
        yield f"shown is {customs.get('job', {}).get('job', {}).get('id')}"
    if "stated" in turn and customs.get("answer", {}).get("stated") is not turn["stated"]:
        yield f"stated {customs.get('answer', {}).get('stated')}"
    for pattern in turn.get("text", []):
        if not re.search(pattern, text):
            yield f"text lacks {pattern!r}"
    for pattern in turn.get("not_text", []):
        if re.search(pattern, text):
            yield f"text has {pattern!r}"
    for name, value in turn.get("slots", {}).items():
        if slots.get(name) != value:
            yield f"slot {name} is {slots.get(name)}"
