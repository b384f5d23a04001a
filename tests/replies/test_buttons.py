"""Buttons that fit where they go."""

from __future__ import annotations

import json

from bot.replies.buttons import Button, carries_custom, fitting, suggestion_buttons


def test_a_page_shows_all_buttons_as_they_are() -> None:
    buttons = [Button.of(f"{number}. A title that is rather long", "show_more") for number in range(8)]
    assert [shown["title"] for shown in fitting(buttons, "rest")] == [button.title for button in buttons]


def test_a_messenger_gets_three_short_ones() -> None:
    for channel in ("slack", "telegram", "cmdline", None):
        shown = fitting(suggestion_buttons() + [Button.saying("x" * 40)], channel)
        assert len(shown) == 3
        assert all(len(button["title"]) <= 20 for button in shown)


def test_a_payload_that_is_too_long_for_a_messenger_is_left_out() -> None:
    long, short = (Button.of("1", "select_posting", posting_id=name) for name in ("x" * 90, "y"))
    assert [button["payload"] for button in fitting([long, short], "telegram")] == [short.payload]


def test_a_payload_is_an_intent_with_json() -> None:
    payload = Button.of("1", "select_posting", posting_id='a"b é').payload
    assert payload.startswith("/select_posting{")
    assert json.loads(payload.removeprefix("/select_posting")) == {"posting_id": 'a"b é'}
    assert Button.of("More", "show_more").payload == "/show_more"


def test_custom_goes_only_where_a_program_reads_it() -> None:
    assert carries_custom("rest") and carries_custom("web")
    assert not any(carries_custom(channel) for channel in ("slack", "cmdline", "telegram", None))
