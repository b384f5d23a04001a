"""A chat over the website's channel: each message taken once, each turn one entry, in the tabs of the session alone."""

from __future__ import annotations

import time
import uuid

import pytest
import socketio.exceptions

from tests.channels.conftest import Site, new_address, soon
from tests.channels.test_tokens import REFUSED


@pytest.mark.parametrize("transport", ["websocket", "polling"])
def test_a_turn_is_one_entry_with_all_its_messages(site: Site, transport: str) -> None:
    tab = site.tab(transport=transport)
    messages = tab.answer_to("warehouse in Tulsa")
    assert messages == [
        {"text": "You said: warehouse in Tulsa"},
        {"custom": {"type": "job", "v": 1}},
        {"text": "And now?", "buttons": [{"title": "More", "payload": "/show_more"}]},
    ]
    mine, answer = tab.entries("user")[0], tab.entries("bot")[0]
    assert mine["messages"] == [{"text": "warehouse in Tulsa"}]
    assert mine["of"] == answer["of"] and mine["seq"] < answer["seq"] and mine["at"] <= answer["at"]
    tab.wait_for(lambda: ("typing", {"on": False}) in tab.heard)
    assert tab.heard.index(("typing", {"on": True})) < tab.heard.index(("entry", answer))


@pytest.mark.parametrize("token", REFUSED.values(), ids=REFUSED.keys())
def test_a_token_that_is_not_ours_lets_nobody_in(site: Site, token: str) -> None:
    with pytest.raises(socketio.exceptions.ConnectionError):
        site.tab(token or "none")


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("x" * 1001, "long", "1,000 characters"),
        ("\U0001f600" * 1001, "long", "1,000 characters"),
        ("", "empty", "nothing in that message"),
        (" \n\t\0 ", "empty", "nothing in that message"),
        ("/session_start", "intent", "does not work here"),
        ("/restart", "intent", "does not work here"),
        ("/", "intent", "does not work here"),
        ('/nlu_fallback{"a": 1}', "intent", "does not work here"),
        (7, "request", "cannot be read"),
        (None, "request", "cannot be read"),
    ],
)
def test_what_is_refused_is_refused_in_words_and_leaves_no_entry(site: Site, text: str, code: str, said: str) -> None:
    tab = site.tab()
    answer = tab.say(text)
    assert answer["ok"] is False and answer["error"]["code"] == code and said in answer["error"]["text"]
    assert tab.ask("history", after=0)["entries"] == []
    assert tab.answer_to("x" * 1000)[0]["text"].endswith("xxx")


@pytest.mark.parametrize("client_id", [None, 7, "", "short", "x" * 65, "a b c d e f g", "../../../../etc"])
def test_an_id_that_is_none_is_refused(site: Site, client_id: object) -> None:
    assert site.tab().ask("say", id=client_id, text="hello")["error"]["code"] == "request"


def test_a_button_sends_its_payload_and_shows_its_title(site: Site) -> None:
    tab = site.tab()
    answer = tab.answer_to('/select_posting{"posting_id": "p7"}', shown="Details")
    assert answer[0]["text"].startswith("You said: /select_posting")
    assert tab.entries("user")[0]["messages"] == [{"text": "Details"}]
    tab.answer_to("/greet")
    assert tab.entries("user")[1]["messages"] == [], "nothing to show"


def test_the_same_message_again_is_taken_once(site: Site) -> None:
    tab, client_id = site.tab(), str(uuid.uuid4())
    answers = [tab.say("cook", client_id) for _ in range(3)]
    assert all(answer == {"ok": True, "seq": answers[0]["seq"]} for answer in answers)
    tab.answer_to("nurse")
    tab.say("cook", client_id)
    assert [entry["messages"][0]["text"] for entry in tab.ask("history", after=0)["entries"]] == [
        "cook",
        "You said: cook",
        "nurse",
        "You said: nurse",
    ]


def test_two_tabs_hear_the_same_and_another_session_nothing(site: Site) -> None:
    token = site.session()["token"]
    one, two, other = site.tab(token), site.tab(token), site.tab()
    one.answer_to("welder")
    two.wait_for(lambda: two.entries("bot"))
    assert one.entries("user") == two.entries("user") and one.entries("bot") == two.entries("bot")
    assert other.heard == []
    assert other.ask("history", after=0)["entries"] == []


def test_what_was_said_while_away_is_there_after_coming_back(site: Site) -> None:
    token = site.session()["token"]
    tab = site.tab(token)
    tab.answer_to("driver")
    seen = tab.entries("bot")[-1]["seq"]
    assert tab.say("wait 0.3")["ok"]
    tab.close()
    time.sleep(0.6)
    back = site.tab(token)
    missed = back.ask("history", after=seen)["entries"]
    assert [(entry["who"], entry["messages"][0]["text"]) for entry in missed] == [
        ("user", "wait 0.3"),
        ("bot", "You said: wait 0.3"),
    ]
    assert len(back.ask("history", after=0)["entries"]) == 4


def test_a_fault_is_said_in_words_and_the_next_message_is_answered(site: Site) -> None:
    tab = site.tab()
    assert "Something went wrong" in tab.answer_to("fail")[0]["text"]
    assert tab.answer_to("hello")[0]["text"] == "You said: hello"


@pytest.mark.parametrize("event", ["say", "history", "suggest", "rate", "renew", "context"])
@pytest.mark.parametrize("data", [7, "text", [], {"text": {}, "after": [], "seq": "1", "posting_id": 7, "id": 1}])
def test_malformed_data_gets_words(site: Site, event: str, data: object) -> None:
    tab = site.tab()
    answer = tab._client.call(event, data, timeout=5)
    assert answer["ok"] is False and answer["error"]["text"]


def test_the_posting_that_the_page_has_open_is_what_the_question_is_about(site: Site) -> None:
    tab = site.tab()
    assert tab.ask("context", posting_id="p1")["ok"]
    assert tab.answer_to("my slot")[0]["text"] == "focus: p1"
    assert len(tab.ask("history", after=0)["entries"]) == 2, "picking it is not shown"
    tab.answer_to('/select_posting{"posting_id": "p2"}', shown="Details")
    assert tab.answer_to("my slot")[0]["text"] == "focus: p2", "picked later than the page was opened"
    tab.ask("context", posting_id="p3")
    assert tab.answer_to("my slot")[0]["text"] == "focus: p3"


def test_starting_over_ends_what_is_in_view_and_forgets_the_wishes(site: Site) -> None:
    token = site.session()["token"]
    one, two = site.tab(token), site.tab(token)
    one.ask("context", posting_id="p1")
    one.answer_to("hello")
    one.ask("context", posting_id=None)
    assert one.ask("restart")["ok"]
    assert two.event("restarted")["seq"] > one.entries("bot")[-1]["seq"]
    assert two.ask("history", after=0)["entries"] == []
    assert one.answer_to("my slot")[0]["text"] == "focus: None"
    assert len(one.ask("history", after=0)["entries"]) == 2
    assert [entry["who"] for entry in one.ask("download")["data"]["messages"]] == [
        "user",
        "bot",
        "restart",
        "user",
        "bot",
    ]


def test_an_answer_is_rated_and_nothing_else(site: Site) -> None:
    tab = site.tab()
    tab.answer_to("hello")
    answer, mine = tab.entries("bot")[0]["seq"], tab.entries("user")[0]["seq"]
    assert tab.ask("rate", seq=answer, up=True)["ok"] and tab.ask("rate", seq=answer, up=False)["ok"]
    assert [(each["seq"], each["up"]) for each in tab.ask("download")["data"]["ratings"]] == [(answer, False)]
    assert tab.ask("rate", seq=answer, up=None)["ok"] and tab.ask("download")["data"]["ratings"] == []
    assert not tab.ask("rate", seq=mine, up=True)["ok"] and not tab.ask("rate", seq=answer, up="yes")["ok"]
    assert not site.tab().ask("rate", seq=answer, up=True)["ok"], "another's answer"


def test_forgetting_deletes_all_and_tells_every_tab(site: Site) -> None:
    token = site.session()["token"]
    one, two = site.tab(token), site.tab(token)
    one.ask("context", posting_id="p1")
    one.answer_to("hello")
    before = one.entries("bot")[0]["seq"]
    one.say("wait 0.2")
    assert one.ask("forget")["ok"]
    two.event("forgotten")
    assert not any(one.ask("download")["data"].values())
    one.ask("context", posting_id=None)
    assert one.answer_to("my slot")[0]["text"] == "focus: None"
    assert [entry["seq"] > before for entry in two.ask("history", after=0)["entries"]] == [True, True]


def test_deleting_by_words_tells_every_tab_and_leaves_its_answer_alone(site: Site) -> None:
    token = site.session()["token"]
    one, two = site.tab(token), site.tab(token)
    one.answer_to("hello")
    one.answer_to("delete my data")
    heard = [event if event != "entry" else data["who"] for event, data in two.heard if event != "typing"]
    assert heard[-2:] == ["forgotten", "bot"]
    left = one.ask("history", after=0)["entries"]
    assert [entry["messages"][0]["text"] for entry in left] == ["You said: delete my data"]


def test_a_session_goes_on_with_a_renewed_token_of_its_own_alone(site: Site) -> None:
    token = site.session()["token"]
    tab = site.tab(token)
    renewed = tab.ask("renew", token=token)
    assert renewed["ok"] and renewed["expires_in"] == 1800
    assert tab.ask("renew", token=site.session()["token"])["error"]["code"] == "token"
    assert site.tab(renewed["token"]).answer_to("hello")
    tab.wait_for(lambda: tab.entries("bot"))


def test_a_flood_is_refused_and_delays_nobody_else(site: Site) -> None:
    flooding, calm = site.tab(), site.tab()
    for number in range(80):
        flooding.send(f"wait 0.5 {number}")
    began = time.monotonic()
    assert calm.answer_to("hello")[0]["text"] == "You said: hello"
    assert time.monotonic() - began < 2
    codes = {flooding.say("more")["error"]["code"] for _ in range(3)}
    assert codes == {"rate"}
    refused = flooding.say("more")["error"]
    assert 0 < refused["retry_after"] <= 60 and str(refused["retry_after"]) in refused["text"]


def test_three_messages_may_wait(site: Site) -> None:
    tab = site.tab()
    tab.say("wait 1")
    assert [tab.say(f"then {number}")["ok"] for number in range(3)] == [True] * 3
    assert tab.say("and then")["error"]["code"] == "busy"
    tab.wait_for(lambda: len(tab.entries("bot")) == 4)
    assert [entry["messages"][0]["text"] for entry in tab.entries("bot")[1:]] == [
        f"You said: then {number}" for number in range(3)
    ]


def test_a_flood_without_end_is_cut_off(site: Site) -> None:
    flooding = site.tab()
    for number in range(200):
        flooding.send(f"again {number}")
    assert soon(lambda: not flooding._client.connected)


def test_an_address_is_counted_over_all_its_sessions(site: Site) -> None:
    address = new_address()
    tabs = [site.tab(site.session()["token"], address=address) for _ in range(7)]
    answers = [tab.say(f"cook {number}") for number in range(20) for tab in tabs]
    taken = [answer for answer in answers if answer["ok"]]
    assert len(taken) == 120 and {answer["error"]["code"] for answer in answers if not answer["ok"]} == {"rate"}
    assert site.tab().answer_to("hello")
