"""Amounts of money that a description pays: base pay and, kept apart, bonuses, commission, differentials and more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Optional

from bot.extract.pay import read_pay
from bot.extract.reading import Reading
from bot.extract.values import Pay
from bot.facts.model import Fact
from bot.facts.page import Line, Page
from bot.facts.piece_pay import Piece, pieces
from bot.lexicon import lexicon

FIGURE = re.compile(r"[\d$£€]")
"""The quickest look at a line; most have none."""
GATE = re.compile(
    r"[$£€]|\d ?k\b|\d ?/ ?(?:hr|hour|yr|year|h\b)|\d\d (?:per|an?|hourly) |\d{2,3},\d{3}|\d ?usd|usd ?\d|\d{5}"
)
FACETS = {"bonus": "bonus", "commission": "bonus", "sign_on": "sign_on_bonus"}
NEAREST = 70
LABEL, ALONE, LABELS = 60, 24, 3
"""Characters of a label at most, of an amount that has its line for itself, and how many labels stand above that."""
LEAST_WAGE = 7
"""A smaller amount by the hour is an extra, where the line names extras."""
LEAST_ODD = 200
"""An amount from here on is by the hour only if it says so."""
BASE = re.compile(r"\b(?:base|salary|hourly|wages?|starting pay)\b")
PLAIN = {"no pay": "unpaid", "commission only": "commission_only"}
"""Rules without an amount, and their words in `facets/pay.yml`."""
PLAIN_GATE = (
    "unpaid",
    "commission",
    "volunteer",
    "no pay",
    "not pa",
    "no comp",
    "out pay",
    "out comp",
    "remunerat",
    "no monet",
)
OF_TIME = re.compile(r"s? (?:an?|per|each) (?:week|day)|s?/(?:week|wk|day)")
"""After a number of hours, which is no pay by the hour."""
TO_THE_MOST = re.compile(r"[^.\d]{0,4}\bto (?:a )?max(?:imum)?\b[^.\d]{0,25}")
"""Between the least and the most of a range."""
PERIOD = re.compile(r"hour|hr|/ ?h\b|year|yr|annum|annual|month|week|wk|day|daily")
PLAUSIBLE = {"hour": (2, 1000), "day": (20, 8000), "week": (50, 20000), "month": (200, 100000), "year": (4000, 3000000)}


@dataclass(frozen=True)
class Words:
    """The compiled `facets/pay.yml`."""

    kinds: dict[str, re.Pattern[str]]
    other: re.Pattern[str]
    moving: re.Pattern[str]
    unfigured: re.Pattern[str]
    not_unfigured: re.Pattern[str]
    hourly: re.Pattern[str]
    plain: dict[str, tuple[re.Pattern[str], re.Pattern[str]]]
    """By rule that there is no pay, or none but commission; and other senses of the words."""


@cache
def _words() -> Words:
    data = lexicon("facets/pay")
    kinds = {kind: re.compile(pattern) for kind, pattern in data["kinds"].items()}
    unfigured = data["unfigured"]
    plain = {rule: (re.compile(data[key]["pattern"]), re.compile(data[key]["unless"])) for rule, key in PLAIN.items()}
    return Words(
        kinds=kinds,
        other=re.compile(data["other_money"]),
        moving=re.compile(data["moving"]),
        unfigured=re.compile(unfigured["pattern"]),
        not_unfigured=re.compile(unfigured["unless"]),
        hourly=re.compile(unfigured["hourly"]),
        plain=plain,
    )


def pay_facts(page: Page) -> Iterator[Fact]:
    """Every amount that is paid to the worker, as stated, with its kind; no two alike of a kind."""
    seen: set[tuple[Any, ...]] = set()
    base = False
    for place, line in enumerate(page.lines):
        if not FIGURE.search(line.low) or not GATE.search(line.low) or line.boilerplate:
            continue
        before = _above(page.lines, place)
        by_piece = pieces(line)
        for piece in by_piece:
            if piece.value:
                base = True
                yield page.fact(line, (piece.start, piece.end), "pay", piece.value, "amount by the piece")
        for reading in _ends_joined(line.low, read_pay(line.low, "employer")):
            value = _value(line, reading, before)
            if value is None or (value["kind"] in ("base", "differential") and _is_of(reading, by_piece)):
                continue
            key = (value["kind"], value["min"], value["max"], value["per"])
            if key in seen:
                continue
            seen.add(key)
            kind = value["kind"]
            base = base or kind == "base"
            rule = f"{kind.replace('_', ' ')} amount"
            yield page.fact(line, (reading.start, reading.end), FACETS.get(kind, "pay"), value, rule, kind=kind)
    yield from _plain(page)
    if not base:
        yield from _unfigured(page)


def _is_of(reading: Reading[Pay], by_piece: list[Piece]) -> bool:
    return any(piece.start < reading.end and reading.start < piece.end for piece in by_piece)


def _above(lines: list[Line], place: int) -> str:
    """What stands as a label above the line at `place`; some lines of it where the amount has its line for itself."""
    reach = LABELS if len(lines[place].low) <= ALONE else 1
    labels: list[str] = []
    for line in reversed(lines[max(0, place - reach) : place]):
        if len(line.low) >= LABEL or GATE.search(line.low):
            break
        labels.append(line.low)
    return " ".join(reversed(labels))


def _plain(page: Page) -> Iterator[Fact]:
    """That the work is unpaid, with both bounds 0, or paid by commission alone, without bounds; each once."""
    told: set[str] = set()
    here = [cue for cue in PLAIN_GATE if cue in page.low]
    for line in page.lines if here else ():
        if line.boilerplate or not any(cue in line.low for cue in here):
            continue
        for rule, (pattern, unless) in _words().plain.items():
            match = pattern.search(line.low) if rule not in told else None
            if match is None or unless.search(line.low):
                continue
            told.add(rule)
            kind, bound = ("base", 0.0) if rule == "no pay" else ("commission", None)
            value = {"kind": kind, "min": bound, "max": bound, "per": None, "currency": None}
            yield page.fact(line, match.span(), "pay", value, rule, kind=kind)


def _unfigured(page: Page) -> Iterator[Fact]:
    """The first mention of a salary or hourly wage without its figure: a PAY object without bounds."""
    words = _words()
    for line in page.lines:
        if "salar" not in line.low and "hourly" not in line.low:
            continue
        match = words.unfigured.search(line.low)
        if match is None or words.not_unfigured.search(line.low):
            continue
        per = "hour" if words.hourly.search(match.group()) else "year"
        value = {"kind": "base", "min": None, "max": None, "per": per, "currency": None}
        yield page.fact(line, match.span(), "pay", value, "pay without a figure", kind="base")
        return


def _value(line: Line, reading: Reading[Pay], heading: str) -> Optional[dict[str, Any]]:
    """The PAY object of an amount; None when it is money for something else, or no likely pay."""
    words, low, pay = _words(), line.low, reading.value
    before, after = low[max(0, reading.start - NEAREST) : reading.start], low[reading.end : reading.end + 45]
    if OF_TIME.match(after):
        return None
    if words.other.search(_clause_before(before)) or words.other.search(_clause_after(after)):
        return None
    said = low[reading.start : reading.end]
    if not PERIOD.search(said) and words.moving.search(before):
        return None
    kind = "base" if BASE.search(said) else _kind(before, after, heading)
    per = pay.per or "year"
    if kind == "base" and per == "hour" and (pay.min or 0) < LEAST_WAGE and words.kinds["differential"].search(low):
        kind = "differential"
    amount = pay.min if pay.min is not None else pay.max
    if kind in ("base", "total"):
        least, most = PLAUSIBLE[per]
        if amount is None or not least <= amount <= most:
            return None
        if per == "hour" and amount >= LEAST_ODD and not PERIOD.search(said):
            return None
    least_paid = None if heading.endswith("up to") else pay.min
    once = kind in ("sign_on", "bonus") and not PERIOD.search(said)
    currency = pay.currency or ("USD" if "$" in said else None)
    return {"kind": kind, "min": least_paid, "max": pay.max, "per": None if once else per, "currency": currency}


def _kind(before: str, after: str, heading: str) -> str:
    """The kind whose word stands nearest to the amount; base when none does."""
    clause, rest = _clause_before(before), _clause_after(after)
    best, nearest = "base", 1000
    for kind, pattern in _words().kinds.items():
        spans = [len(clause) - m.end() for m in pattern.finditer(clause)] + [m.start() for m in pattern.finditer(rest)]
        if spans and min(spans) < nearest:
            best, nearest = kind, min(spans)
    if best == "base":
        return next((kind for kind, pattern in _words().kinds.items() if heading and pattern.search(heading)), "base")
    base = [len(clause) - m.end() for m in BASE.finditer(clause)]
    return "base" if base and min(base) <= nearest else best


def _clause_before(text: str) -> str:
    return re.split(r"[;.!?](?=\s)|,\s(?!\d)", text)[-1]


def _clause_after(text: str) -> str:
    return re.split(r"[;.!?](?=\s|$)|,\s|\b(?:plus|and|with)\b| \+ ", text)[0]


def _ends_joined(low: str, readings: list[Reading[Pay]]) -> list[Reading[Pay]]:
    """Readings with "minimum of $60,000 to maximum of $75,000" made one range."""
    joined: list[Reading[Pay]] = []
    for reading in readings:
        last = joined[-1] if joined else None
        if last and last.value.min is None and TO_THE_MOST.fullmatch(low, last.end, reading.start):
            value = reading.value.copy(update={"min": last.value.max, "max": reading.value.max})
            joined[-1] = Reading(value, last.start, reading.end, "minimum_and_maximum")
        else:
            joined.append(reading)
    return joined
