"""What a message says does not matter: "remote or not, either is fine", "I don't mind where I work from"."""

from __future__ import annotations

import re
from functools import cache

from bot.extract.education import read_education
from bot.extract.employment import read_employment
from bot.extract.schedule import read_schedule
from bot.extract.wishes import read_wishes
from bot.extract.workplace import read_workplace
from bot.lexicon import lexicon

READERS = {
    "workplace": read_workplace,
    "schedule": read_schedule,
    "employment": read_employment,
    "education": read_education,
}
OR_NOT = re.compile(r"\bor\s+(?:no|not)\b|\bor\s+(?:isn|doesn)['’]?t\b", re.I)


def indifferent(text: str) -> list[tuple[str, int, int]]:
    """Query keys that do not matter, each with the span that says so."""
    clauses, either, keys = _forms()
    found = []
    for match in clauses.finditer(text):
        said = re.sub(r"\s+", " ", (match["clause"] or match["after"]).lower())
        found.append((keys[said], match.start(), match.end()))
    said_so = either.search(text) if OR_NOT.search(text) else None
    if said_so is not None:
        found += [(key, *said_so.span()) for key in _keys_of(said_so["what"] or said_so["whole"])]
    return found


def _keys_of(what: str) -> list[str]:
    keys = [key for key, reader in READERS.items() if reader(what)]
    keys += [reading.value for reading in read_wishes(what)]
    named = re.split(r"\s+or\s+", what.strip().lower())[0]
    return keys or [key for key, names in lexicon("turns")["names"].items() if named in names]


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    words = lexicon("indifferent")
    keys = {clause: key for key, clauses in words["clauses"].items() for clause in clauses}

    def either(phrases: list[str]) -> str:
        ordered = sorted(phrases, key=len, reverse=True)
        return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)

    return (
        re.compile(
            rf"\b(?P<after>{either(list(keys))})\s+(?:{either(lexicon('turns')['no_matter'])})\b"
            rf"|\b(?:{either(words['leads'])})\s+(?:about\s+)?(?P<clause>{either(list(keys))})(?=\s*(?:$|[.,!?;)]|but\b))",
            re.I,
        ),
        re.compile(
            rf"^\W*(?!.*\b(?:is|are|does|do|can|will|should)\b)(?P<whole>[\w\s/-]{{3,30}}?)\s+or\s+not[\s.!]*$"
            rf"|(?:^|[.,;!]\s*)(?P<what>[^.,;!?]*\bor\s+(?:no|not|isn['’]?t|doesn['’]?t)\b[^.,;!?]*?)\s*"
            rf"[,;.–-]*\s*\b(?:{either(words['either'])})\b[^,;?]{{0,20}}$",
            re.I,
        ),
        keys,
    )
