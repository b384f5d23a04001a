"""A posting's description prepared once for all fact rules: folded text, lines and the section each stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import Any, NamedTuple, Optional

from bot.facts.model import Fact, Need
from bot.lexicon import lexicon
from bot.text import Sentence, clip, sections, sentences
from bot.text.sections import Kind
from bot.text.sentences import LONGEST

STRAIGHT = tuple(zip("’‘“”–—‑−\u00a0\u2009\u200b\t", "''\"\"----    ", strict=True))
LABEL = 60
"""Characters at most of a label, "Reports to:", whose value stands in the next line and belongs to the evidence."""
HEADING = re.compile(r"[A-Z][^\d$:?.!;,\n]*(?: ?[:?])?")
"""A line that may be a heading: it begins with a capital, holds no figure and is open at its end."""
MUCH_LONGER = 1.5
"""How many times as long as a heading the line below it is at least, where that is no item of a list."""
BOILERPLATE = re.compile(
    r"without regard to|regardless of (?:\w+ )?(?:race|age|gender|color)|equal (?:employment )?opportunity"
    r"|protected veteran|race, (?:color|religion|creed|ethnicity|sex|gender|age)|genetic information|e(?<![a-z]e)oe\b"
    r"|sexual orientation|qualified applicants"
)


def folded(text: str) -> str:
    """`text` in lower case with straight quotes and plain dashes, of the same length, so that offsets hold."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for sign, plain in STRAIGHT:  # `translate` looks at each character and takes fifty times as long
        low = low.replace(sign, plain)
    return low


class Line(NamedTuple):
    """A sentence or list item of the description, and where it stands."""

    sentence: Sentence
    low: str
    """The sentence folded, so that `low[i]` is `sentence.text[i]` in lower case."""
    section: Kind
    heading: str
    """Heading of the section, folded."""
    boilerplate: bool
    """Whether the line is the legal text on equal opportunity, which names ages, disability and the like."""
    is_heading: bool
    """Whether the line is no more than the heading of a known kind of section."""
    tells_duty: bool
    """Whether the line begins as a duty does: "Manage the payroll"."""

    @property
    def start(self) -> int:
        return self.sentence.start


def _is_label(text: str) -> bool:
    bare = text.rstrip("* ")
    return bare.endswith(":") or bare.lower() in lexicon("facets/values")["labels"]


@cache
def _duty() -> re.Pattern[str]:
    return re.compile(lexicon("facets/words")["duty"])


class Page:
    """A stored field with its lines, mostly the description; offsets are those of the stored text."""

    def __init__(self, text: str, field: str = "description") -> None:
        self.text = text
        self.field = field
        self.low = folded(text)
        kinds = sections(text)
        starts = [section.start for section in kinds]
        cut = sentences(text)
        self._starts = [sentence.start for sentence in cut]
        legal = {bisect_right(self._starts, match.start()) - 1 for match in BOILERPLATE.finditer(self.low)}
        duty = _duty()
        self.lines: list[Line] = []
        for number, sentence in enumerate(cut):
            place = bisect_right(starts, sentence.start) - 1
            kind, heading = (kinds[place].kind, kinds[place].heading.lower()) if place >= 0 else ("other", "")
            low = self.low[sentence.start : sentence.end]
            is_heading = kind != "other" and low.rstrip(" :") == heading.rstrip(" :")
            tells_duty = duty.match(low) is not None
            self.lines.append(Line(sentence, low, kind, heading, number in legal, is_heading, tells_duty))

    def line_at(self, offset: int) -> Optional[int]:
        """Index of the line that holds the character at `offset`; None for bullets and space between lines."""
        place = bisect_right(self._starts, offset) - 1
        return place if place >= 0 and offset < self.lines[place].sentence.end else None

    def fact(
        self, line: Line, span: tuple[int, int], facet: str, value: Any, rule: str,
        *, need: Optional[Need] = None, kind: Optional[str] = None,
    ) -> Fact:  # fmt: skip
        """The fact that the words at `span` of the line state, with the evidence around them."""
        start, end, quote = self.evidence(line, *span)
        return Fact.construct(  # the parts are typed already; checking them again would cost half of the reading
            facet=facet,
            value=value,
            need=need,
            kind=kind,
            field=self.field,
            start=start,
            end=end,
            quote=quote,
            rule=rule,
        )

    def evidence(self, line: Line, start: int, end: int) -> tuple[int, int, str]:
        """Offsets and words of what proves a match at `start` to `end` of the line: at most 400 characters."""
        piece = clip(line.sentence, line.start + start, line.start + end)
        below = self.line_after(line) if piece.end == line.sentence.end and len(piece.text) <= LABEL else None
        if below is not None and (_is_label(piece.text) or self._announces(line.sentence, below)):
            last = clip(below, below.start, below.start, LONGEST - (below.start - piece.start)).end
            return piece.start, last, self.text[piece.start : last]
        return piece.start, piece.end, piece.text

    def _announces(self, line: Sentence, below: Sentence) -> bool:
        """Whether a line is but a heading of what stands below it, and proves nothing without it: "What we pay"."""
        if not HEADING.fullmatch(line.text) or self.text[line.end : below.start].count("\n") == 0:
            return False
        above = self.text[max(0, line.start - 2) : line.start]
        listed = not self.text[line.end : below.start].isspace()
        alone = above[:1] in ("", "\n", ".", "!", "?") or line.text[-1] in ":?"
        return above[-1:] in ("", "\n") and (listed or (alone and len(below.text) > MUCH_LONGER * len(line.text)))

    def line_after(self, line: Line) -> Optional[Sentence]:
        """The sentence after a line; None after the last."""
        place = bisect_right(self._starts, line.start)
        return self.lines[place].sentence if place < len(self.lines) else None
