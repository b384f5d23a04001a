"""Whether only postings that state pay are wanted: "with salary shown", "that list the pay"."""

from __future__ import annotations

import re

from bot.extract.reading import Reading

MONEY = r"(?:pay|salar(?:y|ies)|wages?|compensation|pay rate|pay range|salary range)"
SHOWN = (
    r"(?:shown|listed|stated|posted|displayed|given|disclosed|included|mentioned|visible|published|specified|"
    r"info\w*|range)"
)

FORMS = (
    rf"\b(?:with|where|and)\s+(?:the\s+|a\s+|their\s+)?{MONEY}\s+(?:is\s+|are\s+)?{SHOWN}\b",
    rf"\b(?:that|which|who|and)\s+(?:actually\s+)?(?:show|list|state|post|display|give|disclose|include|"
    rf"mention|publish|say)\w*\s+(?:the\s+|a\s+|their\s+)?{MONEY}\b",
    rf"\b(?:show|list|stat|post|disclos)ing\s+(?:the\s+|their\s+)?{MONEY}\b",
    rf"\bonly\s+(?:with\s+|ones\s+with\s+|those\s+with\s+)(?:a\s+|the\s+)?{MONEY}(?=\s*(?:$|[.,!?]))",
    r"\bpay transparen\w+\b|\bsalary transparen\w+\b",
)
PATTERN = re.compile("|".join(FORMS), re.I)


def read_pay_shown(text: str) -> list[Reading[bool]]:
    """A reading where the text wants postings that state pay."""
    return [Reading(True, m.start(), m.end(), "pay must be stated") for m in PATTERN.finditer(text)]
