"""Addresses of aggregators lead to their public JSON, or to the way to a key."""

from __future__ import annotations

import pytest

from bot.errors import InputError
from bot.importers.boards import api_url

REMOTIVE = "https://remotive.com/api/remote-jobs"
HIMALAYAS = "https://himalayas.app/jobs/api"


@pytest.mark.parametrize(
    ("pasted", "fetched", "format_name"),
    [
        (REMOTIVE, REMOTIVE, "remotive"),
        (f"{REMOTIVE}?limit=5", f"{REMOTIVE}?limit=5", "remotive"),
        ("https://remotive.com", REMOTIVE, "remotive"),
        ("https://www.remotive.com/remote-jobs/?utm_source=x", REMOTIVE, "remotive"),
        ("https://remotive.com/remote-jobs?search=front%20end", f"{REMOTIVE}?search=front+end", "remotive"),
        ("https://remotive.com/remote-jobs/writing", f"{REMOTIVE}?category=writing", "remotive"),
        (
            "https://remotive.com/remote-jobs/writing/editor-7",
            "https://remotive.com/remote-jobs/writing/editor-7",
            None,
        ),
        ("https://remotive.com/blog/x", "https://remotive.com/blog/x", None),
        (f"{REMOTIVE}/categories", f"{REMOTIVE}/categories", None),
        (f"{HIMALAYAS}?offset=20", f"{HIMALAYAS}?offset=20", "himalayas"),
        (f"{HIMALAYAS}/search?q=baker", f"{HIMALAYAS}/search?q=baker", "himalayas"),
        ("https://himalayas.app/jobs", HIMALAYAS, "himalayas"),
        ("https://himalayas.app/jobs?q=baker&ref=x", f"{HIMALAYAS}/search?q=baker", "himalayas"),
        ("https://himalayas.app/companies/acme/jobs", f"{HIMALAYAS}/search?company=acme", "himalayas"),
        ("https://himalayas.app/companies/acme/jobs/baker", "https://himalayas.app/companies/acme/jobs/baker", None),
        (
            "https://api.adzuna.com/v1/api/jobs/us/search/1?app_id=1&app_key=2&what=baker",
            "https://api.adzuna.com/v1/api/jobs/us/search/1?app_id=1&app_key=2&what=baker",
            "adzuna",
        ),
        ("https://notadzuna.example/jobs", "https://notadzuna.example/jobs", None),
    ],
)
def test_pasted_address(pasted: str, fetched: str, format_name: str | None) -> None:
    assert api_url(pasted) == (fetched, format_name)


@pytest.mark.parametrize(
    ("pasted", "way"),
    [
        ("https://www.adzuna.com/search?q=baker", r"key.*developer\.adzuna\.com.*api/jobs/us/search/1\?app_id=ID"),
        ("https://www.adzuna.co.uk/jobs/details/1", r"api/jobs/gb/search/1"),
        ("https://www.adzuna.de/", r"api/jobs/de/search/1"),
        ("https://api.adzuna.com/v1/api/jobs/us/search/1?what=baker", r"only with a key"),
        ("https://www.usajobs.gov/job/900100200", r"key.*developer\.usajobs\.gov.*Authorization-Key.*Fields=Full"),
        ("https://data.usajobs.gov/api/search?Keyword=baker", r"curl -H"),
    ],
)
def test_an_address_that_needs_a_key_says_so(pasted: str, way: str) -> None:
    with pytest.raises(InputError, match=way):
        api_url(pasted)
