"""A posting as schema.org's JobPosting, which search engines read, and this program's import too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

from bot.board.address import web_link
from bot.extract.values import Place
from bot.postings.job import Job, JobPay

EMPLOYMENT = {
    "full_time": "FULL_TIME",
    "part_time": "PART_TIME",
    "contract": "CONTRACTOR",
    "temporary": "TEMPORARY",
    "internship": "INTERN",
    "per_diem": "PER_DIEM",
    "seasonal": "OTHER",
    "volunteer": "VOLUNTEER",
}
"""The values that schema.org knows."""


def job_posting(job: Job, fields: Mapping[str, str], text: str) -> dict[str, Any]:
    """The posting's facts; absent ones are left out. `text`: the description as HTML."""
    said = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "identifier": {"@type": "PropertyValue", "value": job.id},
        "title": job.title,
        "description": text,
        "hiringOrganization": job.company and {"@type": "Organization", "name": job.company},
        "datePosted": job.posted_on and job.posted_on.isoformat(),
        "validThrough": job.closes_on and job.closes_on.isoformat(),
        "employmentType": [EMPLOYMENT[kind] for kind in job.employment],
        "jobLocation": [_location(place) for place in job.places if place.city or place.region],
        "baseSalary": _salary(job.pay),
        "industry": fields.get("industry"),
        "url": web_link(job.url),
        **(_remote(job.places) if job.workplace == "remote" else {}),
    }
    return {name: value for name, value in said.items() if value}


def _location(place: Place) -> dict[str, Any]:
    parts = {"addressLocality": place.city, "addressRegion": place.region, "addressCountry": place.country}
    return {"@type": "Place", "address": {"@type": "PostalAddress", **_present(parts)}}


def _remote(places: list[Place]) -> dict[str, Any]:
    countries = dict.fromkeys(place.country for place in places if place.country)
    return {
        "jobLocationType": "TELECOMMUTE",
        "applicantLocationRequirements": [{"@type": "Country", "name": country} for country in countries],
    }


def _salary(pay: Optional[JobPay]) -> Optional[dict[str, Any]]:
    if pay is None or (pay.min is None and pay.max is None):
        return None
    amount = {"minValue": pay.min, "maxValue": pay.max, "unitText": pay.per and pay.per.upper()}
    if pay.min == pay.max:
        amount = {"value": pay.min, "unitText": amount["unitText"]}
    value = {"@type": "QuantitativeValue", **_present(amount)}
    return {"@type": "MonetaryAmount", "currency": pay.currency or "USD", "value": value}


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
