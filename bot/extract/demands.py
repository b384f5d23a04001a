"""What a posting must itself ask for: "jobs that require a degree", "that prefer 5 years", "requiring a bscs".

A named degree needs no verb ("jobs for a bsee"). Turned down, "do not require a degree" is a wish for none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple, Optional, Union

from bot.extract.negation import negated
from bot.extract.reading import Reading
from bot.lexicon import lexicon

Strength = Literal["requires", "prefers"]


class Asked(NamedTuple):
    """One thing that a posting asks for."""

    strength: Strength
    degree: Optional[Union[Literal[True], str]] = None
    """A degree as named, such as "bscs", or any."""
    experience: Optional[Union[Literal[True], float]] = None
    """Years, or any."""


VERB = re.compile(
    r"""\b(?:(?P<requires>requir(?:es?|ing|ed)|necessitat\w+|demand(?:s|ing)?|must\ have|insist(?:s|ing)?\ on
            |(?<=jobs\ )(?:needs?|wants?)
            |(?<=positions\ )wants?|(?<=employers\ )(?:needs?|wants?)|(?<=companies\ )(?:needs?|wants?)
            |(?<=that\ )needs?|(?<=which\ )needs?
            |(?<=what\ )needs?|(?<=positions\ )need|(?<=not\ )need|needing
            |(?<!i\ )(?:asks?|asking)\ for)
          |(?P<prefers>desir(?:es?|ing|ed)|prefer(?:s|ring|red)?|favou?r(?:s|ing)?
            |(?<=that\ )wants?))\b""",
    re.IGNORECASE | re.VERBOSE,
)
SELF = re.compile(r"\b(?:i|i['’]d|we)(?:\s+(?:would|really|do|only|dont|don't))*\s+$", re.I)
ONLY = re.compile(r"\s+(?:only|just|no more than|nothing more than|nothing (?:but|beyond|past|above))\b", re.I)
"""After the verb: what follows is the most that may be asked for, which other readers tell."""
CLAUSE_END = re.compile(r"[.?!;]|\b(?:that|which|who|are located|located|pays?|paying|in the|for (?!at))\b", re.I)
REACH = 60
"""Characters after the verb in which what is asked for must begin."""
NOT = re.compile(r"\b(?:no|not|without|any)\s+(?:[\w+#./-]+\s+){0,2}$", re.I)
JOBS = re.compile(r"\b(?:jobs?|positions?|openings?|work)\b", re.I)


def read_demands(text: str) -> list[Reading[Asked]]:
    """What postings are asked to ask for, in order; `negated` where it must not be ("do not require a phd")."""
    found: list[Reading[Asked]] = []
    for verb in VERB.finditer(text):
        if not SELF.search(text[: verb.start()]) and not ONLY.match(text, verb.end()):
            found += _after_verb(text, verb)
    found += _bare_degrees(text, found)
    return sorted(found, key=lambda reading: reading.start)


def _after_verb(text: str, verb: re.Match[str]) -> list[Reading[Asked]]:
    strength: Strength = "requires" if verb["requires"] else "prefers"
    no = negated(text, verb.start())
    following = VERB.search(text, verb.end())
    stop = CLAUSE_END.search(text, verb.end())
    end = min(match.start() for match in (following, stop) if match) if following or stop else len(text)
    found = []
    at = verb.end()
    while at < end:
        thing = _thing().search(text, at, end)
        if thing is None or thing.start() > at + REACH:
            break
        at = thing.end()
        between = text[verb.end() : thing.start()]
        if NOT.search(between) and not (no and re.search(r"\bany\s+$", between, re.I)):
            continue  # "requiring java but no experience": told by other readers
        found.append(Reading(_asked(strength, thing), thing.start(), thing.end(), f"posting {strength}", no))
    return found


def _bare_degrees(text: str, found: list[Reading[Asked]]) -> list[Reading[Asked]]:
    """ "jobs for a bscs with 5 years of experience": the name of a degree is a demand by itself."""
    if not JOBS.search(text):
        return []
    out: list[Reading[Asked]] = []
    for match in _named().finditer(text):
        if any(reading.start < match.end() and match.start() < reading.end for reading in found):
            continue
        out.append(Reading(Asked("requires", degree=match[1].lower()), match.start(1), match.end(), "degree by name"))
        years = _thing().search(text, match.end())
        if (
            years
            and years["years"]
            and re.fullmatch(
                r"\s*(?:majors?|degree|holders?)?\s*(?:with|and|plus)\s+", text[match.end() : years.start()], re.I
            )
        ):
            out.append(Reading(_asked("requires", years), years.start(), years.end(), "years with a degree"))
    return out


def _asked(strength: Strength, thing: re.Match[str]) -> Asked:
    if thing["degree"]:
        name = thing["degree"].lower().replace(".", "")
        name = re.sub(r"['’]s$|s$", "", name) if name.startswith(("master", "bachelor", "associate")) else name
        return Asked(
            strength, degree=True if name in ("degree", "college", "college degree", "university degree") else name
        )
    return Asked(strength, experience=float(thing["years"]) if thing["years"] else True)


@cache
def _thing() -> re.Pattern[str]:
    ordered = sorted([*lexicon("degrees")["names"], "degree"], key=len, reverse=True)
    names = "|".join(re.escape(name) for name in ordered)
    years = r"(?:at least |minimum (?:of )?|over |more than )?(?P<years>\d+(?:\.\d+)?)\+?\s*(?:years?|yrs?)['’]?"
    return re.compile(
        rf"\b(?:(?P<degree>{names})(?:['’]?s)?(?:\s+degrees?)?"
        rf"|{years}(?:\s+(?:of\s+)?(?:[\w+#./-]+\s+)?(?:experience|exp))?"
        r"|(?:work\s+)?(?P<any>experience))(?!\w)",
        re.I,
    )


@cache
def _named() -> re.Pattern[str]:
    """Degrees with their subject in the name, which mean nothing else."""
    return re.compile(rf"\b(?:at\s+least\s+)?({'|'.join(lexicon('degrees')['with_subject'])})\b", re.I)
