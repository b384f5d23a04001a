"""Tools, languages, platforms and subject areas that a text names.

Names that are everyday words too ("go", "access", "c") count only where a skill is meant: after "using", "know", "in";
in a list of skills; or before "jobs" and "programmer". New names count after "knowledge of" and "jobs using".
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Literal

from bot.extract.names import Name, NameBook, name_words, turned_down
from bot.extract.reading import Reading
from bot.extract.titles import singular, title_words
from bot.lexicon import lexicon

Kind = Literal["tool", "language", "area"]
FIRM = re.compile(
    r"\b(?:using|uses?|used|knows?|knew|knowing|knowledge of(?: the)?|experienced? (?:in|with|using|on)|"
    r"exp (?:in|with)|skilled (?:in|with)|skills? (?:in|like|such as)|"
    r"proficient (?:in|with)|familiar with|certified in|programming(?: in)?|program in|programs in|code in|"
    r"coding in|coded in|"
    r"speciali[sz]\w+ in|specialty(?: area)? (?:of|in)|area(?:s)?(?: of)?|platform|speak|speaks|speaking|"
    r"fluent in|bilingual(?: in)?|native|learned|learn|learning|"
    r"requires?|requiring|required|involv\w+|concerning|deal\w* with|written in|write|buz+words? like|"
    r"good (?:at|with)|great with|"
    r"background in|training in|work(?:ing)? (?:with|in|on)|skills?:?|tools?:?|languages?:?|stack:?|expert in|"
    r"know how to use|use of|application|computer|developing|building|creating)\s+$",
    re.I,
)
LOOSE = re.compile(
    r"\b(?:in|on|with|of|for|about|includ\w+|like|desir\w+|want\w*|plus|as well as|but (?:do )?not|not|no|"
    r"without)\s+(?:the |a |some )?$",
    re.I,
)
CLOSED = re.compile(
    r"\s*(?:[,.;?!)/+&]|$|(?:and|or|but|on|using|that|which|who|with|in|at|requiring|requires?|jobs?|for|not|"
    r"experience|skills?|required|"
    r"platforms?|machines?|systems?|pay\w*|making|is|are|have|has|to|as|the|near|wanted|needed|preferred|"
    r"desired)\b)",
    re.I,
)
FOLLOWED = re.compile(
    r"\s+(?:jobs?|programmers?|programming|developers?|development|specialists?|engineers?|skills?|machines?|"
    r"platforms?|speak(?:ing|ers?)|"
    r"experts?|openings?|positions?|work|required|preferred|needed|a must|a plus|administration|related|based|"
    r"compan(?:y|ies)|coders?|coding|consultants?|experience|knowledge|certified|certification|fluency)\b",
    re.I,
)
LIST = re.compile(
    r"\s*(?:,|/|\+|&|\band\b|\bor\b|, and|, or|\bon\b|\bwith\b|\busing\b|\bfor\b|\bbut not\b|\bplus\b|"
    r"\bthat use\b)?\s*(?:the\s+)?",
    re.I,
)
LIST_MARK = re.compile(r"\s*(?:,\s*(?:and|or)|,|/|\+|&|\band\b|\bor\b)\s*", re.I)
ENGINEER = re.compile(r"\W*$|\s+(?:engineers?|developers?|programmers?)\b", re.I)
THE = re.compile(r"\s+the\s+$", re.I)
OTHERWISE = re.compile(
    r"(?<=excel)\s+(?:at|in)\b|\s+(?:food|restaurants?|cuisine|cooks?|chefs?|bakery|bread|press|horn|embass\w+|army|"
    r"citizen\w*|passport)\b",
    re.I,
)
NEW_NAME = re.compile(
    r"\b(?:knowledge of(?: the)?|jobs? (?:using|in|on)|(?:that )?uses?|using|programming in|familiar with|"
    r"proficient (?:in|with)|a specialty area of|the (?:language|platform|tool))\s+"
    r"(?P<name>(?!(?:platform|application|language|tool|use|of)\b)[a-z0-9][\w+#.-]*(?:\s(?!and\b|are\b|is\b|"
    r"of\b|as\b|pay\w*\b|or\b|in\b|on\b|with\b|for\b|that\b|to\b|at\b|jobs?\b|requir\w+|who\b|which\b|"
    r"but\b)[\w+#.-]+)?)",
    re.I,
)


def read_skills(text: str) -> list[Reading[str]]:
    """Skills in a text, lower case, one spelling each; `negated` where turned down. The rule names the kind."""
    names = list(_book().find(text))
    everyday, kinds = _everyday(), _kinds()
    firm = [not _is_everyday(text, name, everyday) or _shouted(text, name) or _meant(text, name) for name in names]
    if _is_all(text, names):
        firm = [True] * len(names)
    for k, name in enumerate(names):  # a word in a list with skills is one
        beside = (k > 0 and firm[k - 1] and _listed(text, names[k - 1], name)) or (
            k + 1 < len(names) and firm[k + 1] and _listed(text, name, names[k + 1])
        )
        firm[k] = firm[k] or beside
    kept = [name for name, ok in zip(names, firm, strict=True) if ok and not OTHERWISE.match(text, name.end)]
    return [
        Reading(name.value, name.start, name.end, f"skill: {kinds.get(name.value, 'tool')}", no)
        for name, no in zip(kept, turned_down(text, kept), strict=True)
    ]


def new_skills(text: str, taken: list[tuple[int, int]]) -> list[Reading[str]]:
    """Names that no list has, where the text says that they are skills: "jobs using speedcalc"."""
    found = []
    for match in NEW_NAME.finditer(text):
        start, end = match.span("name")
        stop = min((s for s, e in taken if s < end and e > start), default=end)
        name = text[start:stop].strip(" .,?")
        if singular(name) in title_words().workplaces | title_words().settings:
            continue  # "jobs in hospitals"
        if len(name) > 1 and not re.fullmatch(
            r"(?i)(?:an?|the|my|your|this|that|it|me|any|some|computers?|which|what|home|time|usa?|\d.*)(?:\s.*)?", name
        ):
            found.append(Reading(name.lower(), start, start + len(name), "skill: new name"))
    return found


def any_of(text: str, first: Reading[str], second: Reading[str]) -> bool:
    """True when two skills stand as alternatives: "java or c++"."""
    return bool(re.fullmatch(r"\s*,?\s*or\s+(?:in\s+|with\s+|maybe\s+)?", text[first.end : second.start], re.I))


def _listed(text: str, left: Name, right: Name) -> bool:
    return LIST.fullmatch(text, left.end, right.start) is not None


def _is_all(text: str, names: list[Name]) -> bool:
    """True when names of skills, joined as a list, are all that stands before "engineer" or the end: "C and Rust"."""
    if len(names) < 2 or not all(text[name.start].isupper() for name in names):
        return False
    if re.search(r"\w", text[: names[0].start]) or not ENGINEER.match(text, names[-1].end):
        return False
    return all(LIST_MARK.fullmatch(text, a.end, b.start) for a, b in pairwise(names))


def _shouted(text: str, name: Name) -> bool:
    """True for capitals in a text that is not all capitals: "SAP", "REST"."""
    written = text[name.start : name.end]
    return len(written) > 2 and written.isupper() and written.isalpha() and not text.isupper()


def _is_everyday(text: str, name: Name, everyday: frozenset[str]) -> bool:
    return " ".join(name_words(text[name.start : name.end])) in everyday


def _meant(text: str, name: Name) -> bool:
    before, after = text[: name.start], text[name.end :]
    if not re.search(r"\w", before) and not re.search(r"\w", after):
        return len(name.value) > 2
    if name.value in lexicon("skills")["trades_too"] and not FIRM.search(before):
        return re.match(r"\s+(?:programm|develop|language|cod)", after, re.I) is not None
    before = THE.sub(" ", before)
    if name.value in lexicon("skills")["commonest"]:
        return (
            bool(FIRM.search(before) and CLOSED.match(after))
            or re.match(r"\s+(?:programm|develop|specialist|expert|skills)", after, re.I) is not None
        )
    if FIRM.search(before) or FOLLOWED.match(after):
        return (
            not re.search(r"\b(?:to|my|the|we|let's)\s+$", before, re.I)
            or bool(FOLLOWED.match(after))
            or CLOSED.match(after) is not None
        )
    return bool(LOOSE.search(before) and CLOSED.match(after))


@cache
def _kinds() -> dict[str, str]:
    words = lexicon("skills")
    same = words["same"]
    kinds = {same.get(name, name): "tool" for group in words["tools"].values() for name in group}
    kinds |= {same.get(name, name): "language" for name in words["languages"]}
    kinds |= {same.get(name, name): "area" for name in words["areas"]}
    return kinds


@cache
def _everyday() -> frozenset[str]:
    return frozenset(" ".join(name_words(word)) for word in lexicon("skills")["everyday_words"])


@cache
def _book() -> NameBook:
    words = lexicon("skills")
    names = [*words["languages"], *words["areas"], *(name for group in words["tools"].values() for name in group)]
    return NameBook([*((name, words["same"].get(name, name)) for name in names), *words["same"].items()])
