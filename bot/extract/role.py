"""The work that a text names: open vocabulary, after all other readers have taken their words.

What is left is cut into runs of content words. A run is a role when it holds a name of work that we know, ends in a
head noun ("X engineer", "X nurse"), stands in a frame ("X jobs", "looking for X"), or is nearly all that the message
says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Optional

from bot.extract.names import Name, turned_down
from bot.extract.negation import negated
from bot.extract.reading import Reading
from bot.extract.role_frames import frames, is_told, stands_alone, without_background, without_settings
from bot.extract.titles import LONGEST, WORD, Word, singular, title_at, title_words, word_key
from bot.extract.wordlist import english_words

MOST_BEFORE = 3
"""Words that may stand before a known name of work and belong to it."""
TERSE = 4
"""Content words up to which a message that says nothing else may be a name of work."""
PRONOUN = re.compile(r"\b(?:is|does|do|did|can|will|would|if|that|when|because|and|how|has)\s+$", re.I)
JOINT = re.compile(r"[ \-]{0,2}|[ ]?&[ ]?")
GRADE_DOT = re.compile(r"\b(?:sr|jr|snr|asst|assoc)\. $", re.I)
LACKED = re.compile(
    r"\s+(?:experience|exp|background|licen[cs]e|certificat\w+|training|skills?|degree|record|yet)\b", re.I
)
WITHOUT = re.compile(r"\b(?:without|w/o|no|have|not|having|get)\s+(?:an?\s+|my\s+|any\s+)?$", re.I)
SUBJECT = re.compile(r"\s+(?:degrees?|majors?|diploma|record)\b", re.I)
LEADS = re.compile(
    r"director|manager|head|vp|president|chief|dean|supervisor|coordinator|superintendent|svp|evp|avp", re.I
)
NUMBERED = re.compile(r"3d|2d|911|5s|1099")
GRADE = re.compile(r"\d{1,2}(?:st|nd|rd|th)(?=[ -]grade\b)", re.I)
IN_BRACKETS = re.compile(r"\s*\(\s*")

FAR_MODIFIERS = frozenset({"field", "school", "food", "product", "data", "web", "line", "criminal", "family"})
"""Fillers that belong to a name of work though other words stand before its head: "field service technician"."""

Span = tuple[int, int]


def read_roles(
    text: str, taken: Sequence[Span], *, content: Sequence[Span] = (), terse: bool = True
) -> list[Reading[str]]:
    """Names of work outside the `taken` spans: lower case, singular; `negated` where turned down.

    Words in `content` spans count though they are fillers by themselves ("go" of "go developer");
    `terse` tells whether a short message may be a name of work as a whole though nothing else shows it.
    """
    words = _split(text, [*taken, *_not_work(text)], content)
    runs = _runs(text, words)
    terse = terse and len(runs) <= 2 and sum(word.free for word in words) <= TERSE
    found: list[tuple[Name, str]] = []
    for run in runs:
        part = _named_part(text, run) or _framed_part(text, run, words, terse)
        if part is None:
            continue
        span, rule = run[part[0] : part[1] + 1], part[2]
        if is_told(text, run[0].start, span[-1].end):
            continue
        if _is_weak(span, rule) and not (terse or found or _is_asked(text, run, span)):
            continue
        start, end = span[0].start, span[-1].end
        found.append((Name(re.sub(r"\s+", " ", text[start:end].strip("/ ")), start, end), rule))
    found = _with_brackets(text, without_settings(text, without_background(text, found)))
    refused = turned_down(text, [name for name, _ in found])
    readings = [
        Reading(singular(name.value), name.start, name.end, rule, no)
        for (name, rule), no in zip(found, refused, strict=True)
        if not (no and _is_lacked(text, name, rule)) and not SUBJECT.match(text, name.end)
    ]
    return [_without_paper(reading) if reading.negated else reading for reading in readings]


def _is_missing_paper(text: str, name: Name) -> bool:
    """True for "without a cdl", which is no work turned down as "no RN jobs" is."""
    asked = frames().after.match(text, name.end)
    return _is_paper(name.value) and not asked and WITHOUT.search(text[: name.start]) is not None


def _with_brackets(text: str, found: list[tuple[Name, str]]) -> list[tuple[Name, str]]:
    """ "project manager (construction)" is a construction project manager; "(CNA)" after a name says it again."""
    kept: list[tuple[Name, str]] = []
    for name, rule in found:
        left = kept[-1][0] if kept else None
        if left and IN_BRACKETS.fullmatch(text, left.end, name.start) and text[name.end : name.end + 1] == ")":
            said_again = title_words().is_head(word_key(name.value.split()[-1])) or _is_paper(name.value)
            whole = left.value if said_again else f"{name.value} {left.value}"
            kept[-1] = (Name(whole, left.start, name.end), kept[-1][1])
        else:
            kept.append((name, rule))
    return kept


def _is_paper(name: str) -> bool:
    return singular(name) in title_words().credentials


def _without_paper(role: Reading[str]) -> Reading[str]:
    """ "no cdl delivery driver" is a delivery driver: what is turned down is the paper."""
    first, _, rest = role.value.partition(" ")
    return replace(role, value=rest, negated=False) if rest and _is_paper(first) else role


def _not_work(text: str) -> list[Span]:
    """Phrases with words of work that name none: "no touch freight"."""
    return [match.span() for match in frames().not_work.finditer(text)]


def _is_lacked(text: str, name: Name, rule: str) -> bool:
    """True for what one does not have, or is not asked for, which is no work turned down: "no hospital experience"."""
    if LACKED.match(text, name.end) or _is_missing_paper(text, name):
        return True
    framed = frames().after.match(text, name.end) or frames().frame(text, name.start, name.end)
    return rule == "frame" and not framed


def _split(text: str, taken: Sequence[Span], content: Sequence[Span]) -> list[Word]:
    out = [_word(text, match, taken, content) for match in WORD.finditer(text)]
    # words of a known name count even where they are fillers by themselves ("team lead", "shipping and receiving")
    i = 0
    while i < len(out):
        last = None if _claimed(out[i], taken) else title_at(text, out, i)
        if last is not None and last > i and not any(_claimed(word, taken) for word in out[i : last + 1]):
            out[i : last + 1] = [word._replace(free=True) for word in out[i : last + 1]]
            i = last
        i += 1
    for i in range(1, len(out) - 1):  # "director of marketing"
        led = out[i].key == "of" and LEADS.fullmatch(out[i - 1].text) and out[i - 1].free and out[i + 1].free
        if led and text[out[i - 1].end : out[i + 1].start].strip().lower() == "of":
            out[i] = out[i]._replace(free=True)
    # "field" of "field manager", "title" of "title examiner"
    headed = False
    for i in range(len(out) - 2, -1, -1):
        word, right = out[i], out[i + 1]
        spaced = text[word.end : right.start] in (" ", "-")
        headed = spaced and right.free and (_heads(right) or headed)
        close = headed and (_heads(right) or word.key in FAR_MODIFIERS)
        modifies = close and word.key in title_words().modifiers and not _claimed(word, taken)
        if modifies or (headed and i > 0 and _links(text, out, i)):
            out[i] = word._replace(free=True)
    return out


def _links(text: str, words: Sequence[Word], i: int) -> bool:
    """True for "and" of "food and beverage manager": what stands before it is no name of work by itself."""
    left = words[i - 1]
    if words[i].key != "and" or not left.free or text[left.end : words[i].start] != " ":
        return False
    if _heads(left) or _heads(words[i + 1]) or title_at(text, [words[i + 1]], 0) is not None:
        return False
    whole = title_at(text, words, i + 1)
    return (left.key,) not in title_words().titles or whole is None


def _heads(word: Word) -> bool:
    return title_words().is_head(word.key) or title_words().is_agent(word.key)


def _word(text: str, match: re.Match[str], taken: Sequence[Span], content: Sequence[Span]) -> Word:
    word = Word(match[0], word_key(match[0]), match.start(), match.end(), True)
    filler = word.key in title_words().filler and not _is_field(text, word) and not frames().frame(text, *match.span())
    filler = filler and not any(start <= word.start and word.end <= end for start, end in content)
    numeric = word.text[0].isdigit() and not NUMBERED.fullmatch(word.key) and not GRADE.match(text, word.start)
    return word._replace(free=not (filler or numeric or _claimed(word, taken)))


def _is_field(text: str, word: Word) -> bool:
    """IT and HR in capitals are fields, not a pronoun and hours."""
    if word.text not in ("IT", "HR") or (text.isupper() and text.strip() != word.text):
        return False
    return not re.search(r"[\d/$]\s*$", text[: word.start])


def _claimed(word: Word, taken: Sequence[Span]) -> bool:
    return any(start < word.end and word.start < end for start, end in taken)


def _runs(text: str, words: Sequence[Word]) -> list[list[Word]]:
    """Free words that stand together; a slash parts them, save within a known name ("ui/ux designer")."""
    glued: set[int] = set()
    for i, word in enumerate(words):
        last = title_at(text, words, i) if word.free else None
        glued.update(w.start for w in words[i + 1 : (last or i) + 1])
    runs: list[list[Word]] = [[]]
    for word in words:
        left = runs[-1][-1] if runs[-1] else None
        if not word.free:
            runs.append([])
        elif left is None or word.start in glued or _joined(text, left, word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [run for run in runs if run]


def _joined(text: str, left: Word, right: Word) -> bool:
    if left.text.endswith("/"):
        return False
    return bool(JOINT.fullmatch(text, left.end, right.start) or GRADE_DOT.search(text[left.start : right.start]))


def _named_part(text: str, run: list[Word]) -> Optional[tuple[int, int, str]]:
    """First and last index in a run of what known names and head nouns cover, and the rule."""
    vocabulary = title_words()
    known = _known_in(text, run)
    heads = [k for k, word in enumerate(run) if vocabulary.is_head(word.key)]
    if known is None and heads:
        return _whole(run, max(0, heads[-1] - MOST_BEFORE - 1)), heads[-1], "head noun"
    if known is None:
        end = len(run) - 1
        agent = vocabulary.is_agent(run[end].key) and (end > 0 or frames().after.match(text, run[end].end))
        return (max(0, end - MOST_BEFORE - 1), end, "agent noun") if agent else None
    first, last = max(0, known[0] - MOST_BEFORE), known[1]
    ends = [k for k in range(last + 1, len(run)) if _heads(run[k]) and run[k].key not in vocabulary.credentials]
    last = ends[-1] if ends else last
    if run[last].key not in vocabulary.credentials and frames().after.match(text, run[-1].end):
        last = len(run) - 1  # "concrete mixer jobs"
    return _whole(run, first), last, "known name of work"


def _whole(run: Sequence[Word], first: int) -> int:
    """The index of the first word, so that no name begins with "and"."""
    return first - 1 if run[first].key == "and" and first else first


def _known_in(text: str, run: list[Word]) -> Optional[tuple[int, int]]:
    """First and last index of what known names cover in a run."""
    vocabulary = title_words()
    found: Optional[tuple[int, int]] = None
    i = 0
    while i < len(run):
        last = title_at(text, run, i)
        pronoun = run[i].key == "it" and run[i].text != "IT" and PRONOUN.search(text[: run[i].start])
        if last is not None and not pronoun:
            ended = found is not None and run[found[1]].key in vocabulary.heads and found[1] + 1 == i
            if ended and not vocabulary.is_head(run[last].key):
                break  # "senior accountant CPA", "night auditor hotel"
            found = (i if found is None else found[0], last)
            i = last
        i += 1
    return found


def _framed_part(text: str, run: list[Word], words: Sequence[Word], terse: bool) -> Optional[tuple[int, int, str]]:
    """The whole of a run that we do not know, where what stands around it says that it is work."""
    vocabulary = title_words()
    if len(run) > LONGEST:
        return None
    whole = (0, len(run) - 1, "frame")
    if frames().frame(text, run[-1].start, run[-1].end):
        return whole
    after = frames().after.match(text, run[-1].end)
    if after and frames().before.search(text[: run[0].start]) and run[-1].text.islower() == run[0].text.islower():
        return whole
    if not all(word.key in english_words() or word.key in vocabulary.words for word in run):
        return None
    if after:
        return whole
    if not terse or len(run) > 3:
        return None
    # beside words of other readers nothing but this run: "brewery Bend Oregon"
    alone = any(not word.free for word in words) and not any(word.key in vocabulary.filler for word in words)
    return whole if (alone and "?" not in text) or frames().before.search(text[: run[0].start]) else None


def _is_weak(span: Sequence[Word], rule: str) -> bool:
    """True for words of other things too, which are work only where they are asked for."""
    phrase = singular(" ".join(word.text.strip("/") for word in span))
    return phrase in title_words().weak or rule == "agent noun" or (len(span) == 1 and rule == "head noun")


def _is_asked(text: str, run: Sequence[Word], span: Sequence[Word]) -> bool:
    start, end = span[0].start, span[-1].end
    if span[-1] is run[-1] and frames().after.match(text, end):
        return True
    if frames().before_known.search(text[: run[0].start]):
        return True
    return stands_alone(text, start, end) or negated(text, start)
