"""Facts from the posting's own fields: what the employer's record says, quoted from the rendered field."""

from __future__ import annotations

import re
from typing import Any, Optional

from bot.extract.values import EMPLOYMENTS
from bot.facts.model import Fact
from bot.facts.page import folded
from bot.text import Sentence, clip

EMPLOYMENT_WORDS = {
    "full_time": r"full[- _]?time",
    "part_time": r"part[- _]?time",
    "contract": r"contract\w*|freelance|1099",
    "temporary": r"temp(?:orary)?\b",
    "internship": r"intern(?:ship)?\b",
    "per_diem": r"per[- _]?diem|prn\b",
    "seasonal": r"season\w*",
    "volunteer": r"volunteer\w*",
}
WORKPLACE_WORDS = {
    "hybrid": r"hybrid",
    "remote": r"remote|home|telecommut\w*",
    "on_site": r"on[- _]?site|office|in[- _]person",
}
STATES = (
    "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]"
)
TOWN = re.compile(rf"\b[A-Z][a-z]+(?: [A-Z][a-z]+)?, ?(?:{STATES})\b")
"""A town with its state, as titles name it."""
AMOUNT = re.compile(r"([$€£]|[A-Z]{3} )?(\d[\d,]*(?:\.\d+)?)")
CURRENCY = {"$": "USD", "€": "EUR", "£": "GBP"}
WHOLE = {"company": "company", "location": "location", "closes_on": "deadline"}


def field_facts(fields: dict[str, str]) -> list[Fact]:
    """One fact for each field that answers a facet."""
    found: list[Fact] = []

    def add(facet: str, value: Any, field: str, kind: Optional[str] = None) -> None:
        whole = Sentence(0, len(fields[field]), fields[field])
        piece = clip(whole, 0, 1)
        found.append(
            Fact.construct(
                facet=facet,
                value=value,
                need=None,
                kind=kind,
                field=field,
                start=piece.start,
                end=piece.end,
                quote=piece.text,
                rule=f"field {field}",
            )  # fmt: skip
        )

    if fields.get("pay"):
        add("pay", pay_value(fields["pay"]), "pay", "base")
    if fields.get("employment_type"):
        kinds = named(fields["employment_type"], EMPLOYMENT_WORDS)
        add(
            "employment_type",
            [kind for kind in EMPLOYMENTS if kind in kinds] or [fields["employment_type"]],
            "employment_type",
        )
    if fields.get("workplace"):
        kinds = named(fields["workplace"], WORKPLACE_WORDS)
        add("workplace", kinds[0] if kinds else fields["workplace"], "workplace")
    for field, facet in WHOLE.items():
        if fields.get(field):
            add(facet, fields[field], field)
    town = TOWN.search(fields.get("title", ""))
    if town and not TOWN.search(fields.get("location", "")):
        add("location", town[0], "title")
    if re.search(r"\bremote\b", fields.get("location", ""), re.I):
        add("workplace", "remote", "location")
    return found


def named(text: str, words: dict[str, str]) -> list[str]:
    """The values whose words stand in `text`."""
    low = folded(text)
    return [value for value, pattern in words.items() if re.search(pattern, low)]


def pay_value(text: str) -> dict[str, Any]:
    """The PAY object that the rendered pay field stands for, with kind `base`."""
    found = AMOUNT.findall(text)
    amounts = [float(figure.replace(",", "")) for _, figure in found]
    sign = found[0][0].strip() if found else ""
    value: dict[str, Any] = {"kind": "base", "currency": CURRENCY.get(sign, sign or None)}
    if text.startswith("up to"):
        value.update(min=None, max=amounts[0])
    elif text.startswith("from"):
        value.update(min=amounts[0], max=None)
    elif amounts:
        value.update(min=amounts[0], max=amounts[-1])
    period = re.search(r"an? (hour|day|week|month|year)$", text)
    value["per"] = period.group(1) if period else None
    return value
