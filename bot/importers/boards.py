"""Addresses of job boards as a recruiter pastes them, turned into those of the boards' public JSON."""

from __future__ import annotations

import re
from typing import Optional
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from bot.errors import InputError
from bot.importers.aggregators import aggregator_url

GREENHOUSE_API = "https://boards-api.greenhouse.io/v1/boards"
GREENHOUSE_HOSTS = {f"{board}.{area}greenhouse.io" for board in ("boards", "job-boards") for area in ("", "eu.")}
LEVER_APIS = {
    "jobs.lever.co": "https://api.lever.co/v0/postings",
    "jobs.eu.lever.co": "https://api.eu.lever.co/v0/postings",
}
ASHBY_API = "https://api.ashbyhq.com/posting-api/job-board"
ASHBY_HOST = "jobs.ashbyhq.com"
SMARTRECRUITERS_API = "https://api.smartrecruiters.com/v1/companies"
SMARTRECRUITERS_HOSTS = {"careers.smartrecruiters.com", "jobs.smartrecruiters.com"}
COMEET_API = "https://www.comeet.co/careers-api/2.0/company"
COMEET_HOSTS = {f"{start}comeet.{end}" for start in ("", "www.") for end in ("co", "com")}
_RECRUITEE = re.compile(r"(?!(?:www|api|app|docs|apidocs|help|support)\.)([\w-]+)\.recruitee\.com")
_WORKDAY = re.compile(r"(?P<tenant>[\w-]+)\.wd\d+\.myworkdayjobs(?:-impl)?\.com|wd\d+\.myworkdaysite\.com")
_POSTING_ID = re.compile(r"\d{6,}")


def api_url(url: str) -> tuple[str, Optional[str]]:
    """(address to fetch, format's name): a known board's public JSON; other addresses as they are.

    `InputError` where a board gives nothing at an address of its own, with what to import instead.
    """
    host, path, query = _parts(url)
    quoted = [quote(part, safe="") for part in path]
    if host in GREENHOUSE_HOSTS:
        token = query.get("for", [""])[0] if path[:1] == ["embed"] else "".join(path[:1])
        if token:
            job = f"/{quoted[2]}" if path[1:2] == ["jobs"] and len(path) > 2 else ""
            options = "pay_transparency=true" if job else "content=true&pay_transparency=true"
            return f"{GREENHOUSE_API}/{quote(token, safe='')}/jobs{job}?{options}", "greenhouse"
    if host in LEVER_APIS and path:
        return f"{LEVER_APIS[host]}/{'/'.join(quoted[:2])}?mode=json", "lever"
    if host == ASHBY_HOST and path or url.startswith(f"{ASHBY_API}/") and len(path) == 3:
        name = quoted[0] if host == ASHBY_HOST else quoted[2]
        return f"{ASHBY_API}/{name}?includeCompensation=true", "ashby"
    if _RECRUITEE.fullmatch(host) and path[:1] != ["api"]:
        return f"https://{host}/api/offers/", "recruitee"
    if host in SMARTRECRUITERS_HOSTS and path:
        return _smartrecruiters(url, path)
    if _WORKDAY.fullmatch(host) and path[:1] != ["wday"]:
        return _workday(url, host, quoted)
    if host in COMEET_HOSTS and path[:1] in (["jobs"], ["careers-api"]):
        return _comeet(url, path, query)
    return aggregator_url(url)


def board_token(url: str) -> Optional[str]:
    """The employer's short name in the address of one of its postings on Greenhouse, Lever, Ashby or Workday."""
    host, path, _ = _parts(url)
    workday = _WORKDAY.fullmatch(host)
    if workday:
        return workday["tenant"] or "".join(path[1:2]) or None
    return path[0] if path and (host in GREENHOUSE_HOSTS or host in LEVER_APIS or host == ASHBY_HOST) else None


def board_job(url: str) -> Optional[str]:
    """The one job that an address names on Ashby (its id) or Recruitee (its short name): their JSON holds all jobs."""
    host, path, _ = _parts(url)
    if host == ASHBY_HOST:
        return path[1] if len(path) > 1 else None
    if _RECRUITEE.fullmatch(host) and "o" in path[:-1]:
        return path[path.index("o") + 1]
    return None


def _parts(url: str) -> tuple[str, list[str], dict[str, list[str]]]:
    parts = urlsplit(url)
    path = [unquote(part) for part in parts.path.split("/") if part]
    return (parts.hostname or "").lower(), path, parse_qs(parts.query)


def _smartrecruiters(url: str, path: list[str]) -> tuple[str, Optional[str]]:
    if len(path) == 1:
        raise InputError(
            f"{url}: SmartRecruiters lists a company's postings without their texts. "
            f"Give the address of each posting, such as https://jobs.smartrecruiters.com/{path[0]}/743999700000000."
        )
    posting = _POSTING_ID.match(path[1])
    if posting is None:
        return url, None
    return f"{SMARTRECRUITERS_API}/{quote(path[0], safe='')}/postings/{posting[0]}", "smartrecruiters"


def _workday(url: str, host: str, path: list[str]) -> tuple[str, Optional[str]]:
    """The JSON that a job's page fetches; the site's name stands before `job`, after a language or the tenant's."""
    before = path[: path.index("job")] if "job" in path else []
    job = path[len(before) + 1 : path.index("apply") if "apply" in path else None]
    tenant = host.split(".")[0] if "myworkdayjobs" in host else "".join(before[-2:-1])
    if not before or not job or not tenant:
        raise InputError(
            f"{url}: Workday gives no list of a site's jobs with their texts. "
            "Give the address of each job, with /job/ in it, or save the jobs as files and import those."
        )
    return f"https://{host}/wday/cxs/{tenant}/{before[-1]}/job/{'/'.join(job)}", "workday"


def _comeet(url: str, path: list[str], query: dict[str, list[str]]) -> tuple[str, Optional[str]]:
    company = path[3] if path[:1] == ["careers-api"] and len(path) > 3 else "".join(path[2:3]) or "COMPANY-UID"
    if "token" not in query:
        raise InputError(
            f"{url}: Comeet gives positions only with the company's public token, which stands in its settings under "
            f"Careers Website. Give {COMEET_API}/{company}/positions?token=TOKEN."
        )
    if path[0] != "careers-api":
        return url, None
    options = urlencode({**{key: values[0] for key, values in query.items()}, "details": "true"})
    return f"{url.partition('?')[0]}?{options}", "comeet"
