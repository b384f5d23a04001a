"""Addresses that recruiters paste lead to the boards' public JSON."""

from __future__ import annotations

import pytest

from bot.errors import InputError
from bot.importers.boards import api_url, board_job, board_token

GREENHOUSE = "https://boards-api.greenhouse.io/v1/boards/acme/jobs"
ASHBY = "https://api.ashbyhq.com/posting-api/job-board"
POSTINGS = "https://api.smartrecruiters.com/v1/companies/MilkAndRail1/postings"
COMEET = "https://www.comeet.co/careers-api/2.0/company/2A.001/positions"


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
        ("https://jobs.ashbyhq.com/acme", f"{ASHBY}/acme?includeCompensation=true", "ashby"),
        ("https://jobs.ashbyhq.com/Clay%20Hollow/?utm=x", f"{ASHBY}/Clay%20Hollow?includeCompensation=true", "ashby"),
        ("https://jobs.ashbyhq.com/acme/5b0c-1/application", f"{ASHBY}/acme?includeCompensation=true", "ashby"),
        (f"{ASHBY}/acme", f"{ASHBY}/acme?includeCompensation=true", "ashby"),
        ("https://acme.recruitee.com", "https://acme.recruitee.com/api/offers/", "recruitee"),
        ("https://acme.recruitee.com/en/o/baker-2/c/new", "https://acme.recruitee.com/api/offers/", "recruitee"),
        ("https://acme.recruitee.com/api/offers/?tag=x", "https://acme.recruitee.com/api/offers/?tag=x", None),
        ("https://docs.recruitee.com/reference", "https://docs.recruitee.com/reference", None),
        (
            "https://jobs.smartrecruiters.com/MilkAndRail1/743999888000111-route-planner-2210-",
            f"{POSTINGS}/743999888000111",
            "smartrecruiters",
        ),
        (
            "https://careers.smartrecruiters.com/MilkAndRail1/743999888000111",
            f"{POSTINGS}/743999888000111",
            "smartrecruiters",
        ),
        (
            "https://acme.wd5.myworkdayjobs.com/en-US/Careers/job/Tulsa-OK/Baker_R-1/apply/applyManually?source=x",
            "https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/Careers/job/Tulsa-OK/Baker_R-1",
            "workday",
        ),
        (
            "https://acme.wd108.myworkdayjobs.com/Careers/job/Baker_R-1",
            "https://acme.wd108.myworkdayjobs.com/wday/cxs/acme/Careers/job/Baker_R-1",
            "workday",
        ),
        (
            "https://wd3.myworkdaysite.com/en-US/recruiting/acme/Careers/job/Tulsa-OK/Baker_R-1",
            "https://wd3.myworkdaysite.com/wday/cxs/acme/Careers/job/Tulsa-OK/Baker_R-1",
            "workday",
        ),
        (
            "https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/Careers/job/Baker_R-1",
            "https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/Careers/job/Baker_R-1",
            None,
        ),
        (f"{COMEET}?token=2A00", f"{COMEET}?token=2A00&details=true", "comeet"),
        (f"{COMEET}/31.20C?token=2A00&details=false", f"{COMEET}/31.20C?token=2A00&details=true", "comeet"),
        ("https://jobs.example/acme.jsonl", "https://jobs.example/acme.jsonl", None),
        ("https://boards.greenhouse.io/", "https://boards.greenhouse.io/", None),
    ],
)
def test_pasted_address(pasted: str, fetched: str, format_name: str | None) -> None:
    assert api_url(pasted) == (fetched, format_name)


@pytest.mark.parametrize(
    ("pasted", "message"),
    [
        (
            "https://careers.smartrecruiters.com/MilkAndRail1",
            r"without their texts\. Give the address of each posting, such as "
            r"https://jobs\.smartrecruiters\.com/MilkAndRail1/",
        ),
        ("https://acme.wd5.myworkdayjobs.com/en-US/Careers", r"no list .*Give the address of each job, with /job/"),
        ("https://acme.wd5.myworkdayjobs.com/Careers/job", r"with /job/ in it, or save the jobs as files"),
        ("https://wd3.myworkdaysite.com/recruiting/acme/Careers", r"with /job/ in it"),
        (
            "https://www.comeet.com/jobs/acme/2A.001",
            r"public token.*Give https://www\.comeet\.co/careers-api/2\.0/company/2A\.001/positions\?token=TOKEN",
        ),
        ("https://www.comeet.com/jobs/acme/2A.001/baker/31.20C", r"company/2A\.001/positions\?token=TOKEN"),
        (COMEET, r"company/2A\.001/positions\?token=TOKEN"),
    ],
)
def test_where_a_board_gives_no_texts_the_error_says_what_to_give_instead(pasted: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        api_url(pasted)


@pytest.mark.parametrize(
    ("pasted", "job"),
    [
        ("https://jobs.ashbyhq.com/acme/5b0c-1/application", "5b0c-1"),
        ("https://acme.recruitee.com/en/o/baker-2/c/new", "baker-2"),
        ("https://jobs.ashbyhq.com/acme", None),
        ("https://acme.recruitee.com/o", None),
        ("https://jobs.lever.co/acme/1-2", None),
        ("boards/ashby.json", None),
    ],
)
def test_the_one_job_of_an_address(pasted: str, job: str | None) -> None:
    assert board_job(pasted) == job


def test_the_token_is_only_taken_from_the_boards_own_addresses() -> None:
    assert board_token("https://job-boards.greenhouse.io/acme/jobs/1") == "acme"
    assert board_token("https://jobs.lever.co/acme/1") == "acme"
    assert board_token("https://jobs.ashbyhq.com/Clay%20Hollow/5b0c-1") == "Clay Hollow"
    assert board_token("https://acme.wd5.myworkdayjobs.com/Careers/job/Tulsa-OK/Baker_R-1") == "acme"
    assert board_token("https://wd3.myworkdaysite.com/recruiting/acme/Careers/job/Baker_R-1") == "acme"
    assert board_token("https://careers.acme.example/jobs/1") is None
    assert board_token("") is None
