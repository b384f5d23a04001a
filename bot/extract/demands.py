"""What a posting must itself ask for: "jobs that require a degree", "that prefer 5 years", "requiring a bscs".

A demand turned down of all degrees or of experience is no demand but the candidate's wish; other readers tell it.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, Optional, Union

from bot.extract.negation import negated
from bot.extract.reading import Reading
from bot.lexicon import lexicon


class Asked(NamedTuple):
    """One thing that a posting asks for."""

    strength: Literal["requires", "prefers"]
    degree: Optional[Union[Literal[True], str]] = None
    """A degree as named, such as "bscs", or any."""
    experience: Optional[Union[Literal[True], float]] = None
    """Years, or any."""


DEGREE = r"(?P<degree>{names}|degree)(?:['’]?s)?(?:\s+degrees?)?"
YEARS = r"(?:at least |minimum (?:of )?|over |more than )?(?P<years>\d+(?:\.\d+)?)\+?\s*(?:years?|yrs?)(?:['’]?)(?:\s+(?:of\s+)?(?:work\s+)?(?:experience|exp))?"
VERB = re.compile(
    r"\b(?:(?P<requires>requir(?:es?|ing|ed)|necessitat\w+|demand(?:s|ing)?|must have|insist(?:s|ing)? on|(?<=jobs )need|(?<=that )need|(?<=which )need|(?<=positions )need|(?<=jobs )want|(?<=that )want|needing|(?<!i )(?:asks?|asking) for)"
    r"|(?P<prefers>desir(?:es?|ing|ed)|prefer(?:s|ring|red)?|favou?r(?:s|ing)?))\b", re.I)  # fmt: skip
SELF = re.compile(r"\b(?:i|i['’]d|we)(?:\s+(?:would|really|do|only))*\s+$", re.I)
GAP = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+|or\s+|a\s+|an\s+|the\s+|any\s+|some\s+|of\s+|applicants\s+(?:to have|with)\s+|candidates\s+(?:to have|with)\s+|someone with\s+)*", re.I)


def read_demands(text: str) -> list[Reading[Asked]]:
    """What postings are asked to ask for, in order; `negated` where it must not be asked for ("do not require a phd")."""
    found = []
    for verb in VERB.finditer(text):
        if SELF.search(text[: verb.start()]):
            continue
        strength: Literal["requires", "prefers"] = "requires" if verb["requires"] else "prefers"
        no = negated(text, verb.start())
        at = verb.end()
        while True:
            gap = GAP.match(text, at)
            at = gap.end() if gap else at
            thing = _thing().match(text, at)
            if thing is None:
                break
            asked = _asked(strength, thing)
            generic = asked.degree is True or asked.experience is not None
            if not (no and generic):
                found.append(Reading(asked, verb.start() if not found else thing.start(), thing.end(), f"posting {strength}", no))
            at = thing.end()
    return found


def _asked(strength: Literal["requires", "prefers"], thing: re.Match[str]) -> Asked:
    if thing["degree"]:
        name = thing["degree"].lower().replace(".", "")
        name = re.sub(r"['’]s$|s$", "", name) if name.startswith(("master", "bachelor", "associate")) else name
        return Asked(strength, degree=True if name == "degree" else name)
    return Asked(strength, experience=float(thing["years"]) if thing["years"] else True)


def _thing() -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(n) for n in lexicon("degrees")["names"]), key=len, reverse=True))
    return re.compile(rf"(?:{DEGREE.format(names=names)}|{YEARS}|(?:work\s+)?(?P<any>experience))\b", re.I)
