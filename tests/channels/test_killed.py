"""A server that is killed loses nothing that was said, and one started anew goes on where it was.

Both sign with the secret that the first made beside the store.
"""

from __future__ import annotations

import uuid
from pathlib import Path

import requests

from tests.channels.conftest import WAIT, serving, soon


def test_a_killed_server_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    answered, waiting = str(uuid.uuid4()), str(uuid.uuid4())
    with serving(tmp_path, ROLECALL_SECRET="") as first:
        token = first.session()["token"]
        tab = first.tab(token)
        tab.answer_to('/select_posting{"posting_id": "p1"}', shown="Details")
        tab.say("hello", answered)
        tab.wait_for(lambda: len(tab.entries("bot")) == 2)
        assert soon(lambda: len(tab.ask("download")["data"]["messages"]) == 4)
        assert tab.say("wait 30", waiting)["ok"], "taken, not answered"
        first.process.kill()
        first.process.wait()
        seen = tab.entries("user")[-1]["seq"]
    with serving(tmp_path, ROLECALL_SECRET="") as second:
        tab = second.tab(token)
        entries = tab.ask("history", after=0)["entries"]
        assert [entry["messages"][0]["text"] for entry in entries] == [
            "Details",
            'You said: /select_posting{"posting_id": "p1"}',
            "hello",
            "You said: hello",
            "wait 30",
        ]
        assert entries[-1]["seq"] == seen
        assert tab.say("hello", answered) == {"ok": True, "seq": entries[2]["seq"]}
        assert tab.answer_to("my slot")[0]["text"] == "focus: p1", "what the bot knew is known again"
        assert len([entry for entry in tab.entries("bot") if entry["of"] == answered]) == 0
        last = tab.entries("bot")[-1]["seq"]
        assert last > seen
        # The one that was not answered is, once its tab says it again
        assert tab.say("wait 30", waiting) == {"ok": True, "seq": seen}
        tab.event("typing")
        assert tab.entries("user")[-1]["of"] != waiting, "it is not shown twice"


def test_log_lines_carry_no_message_unless_switched_on(tmp_path: Path) -> None:
    said: dict[str, str] = {}
    for switched in ("", "1"):
        with serving(tmp_path, ROLECALL_LOG_TEXT=switched, STUB_LOG="INFO") as site:
            tab = site.tab()
            tab.answer_to("my secret wish")
            tab.answer_to("fail")
            tab.say("x" * 2000)
            tab._client.emit("say", "my secret wish")
            site.session()
            body = {"sender": "me", "message": "my secret wish"}
            requests.post(site.url + "/webhooks/rest/webhook", json=body, timeout=WAIT)
            site.process.terminate()
            said[switched] = site.process.communicate(timeout=30)[0]
            assert site.process.returncode == 0, "it stops though tabs are open"
    assert "was destroyed" not in said[""]
    assert "secret wish" not in said[""] and "xxx" not in said[""]
    assert "said 14 characters" in said[""] and "as asked" in said[""], "the fault's trace is there"
    assert said["1"].count("secret wish") == 2
