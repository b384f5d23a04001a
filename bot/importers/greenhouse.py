"""Greenhouse: the public JSON of a job board, or of one job."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Any, Optional

from bot.importers.boards import board_token
from bot.importers.format import Format, decoded, items_in, rows_of
from bot.importers.row import Rejected, Row, row_of
from bot.importers.source import Source
from bot.importers.wording import company_in, words

_WORKPLACE = re.compile(r"location type|work ?place|work (?:model|arrangement|mode|location type)|remote", re.I)
_EMPLOYMENT = re.compile(r"(?:employment|time|job|worker|position|contract) (?:type|status)|commitment", re.I)
_PERIODS = (("hour", re.compile(r"\bhour", re.I)), ("year", re.compile(r"\b(?:annual|year|salary)", re.I)))
_YES_NO = {"yes": "Remote", "true": "Remote", "no": None, "false": None}


def recognises(head: str) -> bool:
    """Whether it is an object with jobs (or one job) that have Greenhouse's own keys."""
    start = head.lstrip()
    if not start.startswith("{"):
        return False
    empty = re.search(r'"jobs"\s*:\s*\[\s*\]', start) is not None
    return empty or ('"absolute_url"' in start and ('"jobs"' in start or '"internal_job_id"' in start))


def read(source: Source) -> Iterator[Row]:
    """A row for each job; its number counts the jobs from 1."""
    feed = decoded(source)
    jobs = feed.get("jobs", [feed]) if isinstance(feed, dict) else None
    return rows_of(items_in(jobs, source, "jobs", "Greenhouse"), _row)


def _row(number: int, job: dict[str, Any]) -> Row:
    if not job.get("id"):
        return Rejected(number, "the job has no id")
    if not job.get("content"):
        return Rejected(number, "the job has no text; ask the board with ?content=true")
    content = unescape(str(job["content"]))
    company = job.get("company_name") or company_in(content, board_token(str(job.get("absolute_url") or "")))
    pay, pay_text = _pay(job.get("pay_input_ranges") or [], content)
    return row_of(
        number,
        {
            "id": f"greenhouse-{job['id']}",
            "title": job.get("title"),
            "company": company,
            "description": _departments(job) + content + pay_text,
            "location": _location(job),
            "workplace": _workplace(job),
            "employment_type": _metadata(job, _EMPLOYMENT),
            "pay": pay,
            "posted_on": _day(job.get("first_published") or job.get("updated_at")),
            "closes_on": _day(job.get("application_deadline")),
            "url": job.get("absolute_url"),
        },
    )


def _location(job: dict[str, Any]) -> Optional[str]:
    stated = (job.get("location") or {}).get("name")
    offices = [office.get("location") or office.get("name") for office in job.get("offices") or []]
    return stated or "; ".join(filter(None, offices)) or None


def _departments(job: dict[str, Any]) -> str:
    names = [str(department.get("name") or "").strip() for department in job.get("departments") or []]
    return "".join(f"<p>Department: {escape(name, quote=False)}</p>\n" for name in names if name)


def _workplace(job: dict[str, Any]) -> Optional[str]:
    stated = _metadata(job, _WORKPLACE)
    return _YES_NO.get(stated.lower(), stated) if stated else None


def _metadata(job: dict[str, Any], name: re.Pattern[str]) -> Optional[str]:
    """The value of the first of the employer's own fields so named, where it is words or yes and no."""
    for field in job.get("metadata") or []:
        if name.search(str(field.get("name"))):
            value = field.get("value")
            stated = ", ".join(map(str, value)) if isinstance(value, list) else value
            if isinstance(stated, bool):
                return str(stated)
            if isinstance(stated, str) and stated.strip() and stated.strip().lower() != "n/a":
                return stated.strip()
    return None


def _pay(ranges: list[dict[str, Any]], content: str) -> tuple[Optional[dict[str, Any]], str]:
    """(pay, HTML to add): one range is the posting's pay; several, for several places, stay in the text alone."""
    text, pay = "", None
    for stated in ranges:
        low, high = (None if stated.get(key) is None else stated[key] / 100 for key in ("min_cents", "max_cents"))
        around = words(f"{stated.get('title') or ''} {stated.get('blurb') or ''}")
        per = next((period for period, pattern in _PERIODS if pattern.search(around)), None)
        pay = {"min": low, "max": high, "per": per, "currency": stated.get("currency_type")}
        amounts = [f"{amount:,.2f}".removesuffix(".00") for amount in (low, high) if amount is not None]
        if amounts and not all(amount in content for amount in amounts):
            title = escape(str(stated.get("title") or "Pay range").strip().rstrip(":"), quote=False)
            sign = "$" if str(pay["currency"]).upper() in ("USD", "CAD", "AUD", "NZD", "SGD") else ""
            money = " - ".join(sign + amount for amount in amounts)
            text += f"\n{stated.get('blurb') or ''}\n<p>{title}: {money} {pay['currency'] or ''}</p>"
    return (pay if len(ranges) == 1 else None), text


def _day(moment: Optional[str]) -> Optional[str]:
    """The day of a moment, in the employer's own time zone."""
    return str(moment)[:10] if moment else None


GREENHOUSE = Format("greenhouse", "Greenhouse's JSON of a job board", "posting", recognises, read)
