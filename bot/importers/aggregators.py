"""Addresses of job aggregators as a recruiter pastes them: the public JSON behind them, or why there is none."""

from __future__ import annotations

import re
from typing import Optional
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from bot.errors import InputError

REMOTIVE_API = "https://remotive.com/api/remote-jobs"
_REMOTIVE_SEARCH = ("search", "category", "company_name", "limit")
REMOTIVE_HOSTS = {"remotive.com", "www.remotive.com", "remotive.io", "www.remotive.io"}
HIMALAYAS_API = "https://himalayas.app/jobs/api"
_HIMALAYAS_SEARCH = ("q", "country", "worldwide", "seniority", "employment_type", "company", "timezone", "sort", "page")
HIMALAYAS_HOSTS = {"himalayas.app", "www.himalayas.app"}
ADZUNA_API = "https://api.adzuna.com/v1/api/jobs"
USAJOBS_API = "https://data.usajobs.gov/api/search"
_ADZUNA = re.compile(r"(?:www\.|api\.)?adzuna\.[a-z]{2,3}(?:\.[a-z]{2})?")
_USAJOBS = re.compile(r"(?:\w+\.)?usajobs\.gov")
_COUNTRIES = {"com": "us", "co.uk": "gb", "com.au": "au", "com.br": "br", "com.mx": "mx", "co.nz": "nz", "co.za": "za"}
"""Adzuna's name for a country, by the end of its site's address; elsewhere the end is the name."""


def aggregator_url(url: str) -> tuple[str, Optional[str]]:
    """(address to fetch, format's name): an aggregator's public JSON; other addresses as they are.

    `InputError` where the aggregator gives its postings only to whoever has a key, with the way to them.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    path = [part for part in parts.path.split("/") if part]
    if host in REMOTIVE_HOSTS:
        return _remotive(url, path, parts.query)
    if host in HIMALAYAS_HOSTS:
        return _himalayas(url, path, parts.query)
    if _ADZUNA.fullmatch(host):
        return _adzuna(url, host, parts.query)
    if _USAJOBS.fullmatch(host):
        raise InputError(
            f"{url}: USAJOBS gives its postings only with a key (free, at https://developer.usajobs.gov), which stands "
            'in a header. Fetch them with curl -H "Authorization-Key: KEY" -H "User-Agent: YOUR-EMAIL" '
            f'"{USAJOBS_API}?Keyword=WORDS&Fields=Full&ResultsPerPage=500" -o usajobs.json and import that file.'
        )
    return url, None


def _remotive(url: str, path: list[str], query: str) -> tuple[str, Optional[str]]:
    """All jobs, or those of a category or search; one job's page stays as it is, as the JSON has no address for one."""
    if path[:2] == ["api", "remote-jobs"]:
        return (url, "remotive") if len(path) == 2 else (url, None)
    if path and path[0] != "remote-jobs" or len(path) > 2:
        return url, None
    wished = {key: value for key, value in parse_qsl(query) if key in _REMOTIVE_SEARCH}
    if len(path) == 2:
        wished["category"] = path[1]
    return f"{REMOTIVE_API}{'?' if wished else ''}{urlencode(wished)}", "remotive"


def _himalayas(url: str, path: list[str], query: str) -> tuple[str, Optional[str]]:
    """The newest jobs, or those of a search or company; one job's page stays as it is."""
    if path[:2] == ["jobs", "api"]:
        return url, "himalayas"
    if path == ["jobs"]:
        wished = [(key, value) for key, value in parse_qsl(query) if key in _HIMALAYAS_SEARCH]
        return (f"{HIMALAYAS_API}/search?{urlencode(wished)}" if wished else HIMALAYAS_API), "himalayas"
    if path[:1] == ["companies"] and (len(path) == 2 or path[2:] == ["jobs"]):
        return f"{HIMALAYAS_API}/search?{urlencode({'company': path[1]})}", "himalayas"
    return url, None


def _adzuna(url: str, host: str, query: str) -> tuple[str, Optional[str]]:
    given = parse_qs(query)
    if host == "api.adzuna.com" and "app_id" in given and "app_key" in given:
        return url, "adzuna"
    end = host.partition("adzuna.")[2]
    country = "us" if host == "api.adzuna.com" else _COUNTRIES.get(end, end)
    raise InputError(
        f"{url}: Adzuna gives its postings only with a key (free, at https://developer.adzuna.com). Fetch them with "
        f'curl "{ADZUNA_API}/{country}/search/1?app_id=ID&app_key=KEY&results_per_page=50&what=WORDS" -o adzuna.json '
        "and import that file."
    )
