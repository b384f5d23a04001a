"""How a message relates to the search in force: what it takes off, what it allows again, whether it adds or narrows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from bot.extract.employment import read_employment
from bot.extract.schedule import read_schedule
from bot.extract.workplace import read_workplace
from bot.lexicon import lexicon
from bot.query.indifferent import indifferent
from bot.query.model import YES_NO
from bot.query.reading import Mode

OPENING = r"\W*(?:(?:ok(?:ay)?|actually|well|hmm|no|wait|no wait|oh|hey|please|and|then)[,.]?\s+)*"

TAIL = "filter|limit|part|thing|requirements?|preference|constraint|restriction|stuff|minimum|range|bit|rule|wish|need"

REFUSES = re.compile(r"without|skip", re.I)
"""What takes off any other constraint turns a yes-or-no matter down: "without travel"."""


@dataclass
class Turn:
    """What a message does to the search besides wishing; `text` has those words blanked, offsets kept."""

    text: str
    drops: list[str] = field(default_factory=list)
    un_exclude: dict[str, list[str]] = field(default_factory=dict)
    removed: str = ""
    """Words of values that it takes off: "part time" of "remove part time"."""
    mode: Mode = "refine"
    swap: bool = False
    """True when it names another value for what is in force ("what about Houston?")."""


def read_turn(text: str) -> Turn:
    """Drops, permissions and mode of a message."""
    turn = Turn(_left_out(text))
    _read_drops(turn)
    _read_removed(turn)
    _read_permissions(turn)
    forms = _forms()
    if forms.add.match(text) and not text.startswith("OR "):  # "OR nurse" is a nurse
        turn.mode = "add"
    elif forms.only.search(text):
        turn.mode = "only"
    turn.swap = forms.swap.search(text) is not None
    return turn


class _Forms:
    def __init__(self) -> None:
        words = lexicon("turns")
        self.names = {name.lower(): key for key, names in words["names"].items() for name in names}
        names, fine = _any(self.names), _any(words["fine"])
        self.everything = {name.lower(): key for name, key in words["everything"].items()}
        self.take_off = re.compile(
            rf"\b(?:{_any(words['take_off'])})\s+(?:about\s+)?(?:the\s+|my\s+|any\s+|all\s+(?:the\s+)?|"
            rf"that\s+)?(?P<name>{names})"
            rf"(?:\s+(?:{TAIL}))*(?=\s*(?:$|[.,!?;]|and\b|please|pls|for now|now|too|then))",
            re.I,
        )
        self.and_name = re.compile(
            rf"\s*(?:,|and|or|&)\s*(?:the\s+|my\s+)?(?P<name>{names})(?:\s+(?:{TAIL}))*(?=\s*(?:$|[.,!?;]|and\b))", re.I
        )
        self.apart = re.compile(
            rf"\b(?:{_any(words['take'])})\s+(?:the\s+|my\s+|that\s+|all\s+(?:the\s+)?)?(?P<name>{names})"
            rf"(?:\s+(?:{TAIL}))*\s+(?:off|out|away)\b",
            re.I,
        )
        self.leave_out = re.compile(
            r"\b(?P<lead>leave|keep|cut)\s+[^?,.;!]{2,40}?\s+(?P<out>out)(?=\s*(?:$|[.,;!]|please|of it))"
            r"|\b(?P<both>(?:leave|cut)\s+out)\b",
            re.I,
        )
        self.no_matter = re.compile(
            rf"\b(?:the\s+)?(?P<name>{names})(?:\s+(?:{TAIL}))*\s+(?:{_any(words['no_matter'])})", re.I
        )
        self.any_fine = re.compile(
            rf"\bany\s+(?:kind of\s+)?(?P<name>{names})\s+(?:{fine})(?=\s*(?:$|[.,!?;]|now|too|please|but\b))",
            re.I,
        )
        self.every = re.compile(
            rf"\b(?P<name>{_any(self.everything)})(?:\s+(?:{fine}|now|in the (?:us|usa|country|"
            rf"states)))*(?=\s*(?:$|[.,!?;]))(?!\s*,?\s*(?:but|except|besides))",
            re.I,
        )
        self.allow = re.compile(
            rf"^{OPENING}(?P<what>[\w\s/-]{{3,40}}?)\s+(?:{_any(words['allow'])})\b[\w\s]{{0,20}}$",
            re.I,
        )
        self.allow_after = re.compile(
            rf"^{OPENING}(?:{_any(words['allow_after'])})\s+(?P<what>[\w\s/-]{{3,30}}?)"
            rf"\s*(?:again|now|after all|too|as well)\W*$",
            re.I,
        )
        self.remove = re.compile(
            rf"^{OPENING}(?:{_any(words['take_off_value'])})\s+(?:the\s+|my\s+|about\s+)*(?P<what>[^?,.;!]{{2,40}})(?=$|[.,;!])",
            re.I,
        )
        self.remove_apart = re.compile(
            rf"^{OPENING}(?:{_any(words['take'])})\s+(?:the\s+)?(?P<what>[^?,.;!]{{2,40}}?)\s+off"
            r"(?:\s+(?:the|my|of the|of my)\s+(?:list|search))?(?=\s*(?:$|[.,;!]|please))",
            re.I,
        )
        self.add = re.compile(
            rf"^\W*(?:ok(?:ay)?,?\s+)?(?:{_any(words['add'])})\b(?!\s+not\b)|^.{{3,60}}\s(?:too|as well|also)\W*$", re.I
        )
        self.only = re.compile(rf"^\W*(?:ok(?:ay)?,?\s+|hmm,?\s+)*(?:{_any(words['only'])})\b|\bonly\W*$", re.I)
        self.swap = re.compile(
            rf"^\W*(?:hmm,?\s+|ok(?:ay)?,?\s+)*(?:{_any(words['swap'])})\b|\b(?:instead|i mean|i meant)\W*$", re.I
        )


@cache
def _forms() -> _Forms:
    return _Forms()


def _any(phrases: object) -> str:
    ordered = sorted(phrases, key=len, reverse=True)  # type: ignore[call-overload]
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


def _read_drops(turn: Turn) -> None:
    forms = _forms()
    for pattern in (forms.take_off, forms.apart, forms.no_matter, forms.any_fine, forms.every):
        for match in pattern.finditer(turn.text):
            name = re.sub(r"\s+", " ", match["name"].lower())
            key = forms.everything[name] if pattern is forms.every else forms.names[name]
            if key in YES_NO and REFUSES.match(match[0]):
                continue
            if key not in turn.drops:
                turn.drops.append(key)
            turn.text = _blank(turn.text, *match.span())
            while pattern is forms.take_off and (more := forms.and_name.match(turn.text, match.end())):
                match = more  # "forget the travel and the overtime"
                key = forms.names[" ".join(more["name"].lower().split())]
                turn.drops += [key] if key not in turn.drops else []
                turn.text = _blank(turn.text, *more.span())
    for key, start, end in indifferent(turn.text):
        if key not in turn.drops:
            turn.drops.append(key)
        turn.text = _blank(turn.text, start, end)


def _left_out(text: str) -> str:
    """The text with "leave Tulsa out" as "not Tulsa", of the same length; names of constraints stay as they are."""
    forms = _forms()
    match = forms.leave_out.search(text)
    if match is None or forms.apart.search(text) or forms.take_off.search(text):
        return text
    group = "lead" if match["lead"] else "both"
    text = text[: match.start(group)] + "not".ljust(len(match[group])) + text[match.end(group) :]
    return _blank(text, *match.span("out")) if group == "lead" else text


def _read_removed(turn: Turn) -> None:
    match = _forms().remove.match(turn.text)
    if match is None and (apart := _forms().remove_apart.match(turn.text)) and not read_schedule(apart["what"]):
        match = apart  # "take nights off" asks for free nights
    if match is not None and not turn.drops:
        turn.removed = match["what"]
        turn.text = _blank(turn.text, *match.span())


def _read_permissions(turn: Turn) -> None:
    forms = _forms()
    match = forms.allow.match(turn.text) or forms.allow_after.match(turn.text)
    if match is None:
        return
    for key, reader in (("schedule", read_schedule), ("employment", read_employment), ("workplace", read_workplace)):
        values = [reading.value for reading in reader(match["what"])]
        if values:
            turn.un_exclude[key] = values
    if turn.un_exclude:
        turn.text = _blank(turn.text, *match.span())


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
