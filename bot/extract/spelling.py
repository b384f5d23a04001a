"""Mends misspelled words that matter: those of the readers, of roles, skills and places, and of the store.

A word that is right English is left alone, as are numbers, short words and names in capitals that resemble nothing
closely.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.extract.gazetteer import gazetteer, key
from bot.extract.titles import AGENT, title_words
from bot.extract.vocabulary import EMPTY, Vocabulary
from bot.extract.wordlist import commonest_words, english_words
from bot.extract.words import known_words
from bot.lexicon import lexicon

WORD = re.compile(r"(?<![\w@./#&+-])[^\W\d_]{3,}(?:['’][^\W\d_]+)?(?![\w@+#]|\.[a-z])")
BEFORE = re.compile(r"([^\W\d_]+)[ -]$")
AFTER = re.compile(r"[ -]([^\W\d_]+)")
DERIVED = re.compile(r"(?P<stem>[a-z]{3,}?)(?P<ending>er|or|ist|ing)s?")
SHORTEST = 4
LONG = 8
"""From so many letters on two edits are mended, one below; one more letter for words that may name an unknown trade."""
NEAR_COUNTRIES = frozenset({"US", "CA", "GB", "IE", "AU", "NZ", "MX", "DE", "FR", "ES", "IT"})
"""Countries whose cities are mended to."""
STORED_TITLES = 6
"""The rank of words that are known from stored titles alone."""
BIG_ABROAD = 800_000
BIG_CITY = 50_000
"""Places from this population on are mended to."""


@dataclass(frozen=True)
class Mended:
    """A text with its misspellings mended, and each of them."""

    text: str
    corrections: tuple[tuple[str, str], ...] = ()
    """Pairs of what was written and what it became, in order."""


def mend(text: str, vocabulary: Vocabulary | None = None) -> Mended:
    """The text with misspelled words of the vocabularies mended; the rest is kept character for character."""
    corrections: list[tuple[str, str]] = []

    def phrase(match: re.Match[str]) -> str:
        return _noted(match[0], _phrases()[1][re.sub(r"\s+", " ", match[0].lower())])

    def word(match: re.Match[str]) -> str:
        before = BEFORE.search(text[: match.start()])
        right = _in_title(match[0], before[1]) if before else None
        after = AFTER.match(text, match.end())
        right = right or (_before_head(match[0], after[1]) if after else None)
        right = right or _mended_word(match[0], vocabulary or EMPTY, text.isupper())
        return match[0] if right is None else _noted(match[0], right)

    def _noted(wrong: str, right: str) -> str:
        right = right.upper() if wrong.isupper() else right[0].upper() + right[1:] if wrong[0].isupper() else right
        corrections.append((wrong, right))
        return right

    mended = _phrases()[0].sub(phrase, text)
    mended = WORD.sub(word, mended)
    return Mended(mended, tuple(corrections))


def _in_title(written: str, before: str) -> str | None:
    """What a word that is none means after the word before it: "medical biler" is a medical biller."""
    word = written.lower()
    heads = _pairs().get(before.lower(), ())
    if len(word) < SHORTEST or not heads or word in english_words() or word in heads:
        return None
    near = [head for head in heads if OSA.distance(word, head, score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 else None


def _before_head(written: str, after: str) -> str | None:
    """What a long word that is none means before the head of a name of work: "concreat finisher"."""
    word = written.lower()
    if len(word) < LONG - 1 or word in english_words():
        return None
    lefts = _lefts().get(title_words().singular(after.lower()), frozenset())
    if not lefts or word in lefts:
        return None
    near = [left for left in lefts if left[0] == word[0] and OSA.distance(word, left, score_cutoff=2) <= 2]
    return near[0] if len(near) == 1 else None


@cache
def _lefts() -> dict[str, frozenset[str]]:
    """For a word, the words before it in known names of work."""
    lefts: dict[str, set[str]] = {}
    for left, rights in _pairs().items():
        for right in rights:
            if len(left) >= SHORTEST:
                lefts.setdefault(right, set()).add(left)
    return {right: frozenset(words) for right, words in lefts.items()}


@cache
def _pairs() -> dict[str, frozenset[str]]:
    """For a word, the words that follow it in known names of work."""
    pairs: dict[str, set[str]] = {}
    for title in title_words().titles:
        for left, right in pairwise(title):
            if len(right) >= SHORTEST:
                pairs.setdefault(left, set()).add(right)
    return {left: frozenset(words) for left, words in pairs.items()}


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    phrases = lexicon("misspellings")["phrases"]
    return re.compile(rf"\b(?:{'|'.join(p.replace(' ', chr(92) + 's+') for p in phrases)})\b", re.I), phrases


def _mended_word(written: str, vocabulary: Vocabulary, shouting: bool) -> str | None:
    word = written.lower().replace("’", "'")
    fixed = lexicon("misspellings")["words"].get(word)
    if fixed is not None:
        return None if fixed == word else fixed
    if not (written.islower() or written.isupper() or written[1:].islower()):
        return None  # "SaaS", "iOS"
    if len(word) < SHORTEST or "'" in word or (written.isupper() and not shouting and len(word) < 6):
        return None
    if right := _right_for_stored(word, vocabulary):
        return right
    if _is_known(word, vocabulary):
        return None
    right = _nearest(word, vocabulary)
    swapped = right is not None and re.sub("or(s?)$", r"er\1", right) == re.sub("or(s?)$", r"er\1", word)
    if right is not None and not swapped and _is_derived(word) and not title_words().is_head(right):
        return None
    return right


def _is_known(word: str, vocabulary: Vocabulary) -> bool:
    if word in english_words() or word in _targets(vocabulary) or word in _right():
        return True
    return word.endswith("s") and (word[:-1] in _targets(vocabulary) or word[:-1] in english_words())


def _right_for_stored(word: str, vocabulary: Vocabulary) -> str | None:
    """What a long word means that stands in some stored title by a slip: "recepcionist", where others say receptionist.

    One letter is another, or two are exchanged; a letter more or less makes another word of too many ("gemologist")."""
    if len(word) < LONG or word not in vocabulary.title_words or word in english_words() or word in _right():
        return None
    if _targets(vocabulary).get(word, 0) < STORED_TITLES:
        return None
    right = _nearest(word, EMPTY)
    if right is None or len(right) != len(word) or right not in vocabulary.title_words:
        return None
    same_ends = (right[0], right[-1]) == (word[0], word[-1])
    return right if same_ends and OSA.distance(word, right) == 1 else None


def _is_derived(word: str) -> bool:
    """True for who does, or doing, what an English word says: "balancer", "allergist", "bundling"."""
    match = DERIVED.fullmatch(word)
    if match is None:
        return False
    stem, ending = match["stem"], match["ending"]
    if ending == "or":  # "waitor" and "bartendor" are misspelt, "escalator" is not
        return stem + "e" in english_words() and stem.endswith("at")
    if stem[-2:-1] == stem[-1:] and ending == "er":
        return len(stem) <= 5 and stem[:-1] in english_words()
    bases = {stem + "e", stem + "y"} if stem[-1:] != "e" else {stem + "e"}
    if stem[-1:] not in "ey" and len(stem) >= 5:
        bases.add(stem)
    return not bases.isdisjoint(commonest_words(20_000))


@lru_cache(maxsize=4096)
def _nearest(word: str, vocabulary: Vocabulary) -> str | None:
    """The target nearest to a word: within one edit for short words, two for long ones; first letters weigh more."""
    limit = 1 if len(word) < LONG + (1 if AGENT.search(word) else 0) else 2
    candidates = process.extract(word, _target_list(vocabulary), scorer=OSA.distance, score_cutoff=limit, limit=12)
    if not candidates:
        return None
    ranks, english = _targets(vocabulary), english_words()

    def cost(candidate: tuple[str, float, int]) -> tuple[float, int]:
        target, distance, _ = candidate
        return distance + (0.8 if target[0] != word[0] else 0) + (0.3 if target[-1] != word[-1] else 0) + (
            0 if target in english else 0.5
        ), ranks[target]

    best = min(candidates, key=cost)
    if len(word) == SHORTEST and best[0] not in english:
        return None  # "boba" is no BSBA
    return best[0] if cost(best)[0] <= limit + 0.5 else None


@lru_cache(maxsize=4)
def _target_list(vocabulary: Vocabulary) -> list[str]:
    return list(_targets(vocabulary))


@lru_cache(maxsize=4)
def _targets(vocabulary: Vocabulary) -> dict[str, int]:
    """Words to mend to, with their rank: the readers' first, then work, then places, then the store's."""
    gaz = gazetteer()
    places = [
        *gaz.regions,
        *(
            k
            for k, cities in gaz.cities.items()
            if cities[0].population >= (BIG_CITY if cities[0].place.country in ("US", "CA") else BIG_ABROAD)
            and cities[0].place.country in NEAR_COUNTRIES
        ),
        *(k for k, code in gaz.countries.items() if code),
    ]
    roles, skills, companies = lexicon("roles"), lexicon("skills"), lexicon("companies")["names"]
    work = [*(t for group in roles["titles"].values() for t in group), *roles["heads"], *roles["asking"]]
    tools = [*skills["areas"], *skills["languages"], *(t for group in skills["tools"].values() for t in group)]
    employers = [name for entry in companies for name in (entry if isinstance(entry, dict) else [entry])]
    ranked: dict[str, int] = {}
    groups: list[Iterable[str]] = [
        known_words(),
        work,
        places,
        tools,
        employers,
        vocabulary.cities,
        vocabulary.title_words,
    ]
    for rank, group in enumerate(groups):
        for name in group:
            for word in re.split(r"[\s/.&-]+", key(name)):
                if len(word) >= SHORTEST and word.isalpha():
                    ranked.setdefault(word, rank)
    return ranked


@cache
def _right() -> frozenset[str]:
    """Chat words and small places: right as they are, though nothing is mended to them."""
    chat = {word.replace("'", "") for word in lexicon("chat_words")["filler"]}
    places = {
        word
        for name, cities in gazetteer().cities.items()
        if any(c.place.region for c in cities)
        for word in name.split()
    }
    nicknames = {word for name in gazetteer().nicknames for word in name.split()}
    companies = {
        word
        for group in ("names", "more_names", "agencies")
        for e in lexicon("companies")[group]
        for x in ((y for n, v in e.items() for y in (n, *v)) if isinstance(e, dict) else (e,))
        for word in key(x).split()
    }
    degrees = {word for name in lexicon("degrees")["names"] for word in key(name).split()}
    return frozenset(set(lexicon("misspellings")["right"]) | chat | places | nicknames | companies | degrees)
