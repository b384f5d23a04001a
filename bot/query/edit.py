"""How a message changes the search in force.

Rules, in order:
1. A complete new wish (`search`: work and a place or employer, or "X jobs") starts anew and drops all the rest.
2. What the message takes off leaves ("forget the salary"), with the exclusions of that key; a place takes its radius
   along.
3. What it allows again leaves the exclusions ("nights are fine now"), or joins what is wanted ("hybrid is ok too").
   Values taken off leave both ("remove part time").
4. What it names replaces what was in force for that key ("only part time", "what about Houston?"); "also", "or" and
   "and" add to lists instead. Skills and benefits are all wanted, so naming one adds to them, unless it says "only".
5. An amount without a period takes the period of the pay in force, and its thousands ("130 at least" after 100,000 a
   year). A lowest pay keeps the highest one in force where both can hold, and the other way round.
6. What it turns down is added to the exclusions and leaves the wishes; what it wishes leaves the exclusions. A value
   that was in force and is turned down beside a new one ("Florida, not Georgia") is replaced, not excluded.
"""

from __future__ import annotations

from typing import Any, Optional

from bot.query.model import PayWish, Query
from bot.query.near_by import near_by
from bot.query.reading import MessageReading

ALL_OF = ("skills", "benefits")
LISTS = (
    "role",
    "company",
    "place",
    "workplace",
    "employment",
    "schedule",
    "skills",
    "skills_any",
    "benefits",
    "recruiter",
)
FACTOR = 4
"""A bare amount means thousands when it is then within this factor of the yearly pay in force."""


def applied(current: Query, reading: MessageReading) -> Query:
    """The query in force after a message."""
    if reading.mode == "search" and not reading.drops:
        return reading.query.copy(deep=True)
    new = _data(current)
    for key in reading.drops:
        _take_off(new, key)
    for key, values in reading.un_exclude.items():
        _permit(new, key, values)
    for key, value in _data(reading.removes).items():
        _remove(new, key, value)
    said = _data(near_by(reading, current))
    refused: dict[str, Any] = said.pop("exclude", {})
    pay = _pay_in_force(current.pay, reading)
    if pay is not None:
        said["pay"] = pay
    if "place" in said and not any(place.get("city") for place in said["place"]):
        new.pop("radius_miles", None)  # a distance is from a city: "anywhere in Texas"
    for key, value in said.items():
        _wish(new, key, value, reading)
    for key, value in refused.items():
        _refuse(new, key, value, _data(current).get(key) or [], key in said)
    return Query.parse_obj({key: value for key, value in new.items() if value not in (None, [], {})})


def without(query: Query, key: str) -> Query:
    """The query with a constraint taken off; the key is that of `filters`, such as "pay" or "exclude.schedule", or that
    of one value of several, such as "skills:python"."""
    new = _data(query)
    path, _, value = key.partition(":")
    outer, _, inner = path.partition(".")
    held, name = (new.get(outer, {}), inner) if inner else (new, outer)
    left = [one for one in held.get(name) or [] if one != value] if value else None
    if left:
        held[name] = left
    else:
        held.pop(name, None)
    if key == "place":
        new.pop("radius_miles", None)
    return Query.parse_obj({k: value for k, value in new.items() if value not in (None, [], {})})


def _data(query: Query) -> dict[str, Any]:
    return query.dict(exclude_none=True)


def _take_off(new: dict[str, Any], key: str) -> None:
    new.pop(key, None)
    if key == "place":
        new.pop("radius_miles", None)
    if key == "skills":
        new.pop("skills_any", None)
    new.get("exclude", {}).pop(key, None)


def _allow(new: dict[str, Any], key: str, values: list[Any]) -> None:
    exclude = new.get("exclude", {})
    left = [value for value in exclude.get(key, []) if value not in values]
    if left:
        exclude[key] = left
    else:
        exclude.pop(key, None)


def _permit(new: dict[str, Any], key: str, values: list[Any]) -> None:
    """What was turned down no longer is; what was not, may be beside what is wanted ("hybrid is ok too")."""
    refused = (new.get("exclude") or {}).get(key) or []
    if new.get(key):
        new[key] = [*new[key], *(v for v in values if v not in new[key] and v not in refused)]
    _allow(new, key, values)


def _remove(new: dict[str, Any], key: str, value: Any) -> None:
    if key in LISTS:
        new[key] = [v for v in new.get(key) or [] if v not in value]
        _allow(new, key, value)
    elif key != "exclude":
        new.pop(key, None)


def _wish(new: dict[str, Any], key: str, value: Any, reading: MessageReading) -> None:
    if key in LISTS:
        before = new.get(key) or []
        adds = reading.mode == "add" or (key in ALL_OF and reading.mode != "only")
        new[key] = [*before, *(v for v in value if v not in before)] if adds else value
        if key == "skills":
            new["skills_any"] = [v for v in new.get("skills_any") or [] if v not in value]
        _allow(new, key, value)
    elif key in ("requires", "prefers"):
        new[key] = {**(new.get(key) or {}), **value}
    else:
        new[key] = value


def _refuse(new: dict[str, Any], key: str, value: Any, in_force: list[Any], replaced: bool) -> None:
    exclude = new.setdefault("exclude", {})
    if key in ("requires", "prefers"):
        exclude[key] = {**(exclude.get(key) or {}), **value}
        return
    if key == "place" and len(in_force) > 1:  # one of several is taken off: no more is meant
        new[key] = [place for place in new.get(key) or [] if place not in value]
        value = [place for place in value if place not in in_force]
    if replaced:
        value = [v for v in value if v not in in_force]
    before = exclude.get(key) or []
    exclude[key] = [*before, *(v for v in value if v not in before)]
    if not exclude[key]:
        del exclude[key]
    if key in new:
        new[key] = [v for v in new[key] if v not in value]


def _pay_in_force(current: Optional[PayWish], reading: MessageReading) -> Optional[dict[str, Any]]:
    """The pay wished for now, completed by the pay in force."""
    wish = reading.bare_pay or reading.query.pay
    if wish is None:
        return None
    said = wish.dict(exclude_none=True)
    before = current.dict(exclude_none=True) if current else {}
    if reading.bare_pay is not None:
        said = _completed(said, before)
        if said is None:
            return reading.query.pay.dict(exclude_none=True) if reading.query.pay else None
    if set(said) == {"stated"}:
        return {**before, **said}
    if before.get("stated"):
        said["stated"] = True
    same_period = before.get("per") == said.get("per")
    if same_period and "min" not in said and before.get("min", 1e12) < said.get("max", 0):
        said["min"] = before["min"]
    elif same_period and "max" not in said and before.get("max", 0) > said.get("min", 1e12):
        said["max"] = before["max"]
    return said


def _completed(said: dict[str, Any], before: dict[str, Any]) -> Any:
    """A bare amount with the period in force; None when there is nothing to complete it."""
    per = before.get("per")
    standing = before.get("min") or before.get("max")
    if per is None or standing is None:
        return None
    amount = said.get("min") or said.get("max") or 0
    factor = 1
    if per == "year" and amount < 1000:
        if not standing / FACTOR <= amount * 1000 <= standing * FACTOR:
            return None
        factor = 1000
    out = {bound: said[bound] * factor for bound in ("min", "max") if bound in said}
    return {**out, "per": per, **({"currency": before["currency"]} if "currency" in before else {})}
