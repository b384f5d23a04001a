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
    r"info\w*|range|up\s?front|out front|advertised|known|transparent|spelled out|"
    r"in the (?:ad|posting|listing|description))"
)

WHO = r"\b(?:that|which|who|and|must|to|they|ads|jobs|postings|listings|ones|places|employers|companies)"
TELL = (
    r"(?:show|list|state|post|display|disclose|mention|publish|say|tell|reveal|advertise|share|put|name|spell out|"
    r"(?:are|is) (?:upfront|clear|honest|open) about)\w*"
)
HOW_MUCH_IT_IS = r"(?!\s+(?:well|more|at least|over|less|\$|\d))"
HIDE = r"\b(?:do not|don['’]?t|doesn['’]?t|not|never|no|without)\s+(?:hid(?:e|ing)|leav(?:e|ing) out|omit|secret)\w*"

FORMS = (
    rf"\b(?:with|where|and)\s+(?:the\s+|a\s+|their\s+)?{MONEY}\s+(?:is\s+|are\s+)?{SHOWN}\b",
    rf"{WHO}\s+(?:actually\s+|openly\s+|clearly\s+|at least\s+)?{TELL}\s+(?:me\s+|you\s+|us\s+)?(?:up\s?front\s+)?"
    rf"(?:the\s+|a\s+|their\s+)?(?:actual\s+|real\s+)?{MONEY}\b{HOW_MUCH_IT_IS}",
    r"\b(?:that|which|who|and)\s+(?:actually\s+)?(?:give|include)s?\s+(?:the\s+|a\s+|their\s+)?"
    r"(?:pay|salary|wage|pay range|salary range)\b",
    rf"(?:^|[,;.]\s*){MONEY}\s+(?:(?:must|has to|needs to|should) be\s+)?{SHOWN}"
    r"(?:\s+(?:only|please|pls|required|a must|or skip it))?(?=\s*(?:$|[,.!?;]))",
    rf"\b{MONEY}\s+(?:must|has to|needs to|should) be\s+{SHOWN}\b",
    rf"{HIDE}\s+(?:the\s+|their\s+)?(?:about\s+)?{MONEY}\b",
    r"\b(?:no|not)\s+(?:secret|hidden|mystery)\s+(?:pay|salar(?:y|ies)|wages?)\b",
    r"\b(?:no|not)\s+['\"“]?(?:competitive (?:pay|salary)|doe)\b",
    rf"\b(?:up\s?front|transparent|open|honest)\s+(?:about|on|with)\s+(?:the\s+|their\s+)?{MONEY}\b",
    rf"\b(?:show|list|stat|post|disclos)ing\s+(?:the\s+|their\s+)?{MONEY}\b",
    rf"\bonly\s+(?:with\s+|ones\s+with\s+|those\s+with\s+)(?:a\s+|the\s+)?{MONEY}(?=\s*(?:$|[.,!?]))",
    r"\bpay transparen\w+\b|\bsalary transparen\w+\b",
)
PATTERN = re.compile("|".join(FORMS), re.I)


def read_pay_shown(text: str) -> list[Reading[bool]]:
    """A reading where the text wants postings that state pay."""
    return [Reading(True, m.start(), m.end(), "pay must be stated") for m in PATTERN.finditer(text)]
