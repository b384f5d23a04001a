"""Employers that a text names: known ones by every spelling, those of the store, and new names after "jobs at"."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.extract.gazetteer import gazetteer, key
from bot.extract.names import Name, NameBook, name_words, turned_down
from bot.extract.reading import Reading
from bot.extract.titles import title_words, word_key
from bot.extract.vocabulary import EMPTY, Vocabulary
from bot.extract.wordlist import english_words
from bot.lexicon import lexicon

ASKED = re.compile(
    r"(?:\b(?:at|for|with|@|by|company:?|employer:?|from|join|joining|are|like|anywhere but|anything but|not|"
    r"show me|see|except|besides|no)\s+(?:the\s+)?|"
    r"\b(?:is|are|does|do|who['’]?s|has)\s+)$",
    re.I,
)
HIRES = re.compile(
    r"\s+(?:is\s+|are\s+)?(?:currently\s+)?(?:hiring|jobs?|careers?|openings?|positions?|employment|vacanc\w+|"
    r"recruit)\b",
    re.I,
)
AND_OR = re.compile(r"\s*,?\s*(?:/|\bor\b|\bnor\b|\band\b|&)\s*(?:the\s+)?", re.I)
LISTED = re.compile(r"(?:,|\bor|\band|\bnor|/)\s*$", re.I)
NEW_NAME = re.compile(
    r"\b(?:jobs?|work|working|openings?|positions?|roles?|careers?|hiring|hired|something|anything|vacanc(?:y|"
    r"ies)|opportunit(?:y|ies))\s+"
    r"(?:at|for|with)\s+(?P<name>[A-Z][\w&'’.-]*(?:\s+(?:(?:of|and|the|&)\s+)?[A-Z][\w&'’-]*){0,4})"
)
REFUSED_NAME = re.compile(
    r"\b(?:not|except|besides|anything but|anywhere but|no)\s+"
    r"(?P<at>(?:interested in|at|for|with|work(?:ing)? (?:at|for))\s+)?"
    r"(?P<name>[A-Z][\w&'’]*[\w](?:\s+[A-Z][\w&'’-]*){0,2})(?=\s*(?:[.,;!]|$|(?:or|and|please|pls)\b))"
)
"""An employer that no list has, where it is turned down: "not Halvorsen", "not interested in ABF"."""
PRODUCT = re.compile(
    r"\s+(?:ads?|analytics|cloud|sheets?|docs|tag|workspace|drive|marketing|skills?|experience|pages?|profile|"
    r"store|shops?|knowledge|certif\w+|suite|maps|apps?|videos?|calls?)\b",
    re.I,
)
IN_LIST = "employer in a list"
"""The rule of names that are believed for the names beside them."""
FIRM_WORDS = ("inc", "llc", "corp", "co", "ltd", "company", "corporation", "group")


def read_companies(text: str, vocabulary: Vocabulary | None = None) -> list[Reading[str]]:
    """Employers in a text, spelled as they spell themselves; `negated` where turned down. Past ones are left out."""
    vocabulary = vocabulary or EMPTY
    found = list(_book(vocabulary.companies).find(text))
    stand = [_stands(text, name) for name in found]
    beside = _beside(text, found, stand)
    names = [name for name, sure, listed in zip(found, stand, beside, strict=True) if sure or listed]
    rules = [IN_LIST if b else "known employer" for sure, b in zip(stand, beside, strict=True) if sure or b]
    for name in [*_new_names(text), *_refused_names(text)]:
        if all(name.end <= other.start or name.start >= other.end for other in names):
            names.append(name)
            rules.append("name after jobs at")
    past = _past()
    order = sorted(range(len(names)), key=lambda k: names[k].start)
    ordered = [names[k] for k in order]
    refused = turned_down(text, ordered)
    return [
        Reading(name.value, name.start, name.end, rules[k], no)
        for k, name, no in zip(order, ordered, refused, strict=True)
        if not past.search(text[: name.start])
    ]


def _beside(text: str, names: list[Name], stand: list[bool]) -> list[bool]:
    """Which names stand in a list with another employer: "tyson or smithfield"."""
    beside = [False] * len(names)
    for k in range(1, len(names)):
        joined = AND_OR.fullmatch(text, names[k - 1].end, names[k].start)
        if joined and (stand[k - 1] or stand[k] or not PRODUCT.match(text, names[k].end)):
            tools = _listed_words("tools")
            if not {key(names[k - 1].value), key(names[k].value)} & tools:
                beside[k - 1] = beside[k] = True
    return beside


def within_company_names(text: str) -> list[tuple[int, int]]:
    """Spans of names of employers of several words, whether they are asked for or not: "Wells Fargo"."""
    spans = [(name.start, name.end) for name in _book(()).find(text) if " " in text[name.start : name.end]]
    return spans + ([] if text.isupper() else [match.span() for match in _firm_ends().finditer(text)])


@lru_cache(maxsize=1)
def _firm_ends() -> re.Pattern[str]:
    """A capitalised name that ends as firms do: "Dallas Semiconductor"."""
    return re.compile(rf"\b[A-Z][\w&’'-]+(?: [A-Z][\w&’'-]+)? (?:{'|'.join(lexicon('companies')['firm_ends'])})\b")


def company_named(name: str) -> str | None:
    """The known employer of that name, spelled as it spells itself."""
    return next((found.value for found in _book(()).find(name) if found.end - found.start == len(name)), None)


@lru_cache(maxsize=8)
def _book(companies: tuple[str, ...]) -> NameBook:
    pairs: list[tuple[str, str]] = []
    known = set()
    for group in ("names", "more_names", "agencies"):
        for name, others in _named(group):
            known.add(name_words(name))
            pairs += [(written, name) for written in [name, *others]]
    common = english_words()
    for company in companies:
        words = name_words(company)
        short = words[:-1] if len(words) > 1 and words[-1] in FIRM_WORDS else words
        if words and words not in known and not (len(short) == 1 and (short[0] in common or len(short[0]) < 4)):
            pairs.append((company, company))
            if short != words and short not in known:
                pairs.append((" ".join(short), company))
    return NameBook(pairs)


def _named(group: str) -> list[tuple[str, list[str]]]:
    """Names of a group with their other spellings."""
    entries = lexicon("companies")[group]
    return [pair for entry in entries for pair in (entry.items() if isinstance(entry, dict) else ((entry, []),))]


@lru_cache(maxsize=4)
def _listed_words(name: str) -> frozenset[str]:
    words = {" ".join(name_words(word)) for word in lexicon("companies")[name]}
    if name == "everyday_words":
        common, places = english_words(), gazetteer()
        single = {word for group in ("more_names", "agencies") for n, more in _named(group) for word in (n, *more)}
        words |= {w for w in map(str.lower, single) if w in common or len(w) < 4 or places.knows(key(w))}
    return frozenset(words)


@lru_cache(maxsize=1)
def agencies() -> frozenset[str]:
    """Names of agencies that hire for others."""
    return frozenset(name for name, _ in _named("agencies"))


@lru_cache(maxsize=1)
def _past() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{'|'.join(lexicon('companies')['past'])})\s+(?:a\s+|an\s+|the\s+|my\s+)?(?:\w+\s+){{0,2}}?$", re.I
    )


def _stands(text: str, name: Name) -> bool:
    """An everyday word is an employer only where it is asked for as one."""
    written = text[name.start : name.end]
    before, after = text[: name.start], text[name.end :]
    words = " ".join(name_words(written))
    sure = re.search(r"\b(?:at|for|company)\s+$", before, re.I) is not None
    if not sure and (words in _listed_words("tools") or (words in _listed_words("products") and PRODUCT.match(after))):
        return False
    if re.search(r"\bon\s+$", before, re.I):
        return False
    if words not in _listed_words("everyday_words") or re.search(r"\bat\s+(?:the\s+)?$", before, re.I):
        return True
    if not re.search(r"\w", before) and not re.search(r"\w", after):
        return True
    if ASKED.search(before) and re.match(
        r"\s*(?:[,.;?!)]|$|(?:in|near|or|and|hiring|jobs?|that|which|requir\w+|full|part|have|has|offer\w*|"
        r"recruit\w*|need\w*|pay\w*|us\w+|earn\w*|deal\w*|hires?|takes?|accepts?|sponsors?|drug)\b)",
        after,
        re.I,
    ):
        return True
    if name.value.isupper() and re.search(r"\b(?:in|within)\s+$", before, re.I):
        return True
    if HIRES.match(after) or (LISTED.search(before) and re.search(r"\b(?:at|for|with|not|but|except)\b", before, re.I)):
        return True
    return written[0].isupper() and not text.isupper() and bool(re.search(r"[a-z,]\s+$", before))


def _new_names(text: str) -> list[Name]:
    if text.isupper():
        return []
    gaz = gazetteer()
    found = []
    for match in NEW_NAME.finditer(text):
        name = match["name"].strip(" .,'’")
        if not gaz.knows(key(name)) and not re.fullmatch(
            r"(?i)(?:I|a|home|night|nights|least|full|part|remote|days?)", name
        ):
            found.append(Name(name, match.start("name"), match.start("name") + len(name)))
    return found


def _refused_names(text: str) -> list[Name]:
    if text.isupper():
        return []
    found = []
    for match in REFUSED_NAME.finditer(text):
        words = match["name"].split()
        strange = all(_is_strange(word_key(word)) for word in words)
        if strange and not gazetteer().knows(key(match["name"])) and (match["at"] or not match["name"].isupper()):
            found.append(Name(match["name"], match.start("name"), match.end("name")))
    return found


def _is_strange(word: str) -> bool:
    """True for a word that neither English nor any name of work has."""
    return word not in english_words() and word not in title_words().words
