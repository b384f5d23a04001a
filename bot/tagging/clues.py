"""What is known of each word of a message: shape, neighbours, vocabularies it stands in, what readers found there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.extract.titles import title_words, word_key
from bot.extract.wordlist import commonest_words, english_words
from bot.query.gather import Findings
from bot.tagging.words import KINDS, Word

EVERYDAY = 3_000
"""Words so common that they seldom are in a name."""


def clues_of(words: Sequence[Word], findings: Findings, *, blind: bool = False) -> list[set[str]]:
    """The clues of each word. `findings` is what the readers found in the same text; a `blind` look leaves out what
    they found of roles, employers and skills, and the vocabularies of these, as with names that nobody has listed."""
    found = list(_found(findings, blind))
    single = [_of_word(word, blind) for word in words]
    for k, word in enumerate(words):
        for start, end, name in found:
            if start <= word.start < end:
                single[k].add(name if start == word.start or name.startswith("is ") else f"in {name}")
    out = []
    for k in range(len(words)):
        clues = set(single[k])
        for apart in (-2, -1, 1, 2):
            there = k + apart
            beside = single[there] if 0 <= there < len(words) else {"edge"}
            clues |= {f"{apart:+d} {clue}" for clue in beside if apart in (-1, 1) or not clue.startswith("ends ")}
        if k:
            clues.add(f"pair {words[k - 1].text.lower()} {words[k].text.lower()}")
        if k > 1:
            clues.add(f"before {words[k - 2].text.lower()} {words[k - 1].text.lower()}")
        if k + 2 < len(words):
            clues.add(f"after {words[k + 1].text.lower()} {words[k + 2].text.lower()}")
        out.append(clues)
    return out


def _found(findings: Findings, blind: bool) -> Iterator[tuple[int, int, str]]:
    for kind, readings in findings.by_kind.items():
        for reading in readings:
            if kind not in KINDS:
                yield reading.start, reading.end, f"is {kind}"
            elif not blind:
                yield reading.start, reading.end, f"read {kind}: {reading.rule}"


def _of_word(word: Word, blind: bool) -> set[str]:
    text, key = word.text, word_key(word.text)
    vocabulary = title_words()
    clues = {f"word {text.lower()}", f"shape {_shape(text)}"}
    if not text[0].isalnum():
        return clues
    clues.add(f"ends {key[-3:]}")
    clues.add(f"ends {key[-2:]}")
    if vocabulary.is_agent(key):
        clues.add("agent")
    if key in vocabulary.filler:
        clues.add("filler")
    if key in commonest_words(EVERYDAY):
        clues.add("everyday")
    elif key not in english_words():
        clues.add("no english word")
    if not blind:
        if vocabulary.is_head(key):
            clues.add("head")
        if key in vocabulary.words:
            clues.add("in titles")
    return clues


def _shape(text: str) -> str:
    """ "Xx" for "Acme", "xx" for "welder", "XX" for "RN", "d" with digits, a sign as itself."""
    if any(c.isdigit() for c in text):
        return "d"
    if not text[0].isalpha():
        return text
    return "XX" if text.isupper() and len(text) > 1 else "Xx" if text[0].isupper() else "xx"
