"""One schema.org JobPosting, as loose fields and parts of the description."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from bot.importers.headed import joined, listed
from bot.importers.where import place_text
from bot.lexicon import lexicon

Nodes = Mapping[str, Mapping[str, Any]]
"""The objects of a page that have an @id, so that others can name them by it."""


def stated_in(job: Mapping[str, Any], nodes: Nodes, page: str) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """(text by field, (heading, text) parts). `page`: the address against which the posting's own is read, or ""."""
    places = [_resolved(place, nodes) for place in _each(job.get("jobLocation"))]
    remote = "telecommute" in _text(job.get("jobLocationType")).lower()
    may_live = [_area(area) for area in _each(job.get("applicantLocationRequirements"))]
    values = {
        "title": _text(job.get("title") or job.get("name")),
        "company": _text(_resolved(next(iter(_each(job.get("hiringOrganization"))), None), nodes)),
        "reference": _reference(job.get("identifier")),
        "description": _text(job.get("description")),
        "location": joined([_place(place, nodes) for place in places] or may_live, "; "),
        "employment_type": joined([_text(kind) for kind in _each(job.get("employmentType"))], ","),
        "workplace": "Remote" if remote else "",
        "posted_on": _text(job.get("datePosted")),
        "closes_on": _text(job.get("validThrough")),
        "url": urljoin(page, _text(job.get("url") or page)),
        "industry": _text(job.get("industry")),
        **_pay(job),
    }
    sections = [
        (heading, _text(job.get(name))) for name, heading in lexicon("job_posting")["sections"].items() if job.get(name)
    ]
    streets = [_street(place, nodes) for place in places]
    return values, [*sections, ("Applicants must live in", joined(may_live, "; ")), ("Address", joined(streets, "; "))]


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _resolved(value: Any, nodes: Nodes) -> Any:
    """The object that is meant where only its @id stands."""
    if isinstance(value, Mapping) and set(value) <= {"@id", "@type"}:
        return nodes.get(str(value.get("@id")), value)
    return value


def _text(value: Any) -> str:
    """A text, number, object with a name, or list of them, in words."""
    if value is None or isinstance(value, bool):
        return {True: "Yes", False: "No", None: ""}[value]
    if isinstance(value, list):
        return listed([_text(one) for one in value])
    if isinstance(value, Mapping):
        months = value.get("monthsOfExperience")
        if months not in (None, ""):
            return _months(str(months))
        return next(filter(None, (_text(value.get(name)) for name in lexicon("job_posting")["texts"])), "")
    return str(value).strip()


def _months(stated: str) -> str:
    whole = stated.removesuffix(".0")
    years = int(whole) // 12 if whole.isdigit() and int(whole) and int(whole) % 12 == 0 else 0
    return f"{years} year{'s' if years > 1 else ''} of experience" if years else f"{stated} months of experience"


def _reference(identifier: Any) -> str:
    """The employer's number: an object's value, not its name, which is the employer's."""
    for one in _each(identifier):
        stated = _text(one.get("value") or one.get("@value") or "" if isinstance(one, Mapping) else one)
        if stated:
            return stated
    return ""


def _place(place: Any, nodes: Nodes) -> str:
    address = _address(place, nodes)
    if not isinstance(address, Mapping):
        return _text(address or place)
    names = ("addressLocality", "addressRegion", "addressCountry", "postalCode")
    return place_text(*(_text(address.get(name)) for name in names)) or _text(place)


def _area(area: Any) -> str:
    """A country or region as its name: US is the United States, but a state's CA is not Canada."""
    named = _text(area)
    is_country = isinstance(area, Mapping) and area.get("@type") == "Country"
    return place_text(country=named) if is_country else named


def _street(place: Any, nodes: Nodes) -> str:
    address = _address(place, nodes)
    if not isinstance(address, Mapping) or not address.get("streetAddress"):
        return ""
    street, city, region, code = (
        _text(address.get(name)) for name in ("streetAddress", "addressLocality", "addressRegion", "postalCode")
    )
    return ", ".join(filter(None, [street, city, f"{region} {code}".strip()]))


def _address(place: Any, nodes: Nodes) -> Any:
    """The address of a place: an object, or what is written instead of one."""
    if not isinstance(place, Mapping):
        return place
    address = next(iter(_each(place.get("address"))), None)
    return _resolved(address, nodes) or (place if "addressLocality" in place or "addressCountry" in place else None)


def _pay(job: Mapping[str, Any]) -> dict[str, str]:
    """The base salary: a text, a number, or an amount within an amount, whose unit and currency may stand at either."""
    salary = next(iter(_each(job.get("baseSalary"))), None)
    if not isinstance(salary, Mapping):
        return {"pay": _text(salary), "pay_currency": _text(job.get("salaryCurrency"))}
    found: dict[str, str] = {}
    for amount in _amounts(salary):
        for field, names in _PAY.items():
            found.setdefault(field, next(filter(None, (_text(amount.get(name)) for name in names)), ""))
            if not found[field]:
                del found[field]
    value = found.pop("value", "")
    if value and "pay_min" not in found and "pay_max" not in found:
        found["pay"] = value
    found.setdefault("pay_currency", _text(job.get("salaryCurrency")))
    return {field: text for field, text in found.items() if text}


_PAY = {
    "pay_min": ("minValue",),
    "pay_max": ("maxValue",),
    "pay_per": ("unitText", "unitCode", "duration"),
    "pay_currency": ("currency", "salaryCurrency"),
    "value": ("value", "price"),
}


def _amounts(salary: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The amount inside first, then the one around it, without what is inside."""
    inner = next(iter(_each(salary.get("value"))), None)
    if isinstance(inner, Mapping):
        yield inner
        yield {name: value for name, value in salary.items() if name != "value"}
    else:
        yield salary
