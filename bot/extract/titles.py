"""The known names of work, and the words that may make up one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple, Optional

from bot.extract.names import Name
from bot.extract.wordlist import commonest_words
from bot.lexicon import lexicon

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:[+]{1,2}|#)?(?:/(?=[^\W_]))?|w/o?\b|\.net\b", re.I)
LONGEST = 5
"""Words of the longest name of work."""
AGENT = re.compile(r"(?<=...)(?:er|or|ist|ician|arian|eer|ster|man|men|woman|women|person|smith|wright|mason)$")
EVERYDAY = 9000
"""Of so many commonest words, those with an agent's ending mostly name no work: "river", "color", "better"."""
GUARDED = re.compile(r"\s+(?:jobs?|work(?:ers?)?|positions?|openings?|careers?|roles?|cent(?:er|re)s?)\b", re.I)


class Word(NamedTuple):
    """A word of a text."""

    text: str
    key: str
    """As it is compared: lower case, without apostrophes."""
    start: int
    end: int
    free: bool
    """Neither taken by another reader nor a filler word."""


class TitleWords:
    """The vocabularies of names of work, ready for look-up."""

    def __init__(self) -> None:
        roles, chat = lexicon("roles"), lexicon("chat_words")
        self.titles = frozenset(_keys(title) for group in roles["titles"].values() for title in group)
        self.words = frozenset(word for title in self.titles for word in title)
        self.heads = frozenset(roles["heads"])
        self.credentials = frozenset(roles["credentials"])
        self.filler = frozenset(word_key(word) for word in chat["filler"])
        self.modifiers = frozenset(chat["modifiers"])
        self.weak = frozenset(chat["weak"])
        self.workplaces = frozenset(chat["workplaces"])
        self.settings = frozenset(chat["settings"])
        self.forms: dict[str, str] = chat["forms"]

    def singular(self, word: str) -> str:
        """One lower-case word in the singular."""
        if word in self.forms:
            return self.forms[word]
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if len(word) < 4 or re.search(r"(?:ss|us|is|ics|ous)$", word):
            return word
        return word[:-1] if word.endswith("s") else word

    def is_agent(self, word: str) -> bool:
        """True for a word that by its ending names who does something ("cobbler") and is no everyday word."""
        single = self.singular(word)
        return AGENT.search(single) is not None and not {word, single} & commonest_words(EVERYDAY)

    def is_head(self, word: str) -> bool:
        """True for the noun that ends a name of work: "engineer", "nurses"."""
        return self.singular(word) in self.heads


@cache
def title_words() -> TitleWords:
    """The vocabularies, built once."""
    return TitleWords()


def word_key(word: str) -> str:
    """A word as it is compared."""
    return re.sub(r"['’/]", "", word.lower())


def singular(phrase: str) -> str:
    """A name of work in lower case with its last word in the singular: "dental hygienists" is "dental hygienist"."""
    words = re.sub(r"\s+", " ", phrase.lower().replace("’", "'")).strip().split(" ")
    return " ".join([*words[:-1], title_words().singular(words[-1])])


def is_title(phrase: str) -> bool:
    """True when a phrase as a whole is a known name of work."""
    return _keys(phrase) in title_words().titles


def title_at(text: str, words: Sequence[Word], i: int) -> Optional[int]:
    """Index of the last word of the longest known name of work that begins at `i`."""
    vocabulary = title_words()
    for n in range(min(LONGEST, len(words) - i), 0, -1):
        part = words[i : i + n]
        keys = tuple(word.key for word in part)
        if keys not in vocabulary.titles and (*keys[:-1], vocabulary.singular(keys[-1])) not in vocabulary.titles:
            continue
        if all(re.fullmatch(r"[ \-/]{0,2}", text[a.end : b.start]) for a, b in pairwise(part)):
            return i + n - 1
    return None


def known_titles(text: str) -> list[Name]:
    """Known names of work that keep their words from other readers: those of two words and more wherever they stand
    ("travel agent"), and single ones before a word that asks for them ("childcare jobs")."""
    words = [Word(m[0], word_key(m[0]), m.start(), m.end(), True) for m in WORD.finditer(text)]
    found, i = [], 0
    while i < len(words):
        last = title_at(text, words, i)
        if last is not None and last > i:
            found.append(Name(text[words[i].start : words[last].end], words[i].start, words[last].end))
            i = last
        elif last is not None and GUARDED.match(text, words[i].end):
            found.append(Name(words[i].text, words[i].start, words[i].end))
        i += 1
    return found


def _keys(phrase: str) -> tuple[str, ...]:
    return tuple(word_key(word) for word in re.findall(r"[^\s/-]+", phrase))
