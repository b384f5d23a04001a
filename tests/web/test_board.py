"""The job board: searching in words, pages, what it says where there is nothing, and postings at their addresses."""

from __future__ import annotations

import re
from typing import Any, Optional
from urllib.parse import quote

import lxml.html
import pytest
import requests

from tests.web.conftest import HOSTILE, ODD_ID


def page(board: str, path: str, status: int = 200) -> Any:
    """The parsed page; its headers are checked."""
    answer = requests.get(board + path, timeout=20)
    assert answer.status_code == status, answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    return lxml.html.document_fromstring(answer.text)


def shown(tree: Any, path: str) -> list[str]:
    return [" ".join(node.text_content().split()) for node in tree.cssselect(path)]


def titles(tree: Any) -> list[str]:
    return shown(tree, ".cards a")


def link(tree: Any, path: str) -> Optional[str]:
    found = tree.cssselect(path)
    return str(found[0].get("href")) if found else None


def test_what_is_typed_is_read_as_the_bot_reads_it(board: str) -> None:
    tree = page(board, "/?q=welder+in+tulsa%2C+at+least+20+an+hour")
    assert shown(tree, "h1") == ["1 posting"]
    assert shown(tree, ".wishes span") == ["welder", "Tulsa, OK", "at least $20 an hour"]
    assert titles(tree) == ["Welder"]
    assert tree.cssselect("#q")[0].get("value") == "welder in tulsa, at least 20 an hour"
    assert any("Fits" in line for line in shown(tree, ".cards p"))


def test_a_wish_is_left_out_by_its_link_and_again(board: str) -> None:
    tree = page(board, "/?q=welder+in+tulsa%2C+at+least+20+an+hour")
    wider = page(board, tree.cssselect(".wishes a")[2].get("href"))
    assert shown(wider, ".wishes span") == ["welder", "Tulsa, OK"]
    assert sorted(titles(wider)) == ["Pipe Welder", "Welder"]
    widest = page(board, wider.cssselect(".wishes a")[0].get("href"))
    assert shown(widest, ".wishes span") == ["Tulsa, OK"]


def test_pages_follow_each_other_and_hold_each_posting_once(board: str) -> None:
    seen: list[str] = []
    path: Optional[str] = "/?q=beekeeper"
    while path:
        tree = page(board, path)
        seen += [node.get("href") for node in tree.cssselect(".cards a")]
        path = link(tree, "a[rel=next]")
    assert len(seen) == len(set(seen)) == 23
    assert shown(tree, ".pages span") == ["Page 3 of 3"]


@pytest.mark.parametrize("number", ["0", "-1", "99", "999999999999", "x", "²", ""])
def test_a_page_that_is_not_there_is_the_nearest(board: str, number: str) -> None:
    assert re.fullmatch(r"Page [13] of 3", shown(page(board, f"/?q=beekeeper&page={quote(number)}"), ".pages span")[0])


def test_where_nothing_fits_it_says_what_would(board: str) -> None:
    tree = page(board, "/?q=welder+in+tulsa%2C+at+least+90+an+hour")
    assert shown(tree, "h1") == ["0 postings"] and titles(tree) == []
    way = next(node for node in tree.cssselect("main p a") if "without at least $90" in node.text_content())
    assert len(titles(page(board, way.get("href")))) == 2


def test_without_a_wish_all_are_shown_and_it_says_so(board: str) -> None:
    tree = page(board, "/?q=hello")
    assert len(titles(tree)) == 10
    assert any("No wish is in force" in line for line in shown(tree, "main p"))


def test_misspelt_words_are_mended_and_unknown_ones_named(board: str) -> None:
    assert any("“weldr” as “welder”" in line for line in shown(page(board, "/?q=weldr+in+tulsa"), "main p"))
    assert any("“xqzzyv”" in line for line in shown(page(board, "/?q=welder+xqzzyv"), "main p"))


def test_the_first_page_suggests_searches_that_work(board: str) -> None:
    tree = page(board, "/")
    suggested = [node.get("href") for node in tree.cssselect(".wishes a")]
    assert len(suggested) > 5
    assert shown(page(board, suggested[0]), ".wishes span")


def test_a_posting_is_shown_with_its_text_and_facts(board: str) -> None:
    tree = page(board, "/jobs/w-1")
    assert shown(tree, "h1") == ["Welder"]
    facts = dict(zip(shown(tree, "dt"), shown(tree, "dd"), strict=True))
    assert facts["Pay"] == "$24 - $29.50 an hour"
    assert facts["Place"] == "Tulsa, OK"
    assert "Monday to Friday" in facts["Schedule"]
    assert shown(tree, ".text li") == ["Weld gates", "Grind seams"]
    assert shown(tree, ".text h3") == ["Duties:"]
    assert tree.cssselect("script[data-posting]")[0].get("data-posting") == "w-1"
    assert link(tree, "a.button") == "https://jobs.example.com/welder?a=1&b=2"
    assert "Pipe Welder" in titles(tree)


def test_an_address_that_is_a_script_is_no_link(board: str) -> None:
    assert link(page(board, "/jobs/w-2"), "a.button") is None


@pytest.mark.parametrize("posting_id", [ODD_ID, ".."])
def test_an_id_may_hold_any_character(board: str, posting_id: str) -> None:
    title = {ODD_ID: "Baker", "..": "Roofer"}[posting_id]
    href = next(
        node.get("href") for node in page(board, f"/?q={title}").cssselect(".cards a") if node.text_content() == title
    )
    tree = page(board, href)
    assert shown(tree, "h1") == [title]
    assert tree.cssselect("script[data-posting]")[0].get("data-posting") == posting_id


def test_a_closed_posting_is_gone_and_offers_others(board: str) -> None:
    tree = page(board, "/jobs/w-closed", status=410)
    assert any("closed" in line for line in shown(tree, "main p"))
    assert "Welder" in titles(tree)
    assert not tree.cssselect("script[type='application/ld+json'], .text")


@pytest.mark.parametrize("path", ["/jobs/none", "/jobs/", "/jobs", "/jobs/%00", "/jobs/%ff", "/jobs/" + "x" * 900])
def test_an_unknown_posting_is_not_found(board: str, path: str) -> None:
    assert shown(page(board, path, status=404), "h1") == ["No such posting"]


@pytest.mark.parametrize(
    "path", ["/jobs/bad", "/?q=" + quote(f"cook {HOSTILE}"), "/?q=" + quote('"><script>x()</script>')]
)
def test_markup_is_shown_as_text(board: str, path: str) -> None:
    tree = page(board, path)
    assert tree.cssselect("img, [onerror]") == []
    scripts = [node for node in tree.iter("script") if node.get("type") != "application/ld+json"]
    assert [node for node in scripts if not node.get("src") or node.text] == []
    assert "window.ran" in tree.text_content() or "x()" in tree.cssselect("#q")[0].get("value")


def test_other_files_are_not_served(board: str) -> None:
    assert requests.get(f"{board}/board.css", timeout=10).headers["Content-Type"].startswith("text/css")
    for path in ("/base.html", "/list.html", "/board.py"):
        assert requests.get(board + path, timeout=10).status_code == 404
