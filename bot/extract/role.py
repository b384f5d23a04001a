"""The work that a text names: open vocabulary, after all other readers have taken their words.

What is left is cut into runs of content words. A run is a role when it holds a name of work that we know, ends in a
head noun ("X engineer", "X nurse"), stands in a frame ("X jobs", "looking for X"), or is nearly all that the message
says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple, Optional

from bot.extract.names import Name, turned_down
from bot.extract.negation import negated
from bot.extract.reading import Reading
from bot.extract.wordlist import english_words
from bot.lexicon import lexicon

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:[+]{1,2}|#)?(?:/(?=[^\W_]))?|w/o?\b|\.net\b", re.I)
BACKGROUND = re.compile(
    r"\b(?:years?|yrs?|months?|decades?)(?:\s+of)?(?:\s+experience)?\s+(?:in|as|doing)\s+(?:an?\s+)?$"
    r"|\b(?:i|i['’]m|im|have|currently|now)\s+(?:currently\s+|now\s+)?(?:work(?:ed|ing)?|employed)\s+(?:as|"
    r"in)\s+(?:an?\s+)?$"
    r"|\b(?:was|been|currently|experience (?:as|in)|background (?:as|in)|worked (?:as|in)|used to be)\s+(?:an?\s+)?$",
    re.I,
)
WHERE = re.compile(r"\b(?:at|in|for|with|from)\s+(?:an?|the|some|any|local)\s+(?:[\w-]+\s+)?$", re.I)
LONGEST = 5
MOST_BEFORE = 3
"""Words that may stand before a known name of work and belong to it."""
PRONOUN = re.compile(r"\b(?:is|does|do|did|can|will|would|if|that|when|because|and|how|has)\s+$", re.I)
GUARDED = re.compile(r"\s+(?:jobs?|work(?:ers?)?|positions?|openings?|careers?|roles?|cent(?:er|re)s?)\b", re.I)
CLOSES = re.compile(r"\s*(?:$|[.,;:?!\n/]|(?:or|and|in|near|at|with|for|but|no|not|paying)\b)", re.I)
JOINT = re.compile(r"[ \-]{0,2}|[ ]?&[ ]?")
TERSE = 4
"""Content words up to which a message that says nothing else may be a name of work."""


class _Word(NamedTuple):
    text: str
    key: str
    start: int
    end: int
    free: bool
    """Neither taken by another reader nor a filler word."""


class _Words:
    """The vocabularies of this reader, ready for look-up."""

    def __init__(self) -> None:
        roles, chat = lexicon("roles"), lexicon("chat_words")
        self.titles = {
            tuple(_key(w) for w in re.findall(r"[^\s/-]+", t)): t for g in roles["titles"].values() for t in g
        }
        self.heads = frozenset(roles["heads"])
        self.filler = frozenset(_key(word) for word in chat["filler"])
        self.weak = frozenset(chat["weak"])
        self.forms: dict[str, str] = chat["forms"]
        self.credentials = frozenset(roles["credentials"])
        self.grades = frozenset(roles["grades"])
        self.title_words = frozenset(word for title in self.titles for word in title)
        self.before = _frame(chat["before"])
        self.before_known = _frame([*chat["before"], *chat["before_known"]])
        self.after = re.compile(rf"\s*(?:{'|'.join(chat['after'])})\b", re.I)
        self.not_wanted = re.compile(
            rf"(?:^|\b)(?:{'|'.join(sorted(chat['not_wanted'], key=len, reverse=True))})\s+$", re.I
        )


def _frame(phrases: Sequence[str]) -> re.Pattern[str]:
    ordered = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    return re.compile(rf"\b(?:{ordered})\s+(?:an?\s+|the\s+|some\s+|any\s+|more\s+|new\s+|good\s+)*$", re.I)


@cache
def _words() -> _Words:
    return _Words()


def _key(word: str) -> str:
    return re.sub(r"['’/]", "", word.lower())


def known_titles(text: str) -> list[Name]:
    """Known names of work that keep their words from other readers: those of two words and more wherever they stand
    ("travel agent"), and single ones before a word that asks for them ("childcare jobs")."""
    words = [_Word(m[0], _key(m[0]), m.start(), m.end(), True) for m in WORD.finditer(text)]
    found, i = [], 0
    while i < len(words):
        last = _title_at(text, words, i)
        if last is not None and last > i:
            found.append(Name(text[words[i].start : words[last].end], words[i].start, words[last].end))
            i = last
        elif last is not None and GUARDED.match(text, words[i].end):
            found.append(Name(words[i].text, words[i].start, words[i].end))
        i += 1
    return found


def is_title(phrase: str) -> bool:
    """True when a phrase as a whole is a known name of work."""
    return tuple(_key(word) for word in re.findall(r"[^\s/-]+", phrase)) in _words().titles


def read_roles(
    text: str, taken: Sequence[tuple[int, int]], *, content: Sequence[tuple[int, int]] = (), terse: bool = True
) -> list[Reading[str]]:
    """Names of work outside the `taken` spans: lower case, singular; `negated` where turned down.

    Words in `content` spans count though they are fillers by themselves ("go" of "go developer");
    `terse` tells whether a short message may be a name of work as a whole though nothing else shows it.
    """
    words = _split(text, taken, content)
    runs = _runs(text, words)
    count = sum(word.free for word in words)
    found: list[tuple[Name, str]] = []
    for run in runs:
        role = _role_of(text, run, terse and count <= TERSE and len(runs) <= 2, bool(found))
        if role:
            found.append(role)
    found = _without_background(text, found)
    names = [name for name, _ in found]
    return [
        Reading(singular(name.value), name.start, name.end, rule, no)
        for (name, rule), no in zip(found, turned_down(text, names), strict=True)
    ]


def _without_background(text: str, found: list[tuple[Name, str]]) -> list[tuple[Name, str]]:
    """What one does or did so far, and where the work is done, fall away beside the work that is wanted."""

    def is_background(name: Name) -> bool:
        before = text[: name.start]
        if BACKGROUND.search(before):
            return True
        return bool(WHERE.search(before)) and singular(name.value).split()[-1] in lexicon("chat_words")["workplaces"]

    wanted = [(name, rule) for name, rule in found if not is_background(name)]
    return wanted or found


def singular(phrase: str) -> str:
    """A name of work in lower case with its last word in the singular: "dental hygienists" is "dental hygienist"."""
    words = re.sub(r"\s+", " ", phrase.lower().replace("’", "'")).strip().split(" ")
    forms = _words().forms
    words[-1] = _singular(words[-1], forms)
    return " ".join(words)


def _singular(word: str, forms: dict[str, str]) -> str:
    if word in forms:
        return forms[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|us|is|ics|ous)$", word) or len(word) < 4:
        return word
    return word[:-1] if word.endswith("s") else word


def _split(text: str, taken: Sequence[tuple[int, int]], content: Sequence[tuple[int, int]]) -> list[_Word]:
    vocabulary = _words()
    out = []
    for match in WORD.finditer(text):
        start, end = match.span()
        key = _key(match[0])
        claimed = any(s < end and start < e for s, e in taken)
        numeric = match[0][0].isdigit() and not re.fullmatch(r"(?:3d|2d|911|5s|1099)", key)
        filler = key in vocabulary.filler and not (match[0] == "IT" and not text.isupper())
        filler = filler and not any(s <= start and end <= e for s, e in content)
        out.append(_Word(match[0], key, start, end, not claimed and not numeric and not filler))
    # words of a known name count even where they are fillers by themselves ("team lead", "shipping and receiving")
    i = 0
    while i < len(out):
        last = _title_at(text, out, i) if not _claimed(out[i], taken) else None
        if last is not None and last > i and not any(_claimed(word, taken) for word in out[i : last + 1]):
            out[i : last + 1] = [word._replace(free=True) for word in out[i : last + 1]]
            i = last
        i += 1
    return out


def _claimed(word: _Word, taken: Sequence[tuple[int, int]]) -> bool:
    return any(s < word.end and word.start < e for s, e in taken)


def _title_at(text: str, words: Sequence[_Word], i: int) -> Optional[int]:
    """Index of the last word of the longest known name of work that begins at `i`."""
    titles, forms = _words().titles, _words().forms
    for n in range(min(LONGEST, len(words) - i), 0, -1):
        part = words[i : i + n]
        if any(not re.fullmatch(r"[ \-/]{0,2}", text[a.end : b.start]) for a, b in pairwise(part)):
            continue
        keys = tuple(word.key for word in part)
        if keys in titles or (*keys[:-1], _singular(keys[-1], forms)) in titles:
            return i + n - 1
    return None


def _runs(text: str, words: Sequence[_Word]) -> list[list[_Word]]:
    runs: list[list[_Word]] = []
    glued: set[int] = set()
    for i, word in enumerate(words):
        last = _title_at(text, words, i) if word.free else None
        glued |= {w.start for w in words[i + 1 : last + 1]} if last is not None else set()
    for word in words:
        if not word.free:
            runs.append([])
        elif (
            runs
            and runs[-1]
            and (
                word.start in glued
                or (JOINT.fullmatch(text[runs[-1][-1].end : word.start]) and not runs[-1][-1].text.endswith("/"))
            )
        ):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [run for run in runs if run]


def _role_of(text: str, run: list[_Word], terse: bool, listed: bool) -> Optional[tuple[Name, str]]:
    vocabulary = _words()
    known = _known_in(text, run)
    first, last, rule = 0, -1, ""
    if known is not None:
        first, last, rule = max(0, known[0] - MOST_BEFORE), known[1], "known name of work"
    heads = [k for k, word in enumerate(run) if _singular(word.key, vocabulary.forms) in vocabulary.heads]
    if heads and heads[-1] > last and (known is None or run[heads[-1]].key not in vocabulary.credentials):
        last, rule = heads[-1], rule or "head noun"
        first = max(0, last - MOST_BEFORE - 1) if known is None else first
    before, after = text[: run[0].start], text[run[-1].end :]
    framed_after = bool(vocabulary.after.match(after))
    framed_before = bool(vocabulary.before.search(before))
    if (
        vocabulary.not_wanted.search(before)
        and not framed_after
        and not re.search(r"\b(?:about the|what about)\s+$", before, re.I)
    ):
        return None
    if last < 0:
        sensible = all(word.key in english_words() or word.key in vocabulary.title_words for word in run)
        if not sensible or len(run) > LONGEST:
            return None
        if framed_after or (framed_before and len(run) <= 3 and terse):
            first, last, rule = 0, len(run) - 1, "frame"
        else:
            return None
    span = run[first : last + 1]
    phrase = " ".join(word.text.strip("/") for word in span)
    weak = singular(phrase) in vocabulary.weak or (len(span) == 1 and rule == "head noun")
    if weak and not (
        framed_after
        and last == len(run) - 1
        or vocabulary.before_known.search(before)
        or terse
        or listed
        or _beside(text, span)
        or negated(text, span[0].start)
    ):
        return None
    start, end = span[0].start, span[-1].end
    return Name(re.sub(r"\s+", " ", text[start:end].strip("/ ")), start, end), rule


def _known_in(text: str, run: list[_Word]) -> Optional[tuple[int, int]]:
    """First and last index of what known names cover in a run."""
    heads, forms = _words().heads, _words().forms
    found: Optional[tuple[int, int]] = None
    i = 0
    while i < len(run):
        last = _title_at(text, run, i)
        if last is not None and (run[i].key != "it" or run[i].text == "IT" or not PRONOUN.search(text[: run[i].start])):
            ended = found is not None and run[found[1]].key in heads and found[1] + 1 == i
            if ended and _singular(run[last].key, forms) not in heads:
                break  # "senior accountant CPA", "night auditor hotel"
            found = (i if found is None else found[0], last)
            i = last
        i += 1
    return found


def _beside(text: str, span: list[_Word]) -> bool:
    """True when the words stand on their own between marks: "Marketing, Denver"."""
    before, after = text[: span[0].start], text[span[-1].end :]
    if re.search(r"(?:^|[.,;:\n])\W*$", before) and not re.match(
        r"\s+(?:is|are|was|were|has|have|had|said|told|does|did)\b", after, re.I
    ):
        return True
    return bool(re.search(r"(?:/|\bor|\band)\s*$", before, re.I)) and bool(CLOSES.match(after))
