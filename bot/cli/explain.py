"""A posting in the terminal with its evidence marked by facet and rule, and what was looked for and not found."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.facts.model import Fact
from bot.lexicon import lexicon

COLOURS = ("green", "yellow", "cyan", "bright_blue", "magenta", "bright_red", "bright_black")
"""One for each group of facets, in the order of `facets/about.yml`."""
LONGEST = 60
"""Characters of a value that are shown; the whole of it stands in the words that are marked."""
STATES = "{count} facts of {facets} facets"
SILENT = "Looked for and not found"


class Note(NamedTuple):
    """A fact and the number that marks its words."""

    number: int
    fact: Fact


def terminal() -> Console:
    """Standard output, in colours where it is a terminal that has them and NO_COLOR is not set."""
    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False)


def explain(posting_id: str, fields: dict[str, str], facts: Sequence[Fact], console: Console) -> None:
    """Prints the fields, short ones first, each line with its facts below; then the facets without a fact.

    Words that prove a fact are coloured by its group, or stand in brackets where there are no colours; the numbers
    behind them are those of the facts.
    """
    order = [*(name for name in fields if name != "description"), "description"]
    found = sorted(facts, key=lambda fact: (order.index(fact.field), fact.start, fact.end))
    notes = [Note(number, fact) for number, fact in enumerate(found, 1)]
    page = _Page(console)
    page.write(Text(_printable(posting_id), style="bold"))
    page.write(Text(STATES.format(count=len(notes), facets=len({fact.facet for fact in facts}))))
    for field in order:
        page.field(field, fields[field], [note for note in notes if note.fact.field == field])
    page.silence({fact.facet for fact in facts})


class _Page:
    """What is written to a console, with its colours or without."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._coloured = console.is_terminal and not console.no_color and console.color_system is not None

    def write(self, text: Text, indent: int = 0) -> None:
        """A line, wrapped to a terminal's width and left whole where it goes to a file."""
        if self._console.is_terminal:
            self._console.print(Padding(text, (0, 0, 0, indent), expand=False))
        else:
            self._console.print(Text(" " * indent) + text, soft_wrap=True)

    def field(self, name: str, text: str, notes: list[Note]) -> None:
        """A field's lines, each followed by the facts whose words begin in it."""
        self.write(Text(f"\n{name}", style="bold"))
        at = 0
        for line in text.split("\n"):
            end = at + len(line)
            if line.strip():
                self.write(self._marked(text, at, end, notes), indent=2)
                for note in notes:
                    if at <= note.fact.start < end:
                        self.write(self._told(note), indent=6)
            at = end + 1

    def silence(self, stated: set[str]) -> None:
        """The facets of which nothing was found, by their groups."""
        self.write(Text(f"\n{SILENT}", style="bold"))
        silent = [
            (group, [name for name in facets if name not in stated])
            for group, facets in lexicon("facets/about")["groups"].items()
        ]
        for group, names in silent:
            if names:
                self.write(Text.assemble((group, _colour_of_group(group)), f": {', '.join(names)}"), indent=2)
        if not any(names for _, names in silent):
            self.write(Text("nothing: every facet is stated"), indent=2)

    def _marked(self, text: str, start: int, end: int, notes: list[Note]) -> Text:
        """The characters from `start` to `end` with the words of facts marked, and behind them the facts' numbers."""
        line = Text()
        for piece, over in _pieces(text, start, end, notes):
            words = _printable(piece)
            if not over:
                line.append(words)
                continue
            colour = _colour(over[0].fact.facet)
            line.append(words if self._coloured else f"[{words}]", style=colour)
            line.append("[" + ",".join(str(note.number) for note in over) + "]", style="dim")
        return line

    def _told(self, note: Note) -> Text:
        fact = note.fact
        parts = [in_words(fact.value), fact.need or "", fact.kind or "", f"rule: {fact.rule}"]
        rest = f": {' · '.join(filter(None, parts))}"
        return Text.assemble(f"{note.number} ", (fact.facet, _colour(fact.facet)), rest)


def in_words(value: object) -> str:
    """A fact's value on one short line: "yes", "nights, weekends", "min 18, max 21, per hour"."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        named = {key: part for key, part in value.items() if part is not None and key != "kind"}
        words = ", ".join(f"{key} {in_words(part)}" for key, part in named.items())
    elif isinstance(value, list):
        words = ", ".join(in_words(part) for part in value)
    elif isinstance(value, float):
        words = f"{value:.2f}".rstrip("0").rstrip(".")
    else:
        words = _printable(" ".join(str(value).split()))
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _pieces(text: str, start: int, end: int, notes: list[Note]) -> Iterator[tuple[str, list[Note]]]:
    """The text cut wherever a fact's words begin or end, each piece with the facts that it belongs to."""
    touching = [note for note in notes if note.fact.start < end and start < note.fact.end]
    cuts = {start, end}
    for note in touching:
        cuts |= {max(start, note.fact.start), min(end, note.fact.end)}
    places = sorted(cuts)
    for left, right in zip(places, places[1:], strict=False):
        yield text[left:right], [note for note in touching if note.fact.start <= left and right <= note.fact.end]


def _printable(text: str) -> str:
    """`text` without what a terminal would take for a command, of the same length."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


@cache
def _groups() -> dict[str, str]:
    """By facet the group that it belongs to."""
    groups = lexicon("facets/about")["groups"]
    return {facet: group for group, facets in groups.items() for facet in facets}


def _colour(facet: str) -> str:
    return _colour_of_group(_groups().get(facet, ""))


@cache
def _colour_of_group(group: str) -> str:
    groups = list(lexicon("facets/about")["groups"])
    return COLOURS[groups.index(group) % len(COLOURS)] if group in groups else "default"
