"""What several postings say on one question, in words: the yes, the no and the silent, a table and buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Optional

from bot.lexicon import lexicon
from bot.postings.job import Job
from bot.query.model import Query
from bot.query.reading import MessageReading
from bot.query.say import filters, in_words
from bot.replies.buttons import Button
from bot.replies.cards import joined
from bot.replies.each import Told
from bot.replies.messages import Row

LONGEST = 160
"""Characters of a quote in the text."""


def in_text(told: Sequence[Told], wish: Query) -> tuple[str, str]:
    """The line that sums up, and the postings below it by what they say, each with its words."""
    words = lexicon("of_shown")["words"]
    yes = sum(one.verdict == "yes" for one in told)
    key = "fits" if wish.as_dict() else "fits_open"
    if len(told) == 1:
        key += "_single" if yes else "_single_none"
    else:
        key += "_none" if not yes else "_one" if yes == 1 else ""
    lines = []
    for verdict in ("yes", "no", "says"):
        of_it = [one for one in told if one.verdict == verdict]
        lines += [words[verdict]] * bool(of_it)
        for one in of_it:
            lines.append("   " + words["proven"].format(number=one.number, title=_title(one.job), quote=_quote(one)))
    unsaid = [one for one in told if one.verdict == "unsaid"]
    titles = "; ".join(words["unproven"].format(number=one.number, title=_title(one.job)) for one in unsaid)
    lines += [words["unsaid"].format(titles=titles)] if unsaid else []
    return words[key].format(yes=yes, count=yes, shown=len(told), words=in_words(wish)), "\n".join(lines)


def rows_of(told: Sequence[Told], facets: Sequence[str], wish: Query) -> list[Row]:
    """A row a facet; where one thing alone is asked, its values begin with the yes or no."""
    if (wish.as_dict() and _things(wish) < 2) or not any(one.answer.parts for one in told):
        values = [None if one.verdict == "unsaid" else _cell(one) for one in told]
        evidence = [[] if one.verdict == "unsaid" else one.evidence for one in told]
        return [Row(facet=next(iter(facets), "other"), values=values, evidence=evidence)]
    table = []
    for facet in facets:
        parts = [next((part for part in one.answer.parts if part.facet == facet), None) for one in told]
        table.append(
            Row(
                facet=facet,
                values=[part.answer if part and part.stated else None for part in parts],
                evidence=[part.evidence if part else [] for part in parts],
            )
        )
    return table


def _things(wish: Query) -> int:
    """How many things it wants."""
    return len(filters(wish)) - bool(wish.benefits) + len(wish.benefits or ())


def buttons_of(told: Sequence[Told], wish: Query, reading_of: Callable[[str], MessageReading]) -> list[Button]:
    """Opens those that say yes, and narrows the search to the question, where words do that."""
    titled = lexicon("reply_words")["buttons"]["details"]
    chosen = [one for one in told if one.verdict == "yes"] or [one for one in told if one.verdict == "says"]
    picks = [
        Button.of(titled.format(number=one.number, title=one.job.title), "select_posting", posting_id=one.job.id)
        for one in chosen
    ]
    narrow = _narrowing(wish, reading_of)
    back = Button.of(lexicon("reply_words")["buttons"]["back"], "show_results")
    return [*picks, *([Button.saying(narrow)] if narrow else []), back]


def _narrowing(wish: Query, reading_of: Callable[[str], MessageReading]) -> Optional[str]:
    """Words that say the wish, and are read as just that."""
    said = in_words(wish)
    ways = [lexicon("of_shown")["words"]["narrow"].format(words=said), said] if said else []
    return next((way for way in ways if reading_of(way).query == wish), None)


def _cell(one: Told) -> str:
    words = lexicon("of_shown")["words"]
    return str(words[f"cell_{one.verdict}"].format(quote=_quote(one)))


def _quote(one: Told) -> str:
    said = " ".join(one.evidence[0].quote.split())
    return said if len(said) <= LONGEST else said[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _title(job: Job) -> str:
    return joined(job.title, job.company)
