"""How a message relates to the search in force: what it takes off, what it allows again, whether it adds or narrows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from bot.extract.employment import read_employment
from bot.extract.schedule import read_schedule
from bot.extract.workplace import read_workplace
from bot.lexicon import lexicon
from bot.query.indifferent import indifferent
from bot.query.model import YES_NO
from bot.query.reading import Mode

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

    def drop(self, key: str, start: int, end: int) -> None:
        """Takes a key off, as the span says."""
        if key not in self.drops:
            self.drops.append(key)
        self.text = _blank(self.text, start, end)


def read_turn(text: str) -> Turn:
    """Drops, permissions and mode of a message."""
    turn = Turn(_left_out(text))
    _read_drops(turn)
    _read_removed(turn)
    _read_permissions(turn)
    forms = _forms()
    if forms["add"].match(text) and not text.startswith("OR "):  # "OR nurse" is a nurse
        turn.mode = "add"
    elif forms["only"].search(text):
        turn.mode = "only"
    turn.swap = forms["swap"].search(text) is not None
    return turn


PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
"""In a form: a list of phrases, or a part that several forms share."""


class _Forms:
    """The patterns of `turn_forms.yml`, and which key a name stands for."""

    def __init__(self) -> None:
        words, forms = lexicon("turns"), lexicon("turn_forms")
        self.keys = {name.lower(): key for key, names in words["names"].items() for name in names}
        self.everything = {name.lower(): key for name, key in words["everything"].items()}
        self._parts: dict[str, str] = {"names": f"(?P<name>{_any(self.keys)})", **forms["parts"]}
        self._lists = words
        self._patterns = {name: self._compiled(form) for name, form in forms.items() if name != "parts"}

    def __getitem__(self, name: str) -> re.Pattern[str]:
        return self._patterns[name]

    def _compiled(self, form: str) -> re.Pattern[str]:
        return re.compile(PLACEHOLDER.sub(self._part, form), re.IGNORECASE)

    def _part(self, match: re.Match[str]) -> str:
        return self._parts.get(match[1]) or f"(?:{_any(self._lists[match[1]])})"


@cache
def _forms() -> _Forms:
    return _Forms()


def _any(phrases: Iterable[str]) -> str:
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


def _read_drops(turn: Turn) -> None:
    forms = _forms()
    for form in ("take_off", "apart", "no_matter", "any_fine", "every"):
        for match in forms[form].finditer(turn.text):
            name = re.sub(r"\s+", " ", match["name"].lower())
            key = forms.everything[name] if form == "every" else forms.keys[name]
            if key in YES_NO and REFUSES.match(match[0]):
                continue
            turn.drop(key, *match.span())
            while form == "take_off" and (more := forms["and_name"].match(turn.text, match.end())):
                match = more  # "forget the travel and the overtime"
                turn.drop(forms.keys[" ".join(more["name"].lower().split())], *more.span())
            if form == "take_off" and (value := forms["and_value"].match(turn.text, match.end())):
                turn.removed = value["what"]
                turn.text = _blank(turn.text, *value.span())
    for key, start, end in indifferent(turn.text):
        turn.drop(key, start, end)


def _left_out(text: str) -> str:
    """The text with "leave Tulsa out" as "not Tulsa", of the same length; names of constraints stay as they are."""
    forms = _forms()
    match = forms["leave_out"].search(text)
    if match is None or forms["apart"].search(text) or forms["take_off"].search(text):
        return text
    group = "lead" if match["lead"] else "both"
    text = text[: match.start(group)] + "not".ljust(len(match[group])) + text[match.end(group) :]
    return _blank(text, *match.span("out")) if group == "lead" else text


def _read_removed(turn: Turn) -> None:
    forms = _forms()
    match = forms["remove"].match(turn.text)
    if match is None and (apart := forms["remove_apart"].match(turn.text)) and not read_schedule(apart["what"]):
        match = apart  # "take nights off" asks for free nights
    match = match or forms["remove_after"].match(turn.text)
    if match is not None and not turn.drops:
        said = match["what"]
        turn.removed = f"{said} insurance" if said.strip().lower() in lexicon("turns")["insurances"] else said
        turn.text = _blank(turn.text, *match.span())


def _read_permissions(turn: Turn) -> None:
    forms = _forms()
    match = forms["allow"].match(turn.text) or forms["allow_after"].match(turn.text)
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
