"""Finds where sentences run together ("each day.Qualifications:") and sets them apart by a line break."""

from __future__ import annotations

import re
from typing import Optional

from bot.text.compound_names import compound_names, inside_names

ADDRESS = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}?\.[a-z]{2,}"
    r"|(?:https?://|www\.)[\w.-]{0,200}?\.(?:com|org|net|gov|edu|io|[a-z]{2,8}(?![\w.-]))(?:[/?#][^\s<>()]*)?"
    r"|https?://[^\s<>()]+"
)
# Both begin with the one character that they need most, which the search then skips to.
STOP = re.compile(r"[.?!:;)%](?:[)\"”’]*(?=[\"“]?[A-Z])|(?<=[a-z][.:;])(?=\$?\d))")
HUMP = re.compile(
    r"[A-Z$\d](?:(?<=[a-z][A-Z])|(?<=[A-Z]{3})(?=[a-z]{2})|(?<=[a-z]{4}\$)(?=\d)|(?<=[a-z]{4}\d)|(?<=\d[A-Z])(?=[a-z]{2}))"
)
LEFT_WORD = re.compile(r"[A-Za-z0-9.'’&]+$")
LEFT_PART = re.compile(r"[^A-Za-z0-9]|(?<=[a-z])(?=[A-Z])")
RIGHT_WORD = re.compile(r"[A-Z][a-z]+|[A-Z]+(?![a-z])|[A-Z]")
NOON = re.compile(r"(?:^|\.)[ap]\.m$")
COUNTED = re.compile(
    r"\$\d|\d[\d-]*\+? ?(?:years?|yrs?|months?|hours?|hrs?|days?|weeks?)\b|401\(?k|[1-9]\d?[.)] ?(?-i:[A-Z])", re.I
)
NATION = re.compile(r"(?:^|[^A-Za-z])(?:U\.S|U\.K|D\.C)$")
AMOUNT = re.compile(r"\d+\.\d+")
LABEL = re.compile(r"[A-Z][a-z]+(?: (?:[A-Z][a-z]*|of|to|per|type|title|date|summary|location)){1,2} ?:(?!//)")
DOMAIN = re.compile(r"[A-Za-z]+\.(?:com|org|net|io|co|edu|gov)\b", re.I)
GOES_ON = re.compile(r"[A-Za-z]+ [a-z]")
CHAIN = re.compile(r"(?:[A-Z][a-z]{3,}){4,}|(?:[A-Z][a-z]{2,}){6,}")
ABSTRACT = re.compile(r"[A-Z][a-z]{4,}(?:tion|ment|ity|ness|ance|ence|ship|ing|ism)s?")
HEADING_START = re.compile(r"[\n•]|[.!?:;] ")
NO_HEADING = re.compile(r"(?:At|In|With|Join|And|By|For|From|The|As|To|Of|On|Use|Using) ")
HEADING = re.compile(r"(?:[A-Z][\w'’&/-]* (?:(?:of|and|the|to|for|in|a|&|/|-|\+) )*){1,6}$")
TOKEN = re.compile(r"[A-Za-z]{1,160}")
LONG_ENOUGH, LONG_NOUN, LONGEST_TOKEN = 3, 10, 80


def told_apart(text: str) -> str:
    """`text` with a line break at every joint of two run-together sentences, headings or items."""
    cuts = list(joints(text))
    return "\n".join(text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True))


def joints(text: str) -> dict[int, str]:
    """Offsets at which a line break belongs, ascending, and the name of the rule that says so."""
    places = {m.end(): m.start() for m in STOP.finditer(text)}
    places.update({m.start(): -1 for m in HUMP.finditer(text)})
    inner = sorted(places.keys() - {0, len(text)})
    closed = _closed(text, inner)
    words, found, last = _Words(text), {}, 0
    for at in (place for place in inner if place not in closed):
        rule = _after_stop(text, places[at], at) if places[at] >= 0 else _at_hump(text, at, last, words)
        if rule:
            found[at], last = rule, at
    return found


def _closed(text: str, places: list[int]) -> set[int]:
    """Offsets inside names and addresses, looked for only around `places`: neither holds a space."""
    closed: set[int] = set()
    end = 0
    for at in places:
        if at < end:
            continue
        start, end = text.rfind(" ", end, at) + 1 or end, text.find(" ", at)
        end = len(text) if end < 0 else end
        closed |= inside_names(text, start, end)
        closed.update(*(range(m.start() + 1, m.end()) for m in ADDRESS.finditer(text, start, end)))
    return closed


def _begins(text: str, at: int) -> Optional[str]:
    """The capitalised word at `at`, unless it is the second half of a name or a stray letter."""
    match = RIGHT_WORD.match(text, at)
    if match is None or match.group() in compound_names().never_begin:
        return None
    following = text[match.end() : match.end() + 1]
    alone = len(match.group()) == 1 and not (match.group() in "AI" and following == " " or following.isdigit())
    return None if alone else match.group()


def _after_stop(text: str, stop_at: int, at: int) -> Optional[str]:
    """The rule by which the stop, colon or bracket at `stop_at` closes what the word at `at` does not belong to."""
    stop = text[stop_at]
    if text[at] == "$" or text[at].isdigit():
        return "figure after stop" if COUNTED.match(text, at) else None
    right = _begins(text, at + (text[at] in '"“'))
    if right is None:
        return None
    before = text[stop_at - 1 : stop_at]
    if stop in ")%":
        return "word after bracket" if before.isalnum() and len(right) > 2 and right[1:].islower() else None
    if before and before in ')%]”"':
        return "word after stop"
    left = LEFT_WORD.search(text, max(0, stop_at - 30), stop_at)
    if left is None:
        return None
    word = left.group()
    if stop != ".":
        whole = len(word) > 1 and not word.isdigit()
        return ("word after colon" if stop in ":;" else "word after stop") if whole else None
    last = word.rsplit(".", 1)[-1]
    if last.isdigit():
        # A figure of one or two digits is a list's number, unless it is part of an amount.
        amount = AMOUNT.fullmatch(word) is not None
        whole = len(last) > 2 or amount or text[left.start() - 1 : left.start()] in ("$", ",", "-")
        return "word after figure" if whole else None
    ends = len(last) > 1 and last not in compound_names().never_end and not (len(last) < LONG_ENOUGH and "." in word)
    ends = ends or bool(NOON.search(word)) or (bool(NATION.search(word)) and right in compound_names().openers)
    return "word after stop" if ends else None


class _Words:
    """How often each word of a text occurs on its own; counted only when a doubtful joint turns up."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._counts: dict[str, int] = {}

    def count(self, word: str) -> int:
        if not self._counts:
            for token in TOKEN.findall(self._text):
                self._counts[token] = self._counts.get(token, 0) + 1
        return self._counts.get(word, 0)

    def has(self, word: str) -> bool:
        return bool(self.count(word) or self.count(word.lower()) or self.count(word.capitalize()))


def _at_hump(text: str, at: int, last: int, words: _Words) -> Optional[str]:
    """The rule by which a capital or figure right after a letter begins something new; `last` is the joint before."""
    known = compound_names()
    right = _begins(text, at)
    before = LEFT_WORD.search(text, max(0, at - 40), at)
    if before and not text[at].isalpha():
        new = COUNTED.match(text, at) and before.group() not in known.before_figures
        return "figure after word" if new else None
    if right is None or before is None:
        return None
    left = LEFT_PART.split(before.group())[-1]
    labelled = len(left) > 1 and LABEL.match(text, at) is not None
    if left.isdigit() or left.isupper():
        if right in known.openers and (left.isdigit() or words.count(left)) or labelled:
            return "opener after figure or capitals"
        return None
    if left == "s" and before.group()[-2:] in ("'s", "’s"):
        return "capital after small word"
    if left.islower():
        whole = left == before.group() or not before.group()[-len(left) - 1].isalpha()
        long_enough = len(left) >= LONG_ENOUGH or left in known.short_ends
        return "capital after small word" if whole and long_enough and left not in known.prefixes else None
    if left in known.prefixes or DOMAIN.match(text, at) or _is_hashtag(text, at):
        return None
    if len(left) >= LONG_ENOUGH and left in known.closers:
        return "capital after heading"
    start = _token_start(text, at)
    token = TOKEN.match(text, start)
    # What a text says twice is a name rather than a slip.
    if token is None or words.count(token.group()) > 1:
        return None
    opens = right in known.openers and text[at + len(right) : at + len(right) + 1] in (" ", ":", ",", "'", "’", "-")
    if len(left) >= LONG_ENOUGH and (opens or labelled):
        return "opener after capitalised word"
    if CHAIN.search(token.group()):
        return "chain of words"
    if len(left) >= LONG_NOUN and ABSTRACT.fullmatch(left) and len(right) > LONG_ENOUGH:
        return "capital after abstract noun"
    if _is_heading(text, max(last, before.start() - 80), at) and len(right) > 1:
        return "end of a capitalised line"
    both = len(left) > LONG_ENOUGH and len(right) > LONG_ENOUGH and words.has(left) and words.has(right)
    return "both halves are words" if both and GOES_ON.match(text, at) else None


def _token_start(text: str, at: int) -> int:
    """Where the run of letters around `at` begins; looked for only as far as words are long."""
    least = max(0, at - LONGEST_TOKEN)
    while at > least and text[at - 1].isalpha():
        at -= 1
    return at


def _is_hashtag(text: str, at: int) -> bool:
    start = _token_start(text, at)
    return text[start - 1 : start] == "#"


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether two or more capitalised words lead from the last break to `end`, as in a heading or a short item."""
    line = HEADING_START.split(text[start:end])[-1].lstrip("- ")
    first, _, final = line.rpartition(" ")
    return bool(first and final[:1].isupper() and HEADING.match(first + " ") and not NO_HEADING.match(line))
