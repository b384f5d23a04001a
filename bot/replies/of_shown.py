"""Questions of the postings on the page, one by one: "which of these have no weekends?", "do any offer dental?"."""

from __future__ import annotations

import re
from functools import cache
from typing import Optional

from bot.lexicon import lexicon

THIRD_PERSON = re.compile(r"^(\w+[^s\W])s\b")
"""The ending of a verb that "does it" takes over: "who trains" -> "does it train"."""
PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")


def question_of_each(text: str, *, over_list: bool) -> Optional[str]:
    """The question as it is asked of one posting ("does it have no weekends?"); None where it asks of no list.

    `over_list` tells whether the list is looked at, and no single posting of it: then "these" need not be said twice.
    """
    said = " ".join(text.casefold().replace("’", "'").split()).rstrip(" ?.!")
    for form, lead in _leads(over_list):
        match = lead.match(said)
        if match is None:
            continue
        rest = said[match.end() :].strip(" ,:-")
        if _pattern("not_asked").search(rest) or (form == "some_short" and "?" not in text):
            return None
        return f"{_of_one(rest, form, match.groupdict().get('aux'))}?"
    return None


def _of_one(rest: str, form: str, aux: Optional[str]) -> str:
    words = lexicon("of_shown")
    for pattern, instead in _starts():
        if pattern.match(rest):
            return pattern.sub(instead, rest, count=1)
    asked = words["of_one_by_aux"].get(aux or form)
    return f"{asked}{rest}" if asked else words["of_one_else"] + THIRD_PERSON.sub(r"\1", rest)


@cache
def _leads(over_list: bool) -> list[tuple[str, re.Pattern[str]]]:
    words = lexicon("of_shown")
    forms = {**words["leads"], **(words["leads_over_list"] if over_list else {})}
    filled = {form: PLACEHOLDER.sub(lambda match: str(words["parts"][match[1]]), lead) for form, lead in forms.items()}
    return [(form, re.compile(rf"{words['opening']}(?:{lead})\b")) for form, lead in filled.items()]


@cache
def _starts() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), instead) for pattern, instead in lexicon("of_shown")["of_one"]]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("of_shown")[name])
