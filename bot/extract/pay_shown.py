"""Whether only postings that state pay are wanted: "with salary shown", "that list the pay"."""

from __future__ import annotations

import re

from bot.extract.reading import Reading

MONEY = (
    r"(?:pays?|salar(?:y|ies)|wages?|compensation|comp|money|rates?|pay rates?|pay range|salary range|hourly rate|"
    r"range|numbers?|what (?:they|it|the job|you) pays?|how much (?:they|it|the job|you) pays?)"
)
SHOWN = (
    r"(?:shown|listed|stated|posted|displayed|given|disclosed|included|mentioned|visible|published|specified|"
    r"info\w*|range|up\s?front|out front|advertised|known|transparent|spelled out|in the (?:ad|posting|listing|description))"
)

FORMS = (
    rf"\b(?:with|where|and)\s+(?:the\s+|a\s+|their\s+)?{MONEY}\s+(?:is\s+|are\s+)?{SHOWN}\b",
    rf"\b(?:that|which|who|and|must|to|they|ads|jobs|postings|listings|ones|places|employers|companies)\s+(?:actually\s+|"
    rf"openly\s+|clearly\s+|at least\s+)?(?:show|list|state|post|display|disclose|mention|publish|say|tell|reveal|advertise|"
    rf"share|put|name|spell out|are upfront about|is upfront about|are clear about|are honest about|are open about)\w*\s+"
    rf"(?:me\s+|you\s+|us\s+)?(?:up\s?front\s+)?(?:the\s+|a\s+|their\s+)?(?:actual\s+|real\s+)?{MONEY}\b(?!\s+(?:well|more|at least|over|less|\$|\d))",
    rf"\b(?:that|which|who|and)\s+(?:actually\s+)?(?:give|include)s?\s+(?:the\s+|a\s+|their\s+)(?:pay|salary|wage|pay range|salary range)\b",
    rf"(?:^|[,;.]\s*){MONEY}\s+(?:must be\s+|has to be\s+|needs to be\s+|should be\s+)?{SHOWN}(?:\s+(?:only|please|pls|required|a must|or skip it))?(?=\s*(?:$|[,.!?;]))",
    rf"\b{MONEY}\s+(?:must be|has to be|needs to be|should be)\s+{SHOWN}\b",
    rf"\b(?:do not|don['’]?t|doesn['’]?t|not|never|no|without)\s+(?:hid(?:e|ing)|leav(?:e|ing) out|omit|secret)\w*\s+(?:the\s+|their\s+)?(?:about\s+)?{MONEY}\b",
    r"\b(?:no|not)\s+(?:secret|hidden|mystery)\s+(?:pay|salar(?:y|ies)|wages?)\b|\b(?:no|not)\s+['\"“]?(?:competitive (?:pay|salary)|doe)\b",
    rf"\b(?:up\s?front|transparent|open|honest)\s+(?:about|on|with)\s+(?:the\s+|their\s+)?{MONEY}\b",
    rf"\b(?:show|list|stat|post|disclos)ing\s+(?:the\s+|their\s+)?{MONEY}\b",
    rf"\bonly\s+(?:with\s+|ones\s+with\s+|those\s+with\s+)(?:a\s+|the\s+)?{MONEY}(?=\s*(?:$|[.,!?]))",
    r"\bpay transparen\w+\b|\bsalary transparen\w+\b",
)
PATTERN = re.compile("|".join(FORMS), re.I)


def read_pay_shown(text: str) -> list[Reading[bool]]:
    """A reading where the text wants postings that state pay."""
    return [Reading(True, m.start(), m.end(), "pay must be stated") for m in PATTERN.finditer(text)]
