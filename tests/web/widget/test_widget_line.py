"""The line between widget and server: nothing said is lost, and nothing comes twice."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.web.widget.served import Served

OpenPage = Callable[..., Page]


def log(page: Page) -> Locator:
    return page.get_by_role("log")


def say(page: Page, text: str) -> None:
    page.get_by_role("combobox", name="Your message").fill(text)
    page.keyboard.press("Enter")


def said(page: Page, text: str) -> Locator:
    """The candidate's own message in the log."""
    return log(page).locator(".user", has_text=text)


def test_what_is_said_while_the_server_is_away_is_sent_once_when_it_is_back(
    open_page: OpenPage, served: Served
) -> None:
    page = open_page()
    say(page, "hello")
    expect(log(page)).to_contain_text("I am Rolecall")
    served.end()
    expect(page.get_by_role("status").filter(has_text="No connection")).to_be_visible()
    say(page, "warehouse in Tulsa")
    expect(said(page, "warehouse in Tulsa")).to_be_visible()
    served.begin()
    expect(log(page).get_by_role("heading", name="1. Order Picker")).to_be_visible(timeout=20_000)
    expect(said(page, "warehouse in Tulsa")).to_have_count(1)
    expect(log(page).get_by_role("heading", name="1. Order Picker")).to_have_count(1)
    expect(page.get_by_role("status").filter(has_text="No connection")).to_have_count(0)
    assert [message["text"] for message in served.fake.said] == ["hello", "warehouse in Tulsa"]


def test_an_answer_that_came_while_the_line_was_down_is_shown_once(open_page: OpenPage, served: Served) -> None:
    page = open_page()
    say(page, "hang up")  # the line ends as the message is taken
    expect(log(page)).to_contain_text("I am Rolecall", timeout=20_000)
    expect(said(page, "hang up")).to_have_count(1)
    assert len(served.fake.said) == 1


def test_after_a_reload_the_history_is_there_and_what_was_on_its_way(open_page: OpenPage, served: Served) -> None:
    page = open_page()
    say(page, "warehouse in Tulsa")
    expect(log(page).get_by_role("article")).to_have_count(3)
    served.end()
    say(page, "hello")
    served.begin()
    page.reload()
    expect(log(page).get_by_role("article")).to_have_count(3)
    expect(said(page, "hello")).to_have_count(1)
    expect(log(page)).to_contain_text("I am Rolecall")
    assert [message["text"] for message in served.fake.said] == ["warehouse in Tulsa", "hello"]


def test_two_tabs_show_one_conversation(open_page: OpenPage) -> None:
    first = open_page()
    say(first, "hello")
    expect(log(first)).to_contain_text("I am Rolecall")
    second = open_page()
    expect(said(second, "hello")).to_have_count(1)
    say(second, "warehouse in Tulsa")
    for page in (first, second):
        expect(log(page).get_by_role("article")).to_have_count(3)
        expect(said(page, "warehouse in Tulsa")).to_have_count(1)


def test_a_refusal_is_said_in_the_servers_words_and_can_be_tried_again(open_page: OpenPage) -> None:
    page = open_page()
    say(page, "refuse")
    expect(log(page)).to_contain_text("That was a lot at once.")
    expect(log(page).get_by_role("button", name="Try again")).to_be_visible()


def test_no_answer_is_said_after_a_while(open_page: OpenPage) -> None:
    page = open_page()
    say(page, "hello")
    expect(log(page)).to_contain_text("I am Rolecall")
    page.clock.install()
    say(page, "silence")
    expect(log(page).locator(".user:not(.pending)", has_text="silence")).to_be_visible()
    page.wait_for_timeout(300)
    page.clock.fast_forward(21_000)
    expect(log(page)).to_contain_text("No answer yet")
    expect(log(page).get_by_role("button", name="Try again")).to_be_visible()


def test_a_chat_that_was_never_opened_asks_nothing_of_the_server(open_page: OpenPage) -> None:
    page = open_page("")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    launcher = page.get_by_role("button", name=re.compile("Open the chat"))
    expect(launcher).to_be_visible()
    page.wait_for_timeout(300)
    assert not [url for url in asked if "/web/" in url]
    launcher.click()
    page.wait_for_timeout(500)
    assert [url for url in asked if "/web/session" in url]


def test_messages_that_come_while_it_is_closed_are_counted(open_page: OpenPage) -> None:
    first = open_page("")
    first.get_by_role("button", name=re.compile("Open the chat")).click()
    say(first, "hello")
    expect(log(first)).to_contain_text("I am Rolecall")
    first.keyboard.press("Escape")
    second = open_page()
    say(second, "warehouse in Tulsa")
    expect(first.get_by_role("button", name="New messages: 1")).to_be_visible()
