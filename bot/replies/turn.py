"""One message and all that is known about it in its place in the conversation."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Optional

from bot.extract.values import Place
from bot.extract.vocabulary import Vocabulary
from bot.lexicon import lexicon
from bot.query.model import PayWish, Query
from bot.query.reading import MessageReading
from bot.query.say import filters
from bot.replies.apart_meant import apart_meant, fitting_meant
from bot.replies.changes import KEYS_APART
from bot.replies.describe import FactsOf, described_pick, named_in_question, no_facts
from bot.replies.implied import is_new_wish
from bot.replies.leaning import LONGEST_LEANING, leans, leans_wholly, leant_on, named
from bot.replies.of_shown import question_of_each
from bot.replies.parts import Parts, asks, parts_of
from bot.replies.pick import JobOf, Pick, has_phrase, number_said, plain_pick, word_set, words_of
from bot.replies.relative import KEYS, RELATIVE, Relative
from bot.replies.state import Apart, State
from bot.replies.unknown import work_meant

OF_ONE_CARD = re.compile(r"\b(?:the|that|this) (?:[\w'&+.-]+ ){0,5}(?:one|job|posting|position|opening|role|listing)\b")
"""How one card is spoken of."""
MOST_CARDS = 9
"""A number alone up to here is no pay, even if no card has it."""
LONGEST_TITLE = 4
"""Words of a message that may be a title as the store has it."""


@dataclass
class Turn:
    """One message and what is known about it."""

    text: str
    intent: str
    reading: MessageReading
    facets: list[str]
    state: State
    payload: dict[str, Any] = field(default_factory=dict)
    """Entities of a button's message; unchecked."""
    confidence: float = 1.0
    """The classifier's, of the intent."""
    channel: Optional[str] = None
    job_of: JobOf = lambda posting_id: None
    facts_of: FactsOf = no_facts
    vocabulary: Optional[Vocabulary] = None
    reading_of: Callable[[str], MessageReading] = MessageReading
    """Reads a part of the message."""

    @property
    def is_button(self) -> bool:
        return self.text.startswith("/")

    @cached_property
    def said(self) -> str:
        """The message with its spelling mended."""
        return self.text if self.is_button else self.reading.text.strip() or self.text

    @cached_property
    def words(self) -> list[str]:
        return words_of(self.said)

    @cached_property
    def wish(self) -> MessageReading:
        """What the message wishes in its place.

        An amount alone is pay where pay is in force, "dental too" over a list is a benefit, a title is work.
        """
        if self._amount is not None:
            return replace(self.reading, bare_pay=PayWish(min=float(self._amount)))
        benefits = [facet for facet in self.facets if facet in lexicon("say")["benefits"]]
        if self.reading.is_empty and benefits and self.state.view == "results" and self.says("wish_words"):
            return replace(self.reading, query=Query(benefits=benefits), mode="add")
        if self.reading.is_empty and self._title:
            return replace(self.reading, query=Query(role=[self._title]))
        if self.namesakes_taken:
            return replace(self.reading, query=Query(place=self.namesakes_taken))
        work = work_meant(self.reading) if self._may_name_work else None
        if work:
            query = self.reading.query.copy(update={"role": [work]})
            return replace(self.reading, query=query, mode="search" if query.place else self.reading.mode)
        if self.names_employer_anew:
            return replace(self.reading, mode="search")
        return self.reading

    @cached_property
    def names_employer_anew(self) -> bool:
        """True of a complete wish that names an employer: "jobs at Acme", "is Acme hiring?"."""
        return is_new_wish(self.reading) and not self.says("what_about")

    @property
    def _may_name_work(self) -> bool:
        """True for a wish without work in it that may start with a word for work."""
        says = self.reading.query
        return bool(says.place or says.employment or says.workplace or says.pay) and not (
            says.role or says.skills or says.company or self.asks or self.takes_off
        )

    @cached_property
    def keys(self) -> set[str]:
        """QUERY keys that the message sets."""
        return set(self.wish.query.as_dict())

    @cached_property
    def wishes(self) -> bool:
        """True if the message says anything that a search can use."""
        return not self.wish.is_empty

    @property
    def wants_anything(self) -> bool:
        """True of "show me jobs", which names no wish but asks for all there is."""
        known = word_set("jobs_at_large") | word_set("around_jobs")
        return not self.wishes and set(self.words) <= known and not word_set("jobs_at_large").isdisjoint(self.words)

    @property
    def takes_off(self) -> bool:
        """True if it takes a filter off, which no question does."""
        return bool(self.reading.drops or self.reading.un_exclude or self.reading.removes.as_dict())

    @cached_property
    def sure_wishes(self) -> bool:
        """True if it says something that is not just any unknown word taken for a role."""
        return self.wishes and (self.keys != {"role"} or self._role_is_known)

    @property
    def _role_is_known(self) -> bool:
        roles = self.wish.query.role or []
        return any(self._in_titles(word) for role in roles for word in words_of(role))

    def _in_titles(self, word: str) -> bool:
        known = self.vocabulary.title_words if self.vocabulary else frozenset()
        return word in known or word.rstrip("s") in known

    @cached_property
    def _amount(self) -> Optional[int]:
        """The amount of "let's say 25", where pay is in force and no card can be meant."""
        pay = self.state.query.pay if self.state.query else None
        if pay is None or pay.per is None or not self.reading.is_empty:
            return None
        words = [word for word in self.words if word not in word_set("amount_words")]
        amount = number_said(" ".join(words))
        alone = len(words) == len(self.words)
        is_card = amount is not None and alone and amount <= max(len(self.state.shown), MOST_CARDS)
        return None if is_card or not amount or "more" in words else amount

    @cached_property
    def _title(self) -> Optional[str]:
        """The message, where it is nothing but words that the store's titles have: "watchmaker"."""
        words = [word for word in self.words if word not in word_set("around_title")]
        if not 0 < len(words) <= LONGEST_TITLE or self.asks or self.names_facet or self.is_button:
            return None
        return " ".join(words) if all(len(word) > 3 and self._in_titles(word) for word in words) else None

    @cached_property
    def asks(self) -> bool:
        """True if the message has the form of a question."""
        return asks(self.said) or "?" in self.text

    @cached_property
    def names_facet(self) -> bool:
        """True if it asks about something that a posting can be asked about."""
        return any(facet != "other" for facet in self.facets)

    @cached_property
    def offer_taken(self) -> Optional[str]:
        """The filters that it names after an offer to leave some out: "New Jersey", "the first", "Reno and nights"."""
        among = (self.state.offer or {}).get("among") or []
        said = [word for word in self.words if word not in word_set("leaving_out")]
        if not among or not said or self.asks or self.is_button:
            return None
        number = number_said(" ".join(said)) if not self.state.shown else None
        if number is not None:
            return str(among[number - 1][0]) if 0 < number <= len(among) else None
        named = [drop for drop, words in among if set(said) <= set(words_of(words))]
        if len(named) == 1:
            return str(named[0])
        in_force = [(key, set(words_of(words))) for key, words in filters(self.state.query or Query())]
        meant = [key for key, words in in_force if words & set(said)]
        explained = set(said) <= set().union(*(words for _, words in in_force))
        return KEYS_APART.join(meant) if explained and len(meant) > 1 else None

    @cached_property
    def wants_apart(self) -> Optional[Apart]:
        """The list beside what fits that it wants to see."""
        return None if self.is_button or self.takes_off else apart_meant(self.said, self.wish.query, self.state)

    @cached_property
    def wants_fitting(self) -> bool:
        """True if it wants to go back from a list apart to what fits."""
        return not self.is_button and fitting_meant(self.said, self.state)

    @cached_property
    def namesakes_taken(self) -> list[Place]:
        """The cities that it means of those told apart last: "Missouri" or "both", after Kansas City."""
        among = [Place(**place) for place in (self.state.offer or {}).get("namesakes") or []]
        states = self.reading.query.place or []
        cities = {place.city for place in among}
        if {place.city for place in states} <= cities and (self.says("all_of_them") or "any" in self.words):
            return among
        if set(self.reading.query.as_dict()) != {"place"} or any(place.city for place in states):
            return []
        return [place for place in among if any(place.region == state.region for state in states)]

    @cached_property
    def leans_back(self) -> bool:
        """True if it is a question that only the one before makes whole: "how much is it?", "and the second one?"."""
        if self.is_button or len(self.words) > LONGEST_LEANING:
            return False
        firmly = bool(self.state.asked) and (self.says("leaning_firmly") or leans_wholly(self.words))
        return self.leans_on_card or firmly or (not self.names_facet and leans(self.words))

    @cached_property
    def leans_on_card(self) -> bool:
        """True if it asks the question before of another card: "and the second one?"."""
        short = not self.is_button and len(self.words) <= LONGEST_LEANING
        return bool(short and self.state.asked and self.says("same_of_other") and self.picked)

    @cached_property
    def facets_meant(self) -> list[str]:
        """The facets that it asks about, those of the question before included where it leans on that."""
        if self.leans_back:
            return leant_on(self.words, self.state.asked)
        return named(self.words, self.facets, self.state.asked)

    @cached_property
    def picked(self) -> Optional[Pick]:
        """The card that the message names and says nothing else, if any."""
        return None if self._amount is not None else plain_pick(self.said, self.state, self.job_of)

    @cached_property
    def described(self) -> Optional[Pick]:
        """The card that the message describes, if any."""
        return self.picked or self._described(fully=False)

    @cached_property
    def speaks_of_one(self) -> bool:
        """True if it speaks of one card: "that Walmart job", "the night one"; not of "the same job" elsewhere."""
        return not self.says("no_pick") and not self.asks and OF_ONE_CARD.search(" ".join(self.words)) is not None

    @cached_property
    def names_card(self) -> bool:
        """True if it names one card in words that the card bears out: "that Walmart job"."""
        if not self.state.shown or self.takes_off or self.says("no_pick") or self.asks:
            return False
        return self._described(fully=True) is not None

    def _described(self, *, fully: bool) -> Optional[Pick]:
        query = self.reading.query
        return described_pick(self.said, query, self.state, self.job_of, self.facts_of, fully=fully)

    @cached_property
    def asked_about(self) -> Optional[Pick]:
        """The card that a question names: "what does the second one pay?"."""
        wish_of = lambda part: self.reading_of(part).query  # noqa: E731
        return named_in_question(self.said, wish_of, self.state, self.job_of, self.facts_of)

    @cached_property
    def relative(self) -> Optional[Relative]:
        """The wish that leans on what is shown, if it is one: "better paid", "newer", "closer"."""
        if self.state.query is None or (self.asks and self.says("posting_words") and not self.says("search_words")):
            return None
        return next((name for name in RELATIVE if self.says(name) and KEYS[name] not in self.keys), None)

    @cached_property
    def of_each(self) -> Optional[str]:
        """The question that it asks of each posting on the page, as it is asked of one; None if it asks no such thing.

        "And dental?" after such a question is one too.
        """
        if self.is_button or self.state.query is None or self.takes_off:
            return None
        over_list = self.state.focus is None or self.state.view != "posting"
        shown = len(self.state.in_view)
        of_one = self.state.view == "posting" and self.state.asked and self.says("leaning_firmly")
        question = question_of_each(self.said, over_list=shown > 1 and not of_one and (over_list or self.sure_wishes))
        if question is not None:
            return question
        again = self.state.view == "comparison" and self.state.asked and shown > 1 and not self.says("search_words")
        short = len(self.words) <= LONGEST_LEANING and not (self.asked_about or self.picked)
        adds = self.leans_back or (self.names_facet and self.says("adds_question"))
        return self.said if again and short and adds else None

    @cached_property
    def parts(self) -> Optional[Parts]:
        """Its wish and its question, where it has both."""
        return None if self.is_button else parts_of(self.said, self.reading_of)

    def says(self, name: str) -> bool:
        """True if a word or phrase of that list of `turn_words.yml` stands in the message."""
        return has_phrase(self.words, name)
