"""The JobPostings of a page, wherever and however they stand; a page without one says what to do instead."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from typing import Any

import pytest

from bot.errors import InputError
from bot.importers.row import Found, Rejected, Row
from bot.importers.source import Source
from bot.importers.web_page import read, recognises
from bot.text.posting import Posting

JOB = {"@type": "JobPosting", "title": "Baker", "description": "Bake.", "hiringOrganization": "Corner Mill"}


def rows(markup: str, name: str = "page.html") -> list[Row]:
    return list(read(Source(name, BytesIO(markup.encode()), date(2026, 3, 2))))


def script(job: Any, kind: str = "application/ld+json") -> str:
    return f'<script type="{kind}">{job if isinstance(job, str) else json.dumps(job)}</script>'


def page(*scripts: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}{''.join(scripts)}</head><body><p>Baker</p></body></html>"


def posting(**said: Any) -> Posting:
    (row,) = rows(page(script({**JOB, **said})))
    assert isinstance(row, Found), row
    return row.posting


@pytest.mark.parametrize("markup", ["<html><body><p>Jobs.</p></body></html>", page(script({"@type": "Person"}))])
def test_a_page_without_a_posting_says_what_to_do(markup: str) -> None:
    with pytest.raises(InputError, match=r"without a schema.org JobPosting. Copy .* or give the address of .* feed"):
        rows(markup)


def test_an_empty_page_is_named() -> None:
    with pytest.raises(InputError, match="without any text"):
        rows("<!-- nothing -->")


def test_microdata_that_cannot_be_read_is_named() -> None:
    with pytest.raises(InputError, match="microdata that cannot be read"):
        text = '<p itemprop="description">Bake.&#1;<style></style>&#1;</p>'
        rows(f'<html><body itemscope itemtype="https://schema.org/JobPosting">{text}</body></html>')


def test_a_broken_block_costs_itself_alone() -> None:
    broken, whole = rows(page(script('{"@type": "JobPosting", "title": '), script(JOB)))[::-1]
    assert isinstance(whole, Found)
    assert isinstance(broken, Rejected)
    assert broken.reason.startswith("its JSON-LD is broken: ")


def test_blocks_with_comments_line_breaks_and_other_types_are_read() -> None:
    written = '<!-- jobs -->\n{"@type": "JobPosting", // one\n "title": "Baker", "description": "Bake.\nClean."}'
    (row,) = rows(page(script(written, "Application/LD+JSON; charset=utf-8"), script("{", "text/javascript")))
    assert isinstance(row, Found)
    assert row.posting.description == "Bake.\nClean."


def test_the_same_posting_twice_comes_once() -> None:
    assert len(rows(page(script(JOB), script([JOB, {**JOB, "title": "Cook"}])))) == 2


def test_json_ld_without_a_page_around_it() -> None:
    text = json.dumps({"@context": "https://schema.org", **JOB})
    assert recognises(text)
    assert isinstance(rows(text)[0], Found)
    assert not recognises('{"title": "JobPosting", "description": "a"}')


@pytest.mark.parametrize(
    ("name", "head", "url", "expected"),
    [
        ("https://a.example/jobs/1", "", None, "https://a.example/jobs/1"),
        ("https://a.example/jobs/1", "", "/jobs/2", "https://a.example/jobs/2"),
        ("saved.html", '<link rel="canonical" href="https://a.example/3">', None, "https://a.example/3"),
        ("saved.html", '<link rel="canonical" href="https://a.example/3">', "../4", "https://a.example/4"),
        ("saved.html", "", "/5", None),
        ("saved.html", "", "javascript:alert(1)", None),
    ],
)
def test_the_address_of_a_posting(name: str, head: str, url: str | None, expected: str | None) -> None:
    (row,) = rows(page(script({**JOB, "url": url} if url else JOB), head=head), name)
    assert isinstance(row, Found)
    assert row.posting.url == expected


@pytest.mark.parametrize(
    ("salary", "expected"),
    [
        ({"currency": "USD", "value": {"minValue": 19, "maxValue": 21, "unitText": "HOUR"}}, (19, 21, "hour", "USD")),
        ({"currency": "EUR", "value": {"value": "48.000", "unitText": "YEAR"}}, (48000, 48000, "year", "EUR")),
        ({"currency": "USD", "minValue": "$80,000", "maxValue": "$95,000", "unitText": "Annual"},
         (80000, 95000, "year", "USD")),
        ({"currency": "GBP", "value": 12.5, "unitText": "HOUR"}, (12.5, 12.5, "hour", "GBP")),
        ([{"currency": "USD", "value": [{"value": 20, "unitText": "HOUR"}]}], (20, 20, "hour", "USD")),
        ({"value": {"minValue": 0, "maxValue": 0}}, None),
        ("$18 - $20 an hour", (18, 20, "hour", "USD")),
        (52000, (52000, 52000, "year", None)),
        (None, None),
        ([], None),
    ],
)  # fmt: skip
def test_base_salary(salary: Any, expected: tuple[float, float, str, str | None] | None) -> None:
    pay = posting(baseSalary=salary).pay
    assert (tuple(pay.dict().values()) if pay else None) == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ({"address": {"addressLocality": "Tulsa", "addressRegion": "OK", "addressCountry": "US"}}, "Tulsa, OK"),
        ({"address": {"addressLocality": "Berlin", "addressCountry": {"name": "DE"}}}, "Berlin, Germany"),
        ({"address": "Tulsa, OK"}, "Tulsa, OK"),
        ({"address": [{"addressLocality": "Tulsa"}]}, "Tulsa"),
        ({"name": "Boise, ID"}, "Boise, ID"),
        ({"addressLocality": "Boise", "addressRegion": "ID"}, "Boise, ID"),
        ("Reno, NV", "Reno, NV"),
        ([], None),
        ([{"address": {"addressLocality": "Reno", "addressRegion": "NV"}}, "Elko, NV"], "Reno, NV; Elko, NV"),
    ],
)
def test_location(place: Any, expected: str | None) -> None:
    assert posting(jobLocation=place).location == expected


def test_remote_work_is_where_applicants_may_live() -> None:
    found = posting(jobLocationType="TELECOMMUTE", applicantLocationRequirements={"@type": "State", "name": "CA"})
    assert (found.workplace, found.location) == ("Remote", "CA")


@pytest.mark.parametrize("wrong", [{"title": {}}, {"title": None}, {"title": "x" * 501}, {"datePosted": "3/32/26"}])
def test_what_is_wrong_costs_its_posting_alone(wrong: dict[str, Any]) -> None:
    first, second = rows(page(script([{**JOB, **wrong}, JOB])))
    assert isinstance(first, Rejected)
    assert isinstance(second, Found)
