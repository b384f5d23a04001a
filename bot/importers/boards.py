"""Addresses of job boards as a recruiter pastes them, turned into those of the boards' public JSON."""

from __future__ import annotations

from typing import Optional
from urllib.parse import parse_qs, quote, urlsplit

GREENHOUSE_API = "https://boards-api.greenhouse.io/v1/boards"
GREENHOUSE_HOSTS = {f"{board}.{area}greenhouse.io" for board in ("boards", "job-boards") for area in ("", "eu.")}
LEVER_APIS = {
    "jobs.lever.co": "https://api.lever.co/v0/postings",
    "jobs.eu.lever.co": "https://api.eu.lever.co/v0/postings",
}


def api_url(url: str) -> tuple[str, Optional[str]]:
    """(address to fetch, format's name): a Greenhouse or Lever board's public JSON; other addresses as they are."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    path = [quote(part, safe="") for part in parts.path.split("/") if part]
    if host in GREENHOUSE_HOSTS:
        token = parse_qs(parts.query).get("for", [""])[0] if path[:1] == ["embed"] else "".join(path[:1])
        if token:
            job = f"/{path[2]}" if path[1:2] == ["jobs"] and len(path) > 2 else ""
            options = "pay_transparency=true" if job else "content=true&pay_transparency=true"
            return f"{GREENHOUSE_API}/{quote(token, safe='')}/jobs{job}?{options}", "greenhouse"
    if host in LEVER_APIS and path:
        return f"{LEVER_APIS[host]}/{'/'.join(path[:2])}?mode=json", "lever"
    return url, None


def board_token(url: str) -> Optional[str]:
    """The employer's short name in the address of one of its postings on Greenhouse or Lever."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    path = [part for part in parts.path.split("/") if part]
    return path[0] if path and (host in GREENHOUSE_HOSTS or host in LEVER_APIS) else None
