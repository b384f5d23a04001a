"""Chooses what answers one facet of a question: the facet's facts, else sentences of the posting, else nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Optional

from bot.facts.model import Fact
from bot.facts.page import folded
from bot.facts.question import CLAUSE
from bot.facts.retrieve import Index
from bot.facts.support import counted, supported
from bot.facts.wanted import Detail, Wanted, stems
from bot.lexicon import lexicon
from bot.text import Span

MOST_SPANS = 3
SHARE = 0.6
"""Least share of a question's words that a sentence must hold to answer, where meaning is unknown."""
OVERLAP = 0.15
"""What the share of words counts beside the likeness in meaning."""
OF_FACET = 0.2
"""What it counts that a fact of the facet asked stands in a sentence, and that the learned head finds it stated."""
ENOUGH = 0.47
"""Least score of a sentence that answers an open question."""
ENOUGH_OTHER = 0.6
"""The same for what no facet covers, and where a sentence about another thing than the one named is no answer."""
DOUBTED = 0.2
"""Chance of a facet below which its question is treated like one that no facet covers."""
ENOUGH_CLOSED = 0.85
"""The same for facets whose facts the rules read well, so that no fact mostly means no answer."""
MEETS = 0.42
"""Likeness at which a fact is about the thing that the question names, though in other words."""
BESIDE = 0.45
"""Least score of what is quoted beside facts that answer already."""
BEHIND = 0.12
"""How far behind the best sentence another may be to be quoted too."""
AROUND = 3
"""How many lines before and after a fact may be quoted beside it."""
SURE = 0.5
"""Chance of a facet from which the others of the question are judged by it."""
FAR = 0.35
"""Share of the likeliest facet's chance below which another is but a guess, and what answers must share the words."""
UNTOLD = 0.3
"""Chance below which a facet that no rule read in the question is but a guess, too."""
THIRD = 0.34
"""Share of a question's words that the answer on such a facet must hold."""
SPOKEN = 0.48
"""Likeness to the question that makes up for them."""
LIKENESS = 4.0
"""What likeness to the question counts among facts, beside the rarity of shared words and firm values."""


@cache
def _facets(name: str) -> frozenset[str]:
    """A list of facets of `answers.yml`."""
    return frozenset(lexicon("answers")[name])


@dataclass
class Chooser:
    """A question about a posting, and what the posting holds."""

    fields: dict[str, str]
    facts: list[Fact]
    want: Wanted
    index: Index
    likely: Mapping[str, float]
    """By facet the chance that the question asks about it."""

    _likeness: dict[int, float] = field(default_factory=dict)

    def _compared(self, places: Iterable[int]) -> dict[int, float]:
        """How well lines answer the question, whichever facet, by their places; empty without an encoder."""
        new = [place for place in dict.fromkeys(places) if place not in self._likeness]
        self._likeness.update(self.index.likeness(self.want.question, self.likely, new))
        return self._likeness

    def spans(self, facet: str) -> list[Fact | Span]:
        """What answers the facet of the question, best first; at most `MOST_SPANS`."""
        found = self._spans(facet)
        if found and (self._guessed(facet) or self._untold(facet)):
            return [one for one in found if self._speaks(facet, one)]
        other = lexicon("answers")["instead"].get(facet)
        return found or (self._spans(other) if other and not self.want.counts else [])

    def _guessed(self, facet: str) -> bool:
        """Whether the question hardly asks about the facet: the head prefers others, and no rule reads it surely."""
        chance, most = self.likely.get(facet, 1.0), max(self.likely.values(), default=0.0)
        if facet in self.want.told and (most < SURE or CLAUSE.search(self.want.text)):
            return False
        return chance < most * FAR

    def _untold(self, facet: str) -> bool:
        """Whether no rule reads the facet in a question that names things, and the head is not sure of it either."""
        unsure = facet not in self.want.told and self.likely.get(facet, 1.0) < UNTOLD
        return unsure and bool(self.want.named(facet))

    def _speaks(self, facet: str, one: Fact | Span) -> bool:
        """Whether the words prove something of the question itself, whatever its facet."""
        named, words = self.want.named(facet), set(stems(folded(span_of(one).quote)))
        place = self.index.page.line_at(span_of(one).start) if span_of(one).field == "description" else None
        total = sum(self.index.weight(alike) for alike in named) or 1.0
        held = sum(self.index.weight(alike) for alike in named if alike & words) / total
        return held >= THIRD or (place is not None and self._likeness.get(place, 0.0) >= SPOKEN)

    def _spans(self, facet: str) -> list[Fact | Span]:
        needs = list(self.want.details(facet))
        named = self.want.named(facet)
        if facet in ("other", "duties") and (named or facet == "other"):
            return [] if self.want.only_broad(facet) else self._sentences(facet, needs)
        mine = [one for one in self.facts if one.facet == facet and _holds(one.quote, needs) and not _unfigured(one)]
        if facet == "company" and (thing := counted(self.want)):
            mine = [one for one in mine if thing & set(stems(folded(one.quote)))]
        self._compared(place for fact in mine if (place := self.index.place_of(fact)) is not None)
        if named and facet in _facets("named") and not (needs and mine):
            met = [fact for fact in mine if self._meets(fact, named)]
            if not met and facet in _facets("open") and (found := self._sentences(facet, needs)):
                return found
            rest = [fact for fact in mine if fact not in met and self._alike(fact) >= BESIDE]
            if met:
                return _filled(self._best(met, named), [*self._best(rest, named), *self._sentences(facet, needs)])
            mine = [] if facet in _facets("strict") else mine
        best = self._best(mine, named)
        if best and facet not in _facets("open"):
            return _filled(best, self._sentences(facet, needs, least=BESIDE, among=self._around(mine)))
        return _filled(best, self._sentences(facet, needs, least=BESIDE if best else None))

    def _around(self, facts: list[Fact]) -> set[int]:
        """The lines next to those of the facts; to compare only these is a tenth of the work."""
        places = [place for fact in facts if (place := self.index.place_of(fact)) is not None]
        return {near for place in places for near in range(place - AROUND, place + AROUND + 1)}

    def _meets(self, fact: Fact, named: list[frozenset[str]]) -> bool:
        """Whether a fact is about the thing named: by its words, or by meaning unless it has a name."""
        words = set(stems(folded(fact.quote)))
        if any(alike & words for alike in named):
            return True
        return not (self.want.acronyms or self.want.tools) and self._alike(fact) >= MEETS

    def _alike(self, fact: Fact) -> float:
        place = self.index.place_of(fact)
        return self._likeness.get(place, 0.0) if place is not None else 0.0

    def _best(self, facts: list[Fact], named: list[frozenset[str]]) -> list[Fact | Span]:
        """Up to three facts: what is most like the question first, fields, and firm values before mere mentions."""

        def rank(fact: Fact) -> tuple[float, float]:
            words = set(stems(folded(fact.quote)))
            shared = sum(self.index.weight(same) for same in named if same & words)
            return (-(shared + firmness(fact) + LIKENESS * self._alike(fact)), fact.start)

        chosen: list[Fact | Span] = []
        for fact in sorted(facts, key=rank):
            if not any(same_words(fact.span, span_of(other)) for other in chosen):
                chosen.append(fact)
            if len(chosen) == MOST_SPANS:
                break
        return chosen

    def _least(self, facet: str) -> float:
        if facet in _facets("open"):
            doubted = facet == "other" or self.likely.get(facet, 0.0) < DOUBTED or facet in _facets("strict")
            return ENOUGH_OTHER if doubted else ENOUGH
        return ENOUGH_CLOSED

    def _sentences(
        self, facet: str, needs: list[Detail], *, least: Optional[float] = None, among: Optional[set[int]] = None
    ) -> list[Fact | Span]:
        """Sentences that answer by their words and their meaning, if their score is `least` or what the facet asks."""
        beside = least is not None
        named = self.want.named(facet)
        shares = self.index.shares(named)
        another = facet in _facets("strict") and bool(named)  # a line that shares nothing with it is of another thing
        needs = needs + list(self.want.details("sentence"))
        places = [place for place in self.index.readable if _holds(self.index.line(place).sentence.text, needs)]
        if among is not None:
            places = [place for place in places if place in among]
        if facet in _facets("strict"):
            places = [
                place for place in places if not self.want.acronyms or self.want.acronyms & self.index.words[place]
            ]
            places = [place for place in places if not self.want.tools or self.want.tools & self.index.words[place]]
        alike = self._compared(places)
        if alike:
            of_facet = {self.index.place_of(fact) for fact in self.facts if fact.facet == facet}
            least = least or self._least(facet)
            scores = {
                place: alike[place]
                + OVERLAP * shares[place]
                + OF_FACET * (place in of_facet)
                + OF_FACET * (0 if another and not shares[place] else self.index.states(place, facet))
                for place in places
            }
        else:
            least, scores = SHARE, {place: shares[place] for place in places}
        ranked = sorted(scores, key=lambda place: (-scores[place], place))
        first = next((place for place in ranked if beside or self._supports(facet, place, shares[place])), None)
        if first is None or scores[first] < least:
            return []
        enough = max(least, scores[first] - BEHIND)
        best = [first, *(place for place in ranked[:MOST_SPANS] if place != first and scores[place] >= enough)]
        spans: list[Fact | Span] = []
        for place in best[:MOST_SPANS]:
            line = self.index.line(place)
            start, end, _ = self.index.page.evidence(line, 0, min(len(line.low), 100))
            spans.append(Span.of(self.fields, "description", start, end))
        return spans

    def _supports(self, facet: str, place: int, share: float) -> bool:
        """Whether the line may answer where no fact does; without an encoder the words alone have decided."""
        text, likeness = self.index.line(place).sentence.text, self._likeness.get(place, 1.0)
        return supported(facet, text, self.want, share, likeness)


def _filled(chosen: list[Fact | Span], more: list[Fact | Span]) -> list[Fact | Span]:
    """`chosen`, and of `more` what says something else, up to `MOST_SPANS`."""
    for one in more:
        if len(chosen) < MOST_SPANS and not any(same_words(span_of(one), span_of(other)) for other in chosen):
            chosen.append(one)
    return chosen


def span_of(one: Fact | Span) -> Span:
    return one.span if isinstance(one, Fact) else one


def same_words(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one.field == other.field and one.start < other.end and other.start < one.end


def firmness(fact: Fact) -> float:
    """How much a fact tells by itself: the record's own, figures, denials."""
    score = 0.0
    if fact.field != "description":
        score += 3 if fact.field == "title" else 6
    if isinstance(fact.value, (int, float, dict)) and not isinstance(fact.value, bool):
        score += 2.5
    if fact.kind == "base":
        score += 2
    if re.search(r"\d", fact.quote):
        score += 1
    if fact.value is False:
        score += 2
    return score


def _unfigured(fact: Fact) -> bool:
    """Whether the fact only says that there is pay, which nobody needs to ask."""
    if fact.facet != "pay" or fact.kind not in (None, "base") or not isinstance(fact.value, dict):
        return False
    return fact.value["min"] is None and fact.value["max"] is None


def _holds(quote: str, needs: list[Detail]) -> bool:
    return all(need.held_by(quote) for need in needs)
