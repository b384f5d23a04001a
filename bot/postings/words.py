"""Words as the indexes hold them: made here and not in a database, so that every engine finds the same postings.

Titles are compared by light stems: plurals, abbreviations and compounds. A full stemmer makes one word of too much:
Porter's gives "accountant" and "account", "intern" and "internal", "police" and "policy" the same stem. The text keeps
whole words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from bot.lexicon import lexicon

Stems = tuple[str, ...]

_PLAIN = re.compile(r"[^\W_]+")
_SIGNS = ("c++", "#", ".net")
"""One of these is in every word that is more than letters and digits."""
_WORD = re.compile(r"c\+\+|[cfj]#|(?:(?<![^\W_])|(?<=asp)|(?<=vb))\.net(?![^\W_])|[^\W_]+")
_APOSTROPHES = re.compile("['’](?:s\\b)?")
_FOREIGN = re.compile("[^\\x00-\\x7f]")
_JOINING = frozenset(("and", "or", "of", "the", "for", "in", "at", "to", "a", "an", "with"))
"""Words that a title has or lacks without being another: "Trust & Safety" is trust and safety."""
_LEGAL = frozenset(
    ("inc", "incorporated", "llc", "ltd", "limited", "corp", "corporation", "co", "company", "lp", "llp", "plc", "gmbh")
)


def words(text: str) -> list[str]:
    """The words of a text in order: lower case, without accents; c++, c#, f# and .net are words."""
    folded = text.casefold()
    if not folded.isascii():
        folded = _FOREIGN.sub(_unaccented, unicodedata.normalize("NFKD", folded))
    folded = _APOSTROPHES.sub("", folded)
    return (_WORD if any(sign in folded for sign in _SIGNS) else _PLAIN).findall(folded)


def _unaccented(match: re.Match[str]) -> str:
    return "" if unicodedata.combining(match.group()) else match.group()


def stems(text: str) -> list[str]:
    """The words of a title or role, each in one form: "Sr. Front-End Developers" -> senior frontend developer."""
    names = _names()
    kept = (word for word in words(text) if word not in _JOINING)
    found = [_stem(part) for word in kept for part in names["abbreviations"].get(word, (word,))]
    joined: list[str] = []
    for word in found:
        compound = names["compounds"].get((joined[-1], word)) if joined else None
        if compound:
            joined[-1] = compound
        else:
            joined.append(word)
    return joined


def canonical(found: Stems) -> Stems:
    """Stems with each long form that has a well-known short one in that one: quality assurance engineer -> qa engineer.

    The short form's own spelling may differ: "R&D" is r d, as is research and development."""
    shorts = _names()["shorts"]
    out: list[str] = []
    at = 0
    while at < len(found):
        size = next((n for n in (3, 2, 1) if found[at : at + n] in shorts), 0)
        out += shorts[found[at : at + size]] if size else found[at : at + 1]
        at += size or 1
    return tuple(out)


def plural(word: str) -> str:
    """A word's plural as texts most often write it: "nurse" -> "nurses"."""
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    return word[:-1] + "ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else word + "s"


def company_words(name: str) -> tuple[str, ...]:
    """A company's name without its legal form: "The Acme Corp." -> acme."""
    found = words(name)
    found = found[1:] if len(found) > 1 and found[0] == "the" else found
    return tuple(word for word in found if word not in _LEGAL) or tuple(found)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and word[-2] not in "sui" else word


@cache
def _names() -> dict[str, Any]:
    names = lexicon("role_synonyms")
    compounds = {tuple(map(_stem, words(parts))): joined for parts, joined in names["compounds"].items()}
    short_forms = {short: tuple(words(short)) for short in names["short_forms"]}
    shorts = {
        tuple(map(_stem, words(form))): short_forms[short]
        for short, forms in names["short_forms"].items()
        for form in forms
    }
    return {
        "abbreviations": {short: tuple(words(long)) for short, long in names["abbreviations"].items()},
        "compounds": compounds,
        "shorts": shorts,
    }
