"""What is wrong with the replies to a turn: by what the turn expects, and by what holds for all turns."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema

from bot.query.model import Query
from bot.query.say import filters
from bot.replies.schema import schemas

Turn = dict[str, Any]
Replies = list[dict[str, Any]]


def text_of(replies: Replies) -> str:
    """All text, a message a line."""
    return "\n".join(reply["text"] or "" for reply in replies)


def customs_of(replies: Replies) -> dict[str, Any]:
    """The messages for programs by their type."""
    return {reply["custom"]["type"]: reply["custom"] for reply in replies if reply["custom"]}


def wrong_with(turn: Turn, replies: Replies, slots: dict[str, Any], shown: list[str]) -> Iterator[str]:
    """What is not as it should be, in words; `shown` are the cards of the turns before."""
    yield from _wrong_in_any(replies)
    yield from _wrong_results(turn, customs_of(replies), shown)
    yield from _wrong_words(turn, replies)
    customs = customs_of(replies)
    if "kind" in turn and turn["kind"] not in (customs or {None: None}):
        yield f"no {turn['kind']}, only {sorted(customs)}"
    if "id" in turn and customs.get("job", {}).get("job", {}).get("id") != turn["id"]:
        yield f"shown is {customs.get('job', {}).get('job', {}).get('id')}"
    if "compared" in turn:
        cards = [slots["results"]["shown"][number - 1] for number in turn["compared"]]
        compared = [job["id"] for job in customs.get("comparison", {}).get("jobs", [])]
        if compared != cards:
            yield f"compared are {compared}, not {cards}"
    if "stated" in turn and customs.get("answer", {}).get("stated") is not turn["stated"]:
        yield f"stated {customs.get('answer', {}).get('stated')}"
    for name, value in turn.get("slots", {}).items():
        if slots.get(name) != value:
            yield f"slot {name} is {slots.get(name)}"


def _wrong_in_any(replies: Replies) -> Iterator[str]:
    for custom in customs_of(replies).values():
        jsonschema.validate(json.loads(json.dumps(custom)), schemas()[custom["type"]])
    if not text_of(replies).strip():
        yield "no text"
    if any("\n\n" in (reply["text"] or "") for reply in replies):
        yield "a blank line would split the message"
    if any(reply["text"] and reply["custom"] for reply in replies):
        yield "custom shares a message with text"
    if "results" not in customs_of(replies):
        return
    payloads = {button["payload"] for reply in replies for button in reply["buttons"] or []}
    for key, words in filters(Query.parse_obj(customs_of(replies)["results"]["query"])):
        if words not in text_of(replies):
            yield f"the filter {words!r} is not shown"
        if f'/search_jobs{{"drop":"{key}"}}' not in payloads:
            yield f"no button takes {words!r} off"


def _wrong_results(turn: Turn, customs: dict[str, Any], shown: list[str]) -> Iterator[str]:
    results = customs.get("results", {})
    query, ids = results.get("query", {}), [job["id"] for job in results.get("jobs", [])]
    if "query" in turn and query != turn["query"]:
        yield f"query {query}"
    for key, value in turn.get("query_has", {}).items():
        if query.get(key) != value:
            yield f"{key} is {query.get(key)}"
    for key in turn.get("query_lacks", []):
        if key in query:
            yield f"{key} is still {query.get(key)}"
    if "total" in turn and results.get("total") != turn["total"]:
        yield f"total {results.get('total')} of {query}"
    if "ids" in turn and (ids != turn["ids"] or not results):
        yield f"ids {ids} of {query}"
    if turn.get("fresh") and (not ids or set(ids) & set(shown)):
        yield f"ids {ids}, after {shown}"


def _wrong_words(turn: Turn, replies: Replies) -> Iterator[str]:
    text = text_of(replies)
    titles = [button["title"] for reply in replies for button in reply["buttons"] or []]
    for pattern in turn.get("text", []):
        if not re.search(pattern, text):
            yield f"text lacks {pattern!r}"
    for pattern in turn.get("not_text", []):
        if re.search(pattern, text):
            yield f"text has {pattern!r}"
    for pattern in turn.get("buttons", []):
        if not any(re.search(pattern, title) for title in titles):
            yield f"no button {pattern!r} in {titles}"
    for pattern in turn.get("not_buttons", []):
        if any(re.search(pattern, title) for title in titles):
            yield f"a button {pattern!r} in {titles}"
