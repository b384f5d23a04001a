"""Questions that only the one before makes whole: "and how much is that?", "since when?"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.facts.meant import facets_meant
from bot.lexicon import lexicon
from bot.replies.pick import has_phrase, word_set
from bot.replies.state import State

LONGEST_LEANING = 7
"""Words of a question that leans on the one before."""
LONGEST_SMALL_WORD = 3
"""Letters of a word that such a question may hold beside those of its list."""


def leans(words: list[str]) -> bool:
    """Whether a question says nothing of its own: "how often?", not "how many students per class?"."""
    own = {word for word in words if len(word) > LONGEST_SMALL_WORD} - word_set("leaning_rest")
    return has_phrase(words, "leaning") and not own


def leans_wholly(words: list[str]) -> bool:
    """Whether a question is nothing but a phrase that leans: "and since when?"."""
    said = [word for word in words if word not in lexicon("message_forms")["before_question"]]
    return " ".join(said) in word_set("leaning")


def leant_on(words: list[str], asked: Sequence[str]) -> list[str]:
    """The facets asked before; "how much?" after what has no amount is the pay."""
    if not has_phrase(words, "leaning_on_pay"):
        return list(asked)
    return [facet for facet in asked if facet not in word_set("without_amount")] or ["pay"]


def asked_again(state: State, said: str) -> tuple[str, list[str]]:
    """The question before, to be asked of another card in its own words, and the facets that these do not tell.

    Facets alone would lose what it names: "is the 401k matched?" is more than a question about retirement. `said`
    stands for a question that is not remembered.
    """
    question = state.question or said
    return question, [] if set(state.asked) == set(facets_meant(question)) else list(state.asked)


def named(words: list[str], facets: list[str], asked: Sequence[str]) -> list[str]:
    """The facets that a question names, where it leans on none; a first "how much is it?" asks for the pay too."""
    pay = ["pay"] if not asked and has_phrase(words, "leaning_on_pay") else []
    return list(dict.fromkeys(pay + facets))
