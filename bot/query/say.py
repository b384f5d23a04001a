"""A query said back in words, whole and one filter at a time; the wording is in `say.yml`."""

from __future__ import annotations

from typing import Any

from bot.extract.gazetteer import gazetteer
from bot.extract.values import Place
from bot.lexicon import lexicon
from bot.query.model import YES_NO, Demand, PayWish, Query

SIGNS = {"USD": "$", "GBP": "£", "EUR": "€", "INR": "₹", None: "$"}


def in_words(query: Query) -> str:
    """The whole query: "welder · Tulsa, OK · full time · at least $20 an hour · no nights"; "" when empty."""
    return str(lexicon("say")["between"]).join(words for _, words in filters(query))


def filters(query: Query) -> list[tuple[str, str]]:
    """Each constraint in force as (key, words); exclusions have the keys "exclude.schedule" and so on."""
    words = lexicon("say")
    out: list[tuple[str, str]] = []

    def put(key: str, said: str) -> None:
        if said:
            out.append((key, said))

    put("role", _either(query.role))
    put("company", words["company"].format(_either(query.company)) if query.company else "")
    put("place", _either([place_in_words(place) for place in query.place or []]))
    if query.radius_miles is not None:
        put("radius_miles", words["radius_miles"].format(_number(query.radius_miles)))
    for key in ("workplace", "employment", "schedule"):
        put(key, _either([words[key][value] for value in getattr(query, key) or []]))
    put("pay", pay_in_words(query.pay) if query.pay else "")
    put("skills", words["both"].join(query.skills or []))
    put("skills_any", _either(query.skills_any))
    put("experience_years", _counted("experience_years", query.experience_years))
    put("education", words["education"][query.education] if query.education else "")
    put("posted_within_days", _counted("posted_within_days", query.posted_within_days))
    put("hiring_now", words["hiring_now"] if query.hiring_now else "")
    benefits = [words["benefits"].get(value, value.replace("_", " ")) for value in query.benefits or []]
    put("benefits", words["benefits_all"].format(words["both"].join(benefits)) if benefits else "")
    for key in YES_NO:
        wish = getattr(query, key)
        if wish is not None:
            put(key, words["wanted" if wish else "not_wanted"][key])
    put("requires", _demand("requires", query.requires))
    put("prefers", _demand("prefers", query.prefers))
    put("recruiter", words["recruiter"].format(_either(query.recruiter)) if query.recruiter else "")
    for key, said in _exclusions(query):
        put(f"exclude.{key}", said)
    return out


def place_in_words(place: Place) -> str:
    """ "Tulsa, OK", "Texas", "London, United Kingdom"."""
    gaz = gazetteer()
    if place.city:
        if place.region:
            return f"{place.city}, {place.region}"
        return f"{place.city}, {_country(place.country)}" if place.country else place.city
    if place.region:
        named = [name for name, region in gaz.regions.items() if region == place]
        return _capitals(named[0]) if named else place.region
    return _country(place.country)


def pay_in_words(pay: PayWish) -> str:
    """ "at least $20 an hour"."""
    words = lexicon("say")
    per = words["period"].get(pay.per, "") if pay.per else ""
    said = ""
    if pay.min is not None and pay.max is not None and pay.min != pay.max:
        said = words["pay"]["both"].format(_money(pay.min, pay.currency), _money(pay.max, pay.currency), per=per)
    elif pay.min is not None:
        said = words["pay"]["min"].format(_money(pay.min, pay.currency), per=per)
    elif pay.max is not None:
        said = words["pay"]["max"].format(_money(pay.max, pay.currency), per=per)
    return ", ".join(part for part in (said.strip(), words["pay"]["stated"] if pay.stated else "") if part)


def _exclusions(query: Query) -> list[tuple[str, str]]:
    if query.exclude is None:
        return []
    words, out = lexicon("say"), []
    for key, values in query.exclude.dict(exclude_none=True).items():
        if key in ("requires", "prefers"):
            out.append((key, _demand(f"not_{key}", getattr(query.exclude, key))))
            continue
        if key == "place":
            said = [place_in_words(place) for place in query.exclude.place or []]
        else:
            said = [words[key].get(value, value) if isinstance(words.get(key), dict) else value for value in values]
        if said:
            out.append((key, words.get(f"exclude_{key}", words["exclude"]).format(words["either"].join(said))))
    return out


def _demand(key: str, demand: Demand | None) -> str:
    if demand is None:
        return ""
    words, said = lexicon("say")[key], []
    if demand.degree is not None:
        said.append(words["degree"] if demand.degree is True else words["named"].format(_either(demand.degree)))
    if demand.experience is not None:
        said.append(
            words["experience"] if demand.experience is True else words["years"].format(_number(demand.experience))
        )
    return ", ".join(said)


def _counted(key: str, count: float | None) -> str:
    if count is None:
        return ""
    words = lexicon("say")[key]
    if count == 0 and "none" in words:
        return str(words["none"])
    return str(words["one"] if count <= 1 else words["many"].format(_number(count)))


def _either(values: Any) -> str:
    return str(lexicon("say")["either"]).join(values or [])


def _number(value: float) -> str:
    return f"{value:g}"


def _money(amount: float, currency: str | None) -> str:
    figures = f"{amount:,.0f}" if float(amount).is_integer() else f"{amount:,.2f}"
    return f"{SIGNS[currency]}{figures}" if currency in SIGNS else f"{figures} {currency}"


def _country(code: str | None) -> str:
    if code == "US":
        return "United States"
    named = [name for name, other in gazetteer().countries.items() if other == code]
    return _capitals(named[0]) if named else code or ""


def _capitals(name: str) -> str:
    return " ".join(word if word in ("and", "of", "the") else word.capitalize() for word in name.split())
