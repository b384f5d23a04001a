"""The text of a USAJOBS position: what its fields say line by line, and its parts under headings."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from bot.importers.given import given, given_list, given_object
from bot.importers.usajobs_codes import HIRING_PATHS, TRAVEL
from bot.importers.wording import words
from bot.text.markup import Markup, markup_of

_PARTS = (
    ("Summary", "JobSummary"),
    ("Duties", "MajorDuties"),
    ("Key requirements", "KeyRequirements"),
    ("Requirements", "Requirements"),
    ("Qualifications", "QualificationSummary"),
    ("Education", "Education"),
    ("Benefits", "Benefits"),
    ("Selection process", "Evaluations"),
    ("How to apply", "HowToApply"),
    ("Required documents", "RequiredDocuments"),
    ("Next steps", "WhatToExpectNext"),
    ("About the agency", "AgencyMarketingStatement"),
    ("Additional information", "OtherInformation"),
)
"""(heading, key): headings whose sections are understood come before those that carry on with the last one's kind."""
_WHOLE = ("MajorDuties", "QualificationSummary", "Requirements")
"""Parts of which a full announcement has at least one."""


def description_of(position: dict[str, Any], details: dict[str, Any], pay: str) -> str:
    """HTML of all that is there, each part once; empty when the position has no text at all."""
    said = {**details, "QualificationSummary": _either("QualificationSummary", position, details)}
    taken: dict[str, str] = {}
    for heading, key in _PARTS:
        markup = _markup(said.get(key))
        if words(markup):
            taken.setdefault(words(markup), f"<h3>{heading}</h3>\n<div>{markup}</div>")
    if not taken:
        return ""
    lines = [f"<p>{name}: {escape(value, quote=False)}</p>" for name, value in _lines(position, details, pay) if value]
    return "\n".join([*lines, *taken.values()])


def is_whole(position: dict[str, Any], details: dict[str, Any]) -> bool:
    """Whether more than a summary is there."""
    return any(words(_markup(_either(key, position, details))) for key in _WHOLE)


def _either(key: str, position: dict[str, Any], details: dict[str, Any]) -> Any:
    return position.get(key) or details.get(key)


def _lines(position: dict[str, Any], details: dict[str, Any], pay: str) -> Iterator[tuple[str, str]]:
    """(name, value) of what the site shows beside the text."""
    yield "Department", _department(position)
    yield "Pay", pay
    yield "Pay scale and grade", _grades(position, details)
    yield "Promotion potential", _said(details.get("PromotionPotential"))
    yield "Openings", _said(details.get("TotalOpenings"))
    yield "Open to", _open_to(details)
    yield "Travel required", TRAVEL.get(_said(details.get("TravelCode")), _said(details.get("TravelPercentage")))
    yield "Relocation expenses reimbursed", _yes_no(details.get("Relocation"))
    yield "Telework eligible", _yes_no(details.get("TeleworkEligible"))
    yield "Security clearance", _said(details.get("SecurityClearance"))
    yield "Drug test required", _yes_no(details.get("DrugTestRequired"))
    yield "Position sensitivity and risk", _said(details.get("PositionSensitivitiy"))  # as USAJOBS spells it
    yield "Financial disclosure", _yes_no(details.get("FinancialDisclosure"))
    yield "Bargaining unit", _yes_no(details.get("BargainingUnitStatus"))
    contact = [_said(details.get(f"AgencyContact{by}")) for by in ("Name", "Email", "Phone", "Website")]
    yield "Agency contact", ", ".join(filter(None, contact))


def _markup(text: Any) -> str:
    """A part as HTML: a list of several as bullets, plain lines as lines."""
    if isinstance(text, list):
        pieces = [_markup(piece) for piece in text if piece]
        items = "\n".join(f"<li>{piece}</li>" for piece in pieces)
        return f"<ul>{items}</ul>" if len(pieces) > 1 else "".join(pieces)
    stated = given({"text": text}, "text").replace("\r", "")
    if markup_of(stated) is Markup.HTML:
        return stated
    return "<br>".join(escape(line, quote=False) for line in stated.split("\n"))


def _grades(position: dict[str, Any], details: dict[str, Any]) -> str:
    plans = [_said(grade.get("Code")) for grade in given_list(position, "JobGrade")]
    grades = dict.fromkeys(_said(details.get(key)) for key in ("LowGrade", "HighGrade"))
    return " ".join(filter(None, [", ".join(filter(None, plans)), " - ".join(filter(None, grades))]))


def _open_to(details: dict[str, Any]) -> str:
    paths = [HIRING_PATHS.get(str(path).lower(), str(path)) for path in given_list(details, "HiringPath")]
    return ", ".join(filter(None, paths)) or _said(given_object(details, "WhoMayApply").get("Name"))


def _said(value: Any) -> str:
    """The value as text, unless it says nothing."""
    said = "" if value is None or isinstance(value, (bool, dict, list)) else str(value).strip()
    return "" if said.lower() in ("", "none", "n/a") else said


def _yes_no(value: Any) -> str:
    return {"true": "Yes", "yes": "Yes", "false": "No", "no": "No"}.get(str(value).strip().lower(), "")


def _department(position: dict[str, Any]) -> str:
    """The department above the agency, where the agency is named."""
    agency, department = (_said(position.get(key)) for key in ("OrganizationName", "DepartmentName"))
    return department if agency and agency != department else ""
