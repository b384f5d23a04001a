"""A person finds a job over REST and asks about it; every `custom` part keeps to its JSON Schema."""

from __future__ import annotations

import json
import re
import uuid
from typing import Any

import pytest
from jsonschema import Draft7Validator

from tests.server.conftest import ROOT, Server

SCHEMAS = {
    file.stem: Draft7Validator(json.loads(file.read_text(encoding="utf8")))
    for file in (ROOT / "docs" / "schemas").glob("*.json")
}


class Chat:
    """One conversation; keeps each turn to what the contract says of all turns."""

    def __init__(self, server: Server) -> None:
        self.server, self.sender = server, uuid.uuid4().hex

    def say(self, message: str, kind: str | None = None) -> dict[str, Any]:
        """Says it, checks the turn, and returns the `custom` of a kind (or {"text": ...} when none is asked for)."""
        replies = self.server.say(self.sender, message)
        assert any(reply.get("text") for reply in replies), f"{message!r} got no text"
        customs = {reply["custom"]["type"]: reply["custom"] for reply in replies if "custom" in reply}
        for name, custom in customs.items():
            errors = [error.message for error in SCHEMAS[name].iter_errors(custom)]
            assert not errors, f"{message!r}: {name} breaks its schema: {errors}"
        text = "\n".join(reply["text"] for reply in replies if reply.get("text"))
        if kind is None:
            return {"text": text, **customs}
        assert kind in customs, f"{message!r} got {sorted(customs)}: {text}"
        return {**customs[kind], "text": text}


@pytest.fixture
def chat(server: Server) -> Chat:
    return Chat(server)


def test_the_greeting_says_that_it_is_automated_and_suggests(chat: Chat) -> None:
    replies = chat.server.say(chat.sender, "hi there")
    assert "automated assistant" in replies[0]["text"]
    assert len(replies[0]["buttons"]) >= 3


def test_search_refine_page_pick_and_ask(chat: Chat) -> None:
    first = chat.say("engineer, full time", "results")
    assert first["query"] == {"role": ["engineer"], "employment": ["full_time"]} and first["total"] >= 3
    dear = chat.say("only ones above $120,000", "results")
    assert dear["query"]["pay"] == {"min": 120000, "per": "year"} and 0 < dear["total"] < first["total"]
    assert all(job["pay"]["max"] >= 120000 for job in dear["jobs"] if job["pay"]["per"] == "year")
    picked = chat.say("the second one", "job")
    assert picked["job"]["id"] == dear["jobs"][1]["id"]
    assert picked["job"]["url"] in picked["text"], "the apply link stands in full"
    chat.say("do I have to be on call?", "answer")
    insured = chat.say("and what insurance do they give?", "answer")
    assert "health_insurance" in insured["facets"]
    west = chat.say("what about the same in California", "results")
    assert west["query"]["place"] == [{"region": "CA", "country": "US"}]
    assert all(any(place.get("region") == "CA" for place in job["places"]) for job in west["jobs"])
    assert "results" not in chat.say("start over") or chat.say("start over", "results")["query"] == {}
    nurses = chat.say("registered nurse, nights", "results")
    assert nurses["query"] == {"role": ["registered nurse"], "schedule": ["nights"]} and nurses["total"] > 0


def test_more_never_shows_a_posting_twice(chat: Chat) -> None:
    page = chat.say("full time", "results")
    seen: list[str] = []
    while page["jobs"] and len(seen) < 60:
        ids = [job["id"] for job in page["jobs"]]
        assert not set(ids) & set(seen)
        seen += ids
        page = chat.say("more", "results") if len(seen) < page["total"] else {"jobs": []}
    assert len(seen) > 10


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what does the work week look like?", ["tuesday", "saturday"]),
        ("how many paid holidays are there?", ["10 paid holidays"]),
        ("do I have to be on call?", ["24/7", "on-call"]),
        ("how many days in the office?", ["three days"]),
        ("what is the pay range?", ["83,600", "135,111"]),
        ("how many sick days?", ["10 paid sick days"]),
        ("would you hire somebody with a record?", ["arrest|conviction"]),
        ("will I see disturbing content?", ["child abuse|self-harm"]),
    ],
)
def test_the_incident_managers_posting_answers_with_its_own_words(chat: Chat, question: str, said: list[str]) -> None:
    chat.say("trust and safety incident manager", "results")
    chat.say('/select_posting{"posting_id": "s-ts-incident-manager"}', "job")
    answer = chat.say(question, "answer")
    assert answer["stated"] is True
    proof = " ".join(span["quote"] for span in answer["evidence"]).casefold()
    assert all(re.search(pattern, proof) for pattern in said), proof


def test_what_the_posting_does_not_say_is_said_plainly(chat: Chat) -> None:
    chat.say('/select_posting{"posting_id": "s-ts-incident-manager"}', "job")
    answer = chat.say("does it come with a company car?", "answer")
    assert answer["stated"] is False and answer["evidence"] == []
    assert "not say" in answer["text"]


def test_nothing_found_says_so_and_widens_nothing(chat: Chat) -> None:
    nothing = chat.say("lighthouse keeper in Tulsa above 500k", "results")
    assert nothing["total"] == 0 and nothing["jobs"] == [] and nothing["relaxed"] is None
    assert re.search(r"\bno\b", nothing["text"], re.IGNORECASE)


def test_two_misunderstandings_in_a_row_offer_a_person(chat: Chat) -> None:
    chat.say("flurb the gnarl")
    assert re.search(r"person|recruiter", chat.say("zzzz qqqq")["text"])


@pytest.mark.parametrize(
    "payload",
    [
        '/select_posting{"posting_id": "\'; drop table posting; --"}',
        '/select_posting{"posting_id": 7}',
        "/select_posting",
        "/select_posting{bad json",
        "/no_such_intent",
        '/drop_filter{"drop": {"a": 1}}',
        '/ask_facet{"facet": "zzz"}',
        "/",
        "{}",
    ],
)
def test_a_made_up_payload_gets_words_and_does_no_harm(chat: Chat, payload: str) -> None:
    chat.say(payload)
    assert chat.say("warehouse", "results")["total"] > 0
