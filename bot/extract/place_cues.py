"""What stands before a place: where someone comes from, a person of that name, or a town before its state."""

from __future__ import annotations

import re

ORIGIN = re.compile(
    r"\b(?:i\s?a?['’]?m|originally|come|came|born|raised|moved|moving|relocating|away|coming|grew up|arrived|immigrant|"
    r"refugee|i\s?a?['’]?m\s+(?:an?\s+)?(?:[\w-]+\s+){0,2}[\w-]+|native)\s+(?:from|in)\s+(?:the\s+)?$"
    r"|(?<!miles )(?<!mi )(?<!km )(?<!kms )(?<!minutes )(?<!mins )(?<!hour )(?<!hours )(?<!drive )(?<!away )(?<!far )"
    r"(?<!work )(?<!working )(?<!jobs )(?<!anywhere )(?<!commute )(?<!distance )(?<!remote )\bfrom\s+(?:the\s+)?$"
    r"|\b(?:used to (?:be|live|work)|lived|worked|was living|was working|was|years?|yrs?|months?)\s+in\s+(?:the\s+)?$",
    re.I,
)
HOMELAND = re.compile(
    r"\b(?:born|raised|grew up|grown up|originally|immigrant|immigrated|refugee|native|hail|hailing)"
    r"\s+(?:and raised\s+)?(?:in|from|of)\s+(?:the\s+)?$"
    r"|\b(?:i|we|family|parents)\s+(?:come|came|comes)\s+(?:here\s+|over\s+)?from\s+(?:the\s+)?$"
    r"|\bmy\s+(?:home\s?)?(?:country|homeland|nation|home\s?town|birth\s?place)(?:\s+(?:is|was)|['’]s)?(?:\s+called)?\s+(?:the\s+)?$",
    re.I,
)
"""Before it, a place is where someone was born or grew up."""
BORN = re.compile(r"[ -](?:native|born|bred|raised|transplant)\b", re.I)
"""After it: "Ohio native", "Texas born and raised"."""
STYLE = re.compile(r"[ -]style\b", re.I)
"""After it, a place is a manner: "New York style pizza"."""
FROM_ABROAD = re.compile(
    r"\b(?:i\s?a?['’]?m|we\s?a?['’]?re|me|am|is|moved\s+here|arrived|just)\s+(?:\w+\s+)?from\s+(?:the\s+)?$", re.I
)
YEARS_IN = re.compile(r"\b(?:years?|yrs?|months?)\s+in\s+$", re.I)
SELF_NAMED = re.compile(
    r"\b(?:my\s+name(?:\s+is|['’]?s)|names|name['’]s|i\s?a?['’]?m\s+called|call\s+me|they\s+call\s+me|this\s+is|"
    r"(?:hi|hello|hey|thanks|thank you|dear|mr|mrs|ms|signed|regards|cheers),?)\s+(?:[a-z]+\s+)?$",
    re.I,
)
"""Before it, "Austin" is a person."""
LEFT = re.compile(r"\b(?:moved|moving|move|relocat\w+)\b[^.!?]{2,40}\bfrom\s+(?:the\s+)?$", re.I)
OUTSIDE = re.compile(r"(?<!just )(?<!right )\boutside(?:\s+of)?\s+(?:the\s+)?$", re.I)
LIVING = re.compile(r"\b(?:i?a?m|moving|relocating|living|based)\s+in\s+(?:the\s+)?$", re.I)
IN_TOWN = re.compile(r"\b(?:in|near|around|outside|outside of|from|of)\s+$", re.I)
NO_TOWN = re.compile(
    r"(?:north|south|east|west|central|northeast|northwest|southeast|southwest)(?:ern)?|upstate|downstate|rural|coastal|"
    r"either|beautiful|sunny|cold|greater|any|metro|inland",
    re.I,
)
"""Capitalised words before a state that are no town of it."""
COUNTY = re.compile(r"\s+(?:county|parish)\b", re.I)
COUNTY_SEAT = 15_000
"""A county is taken for its namesake town from so many people on."""
