"""A page with the widget in Debian's Chromium, over a fake server."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.web.widget.served import Served

CHROMIUM = os.environ.get("ROLECALL_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
expect.set_options(timeout=10_000)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def served() -> Iterator[Served]:
    server = Served()
    yield server
    server.close()


@pytest.fixture
def open_page(chromium: Browser, served: Served) -> Iterator[Callable[[str], Page]]:
    """Opens the page in one browser profile; more than one page is more than one tab. It must log no error."""
    context = chromium.new_context(viewport={"width": 900, "height": 760})
    errors: list[str] = []

    def opened(query: str = "?open=true") -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(served.url + query)
        return page

    yield opened
    context.close()
    assert not errors
