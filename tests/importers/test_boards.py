"""Addresses that recruiters paste lead to the boards' public JSON."""

from __future__ import annotations

import pytest

from bot.importers.boards import api_url, board_token

GREENHOUSE = "https://boards-api.greenhouse.io/v1/boards/acme/jobs"


@pytest.mark.parametrize(
    ("pasted", "fetched", "format_name"),
    [
        ("https://boards.greenhouse.io/acme", f"{GREENHOUSE}?content=true&pay_transparency=true", "greenhouse"),
        ("https://job-boards.greenhouse.io/acme/", f"{GREENHOUSE}?content=true&pay_transparency=true", "greenhouse"),
        ("https://job-boards.eu.greenhouse.io/acme", f"{GREENHOUSE}?content=true&pay_transparency=true", "greenhouse"),
        ("https://boards.greenhouse.io/acme/jobs/77?gh_jid=77", f"{GREENHOUSE}/77?pay_transparency=true", "greenhouse"),
        (
            "https://boards.greenhouse.io/embed/job_board?for=acme&b=x",
            f"{GREENHOUSE}?content=true&pay_transparency=true",
            "greenhouse",
        ),
        ("https://jobs.lever.co/acme", "https://api.lever.co/v0/postings/acme?mode=json", "lever"),
        ("https://jobs.eu.lever.co/acme", "https://api.eu.lever.co/v0/postings/acme?mode=json", "lever"),
        ("https://jobs.lever.co/acme/1-2/apply", "https://api.lever.co/v0/postings/acme/1-2?mode=json", "lever"),
        ("https://jobs.example/acme.jsonl", "https://jobs.example/acme.jsonl", None),
        ("https://boards.greenhouse.io/", "https://boards.greenhouse.io/", None),
    ],
)
def test_pasted_address(pasted: str, fetched: str, format_name: str | None) -> None:
    assert api_url(pasted) == (fetched, format_name)


def test_the_token_is_only_taken_from_the_boards_own_addresses() -> None:
    assert board_token("https://job-boards.greenhouse.io/acme/jobs/1") == "acme"
    assert board_token("https://jobs.lever.co/acme/1") == "acme"
    assert board_token("https://careers.acme.example/jobs/1") is None
    assert board_token("") is None
