"""The REST channel: open to this machine, to others with a key; what is refused is refused in words, at once."""

from __future__ import annotations

import http.client
import json
import time
import uuid
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests

from tests.channels.conftest import ALLOWED, FOREIGN, KEYS, WAIT, Site, soon

ADDRESS = "/webhooks/rest/webhook"


def _post(site: Site, message: Any, sender: Any = None, **headers: str) -> requests.Response:
    body = {"sender": sender or uuid.uuid4().hex, "message": message}
    return requests.post(site.url + ADDRESS, json=body, headers=headers, timeout=WAIT)


def _with_key(name: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {KEYS[name]}", "X-Forwarded-For": "203.0.113.9"}


def test_a_program_on_this_machine_needs_no_key_and_gets_rasas_shapes(site: Site) -> None:
    answer = _post(site, "warehouse", "me")
    assert answer.json() == [
        {"recipient_id": "me", "text": "You said: warehouse"},
        {"recipient_id": "me", "custom": {"type": "job", "v": 1}},
        {"recipient_id": "me", "text": "And now?", "buttons": [{"title": "More", "payload": "/show_more"}]},
    ]
    assert _post(site, '/any_intent{"a": 1}').json()[0]["text"] == 'You said: /any_intent{"a": 1}'


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-For": "203.0.113.9"},
        {"X-Forwarded-For": "127.0.0.1"},
        {"X-Real-IP": "203.0.113.9"},
        {"Forwarded": "for=203.0.113.9"},
        {"Via": "1.1 proxy"},
        {"Host": "jobs.example"},
        {"Authorization": "Bearer wrong"},
        {"Authorization": "Basic Ym9hcmQ6Ym9hcmQ="},
        {"Authorization": KEYS["board"]},
        {"Authorization": f"Bearer {KEYS['board']}x"},
        {"Authorization": "Bearer "},
    ],
    ids=str,
)
def test_from_elsewhere_nothing_is_served_without_a_key_that_holds(site: Site, headers: dict[str, str]) -> None:
    refused = _post(site, "hello", **headers)
    assert refused.status_code == 401 and refused.json()["error"]["code"] == "key"


def test_a_foreign_page_in_a_browser_on_this_machine_is_refused(site: Site) -> None:
    assert _post(site, "hello", Origin=FOREIGN).status_code == 403
    assert _post(site, "hello", Origin=site.url).ok
    assert _post(site, "hello", Origin=ALLOWED).ok


def test_the_senders_of_a_key_are_apart_from_all_others(site: Site) -> None:
    pick = '/select_posting{"posting_id": "%s"}'
    _post(site, pick % "here", "same")
    for name in KEYS:
        _post(site, pick % name, "same", **_with_key(name))
    assert _post(site, "my slot", "same").json()[0]["text"] == "focus: here"
    for name in KEYS:
        answer = _post(site, "my slot", "same", **_with_key(name)).json()[0]
        assert answer == {"recipient_id": "same", "text": f"focus: {name}"}


@pytest.mark.parametrize("sender", ["web-" + "0" * 32, "rest-board-same", "x" * 201, ["a"], {"a": 1}])
def test_a_sender_that_is_anothers_or_none_is_refused(site: Site, sender: object) -> None:
    refused = _post(site, "hello", sender)
    assert refused.status_code == 400 and refused.json()["error"]["code"] == "sender"


@pytest.mark.parametrize(("message", "said"), [("x" * 1001, "too long"), ("", "nothing in that"), (" ", "nothing in")])
def test_what_a_person_wrote_is_refused_as_a_reply(site: Site, message: str, said: str) -> None:
    answer = _post(site, message, "me")
    assert answer.ok and answer.json()[0]["recipient_id"] == "me" and said in answer.json()[0]["text"]


def test_a_fault_is_a_reply(site: Site) -> None:
    assert "went wrong" in _post(site, "fail").json()[0]["text"]


def test_a_key_may_send_buttons_that_are_listed_alone(site: Site) -> None:
    answer = _post(site, "/session_start", **_with_key("board"))
    assert answer.ok and "does not work here" in answer.json()[0]["text"]


@pytest.mark.parametrize("body", ["", "[]", "3", '{"sender": "x"}', '{"sender": "x", "message": 7}', "not json"])
def test_what_cannot_be_read_is_said(site: Site, body: str) -> None:
    refused = requests.post(site.url + ADDRESS, data=body, timeout=WAIT)
    assert refused.status_code == 400 and refused.json()["error"]["code"] == "request"


def test_senders_of_a_key_and_the_key_itself_are_counted(site: Site) -> None:
    said = [_post(site, "hello", "one", **_with_key("agency")) for _ in range(21)]
    assert [answer.status_code for answer in said] == [200] * 20 + [429]
    assert int(said[-1].headers["Retry-After"]) == said[-1].json()["error"]["retry_after"]
    others = [_post(site, "hello", **_with_key("agency")).status_code for _ in range(15)]
    assert others[0] == 200 and others[-1] == 429
    assert all(_post(site, "hello", "one").ok for _ in range(25)), "programs on this machine are not counted"


def test_five_megabytes_are_refused_at_once_and_slow_nobody(site: Site) -> None:
    """Proven for the server's word, not for how fast a client can send: it answers before the body has come."""
    for address, chunked in ((ADDRESS, False), ("/web/session", False), (ADDRESS, True)):
        server = http.client.HTTPConnection(urlsplit(site.url).netloc, timeout=WAIT)
        server.putrequest("POST", address)
        server.putheader(*(("Transfer-Encoding", "chunked") if chunked else ("Content-Length", "5000000")))
        server.endheaders()
        began = time.monotonic()
        server.send(b"4C4B40\r\n" if chunked else b"")
        server.send(b"x" * 20_000)
        refused = server.getresponse()
        spent = time.monotonic() - began
        assert refused.status == 413 and json.load(refused)["error"]["code"] == "body"
        assert spent < 0.05, f"{spent * 1000:.0f} ms"
        server.close()
    assert _post(site, "hello").ok


def test_a_packet_too_large_ends_its_socket_alone(site: Site) -> None:
    large, calm = site.tab(), site.tab()
    large.send("x" * 5_000_000)
    began = time.monotonic()
    assert calm.answer_to("hello")
    assert time.monotonic() - began < 2
    assert soon(lambda: not large._client.connected)
