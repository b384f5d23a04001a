"""Persons and agencies that hire for others: "what does Longhorn recruit for", "a recruiter named Phil Smith"."""

from __future__ import annotations

import re

from bot.extract.negation import negated
from bot.extract.reading import Reading

NAME = (
    r"(?P<name>[a-z][\w&.'’-]*(?:\s+(?!is\b|are\b|recruit|employment|staffing|hiring|have\b|"
    r"has\b)[a-z][\w&.'’-]*){0,2}?)"
)

FIRM = r"(?:\s+(?:employment|staffing|recruiting|recruiters|recruitment|personnel|talent|agency))"
FORMS = (
    rf"\b(?:does|do|is|are|which|that|has|have)\s+{NAME}{FIRM}?\s+(?:is\s+|are\s+|been\s+)*recruit(?:s|ing|ed)?\b",
    rf"\b(?:recruiter|headhunter|recruiting agent|recruitment consultant)(?:\s+(?:is|named|called|"
    rf"by the name of)|:)\s+{NAME}(?=\s*(?:$|[?,.!]|\bin\b|\bfor\b|\bthat\b|\bwith\b))",
    rf"\b(?:recruited|recruiting|hired|placed)\s+(?:by|through)\s+(?:the\s+)?{NAME}{FIRM}?(?=\s*(?:$|[?,.!]|"
    rf"\bin\b|\bfor\b))",
    rf"\b(?:are|is|does|do|at|through|by|with|from|for)\s+{NAME}{FIRM}\s+(?:is\s+|are\s+)?(?:hiring|recruiting|"
    rf"offering|handling|have|has)\b",
)
PATTERNS = tuple(re.compile(form, re.I) for form in FORMS)
NO_NAMES = re.compile(
    r"(?:you|they|we|it|there|who|the|any|companies|employers|an?|jobs|which|that|this|anyone|your|i)\b", re.I
)


def read_recruiters(text: str) -> list[Reading[str]]:
    """Names of who hires, as written; `negated` where turned down."""
    if not re.search(r"recruit|headhunt|staffing|employment|hired|placed", text, re.I):
        return []
    found: list[Reading[str]] = []
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            name = match["name"].strip(" .,'’")
            known = any(r.start < match.end("name") and match.start("name") < r.end for r in found)
            if known or NO_NAMES.match(name):
                continue
            found.append(Reading(name, match.start(), match.end(), "recruiter", negated(text, match.start("name"))))
    return found
