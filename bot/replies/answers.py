"""An answer in words: the answer first, then the posting's own sentence, then what can be done next."""

from __future__ import annotations

import re

from bot.facts.model import Answer
from bot.lexicon import lexicon
from bot.replies.buttons import Button
from bot.replies.state import State

JOINT = re.compile(r"\b(?:and|or|plus|also)\b|[,;?]\s*\w", re.IGNORECASE)
"""What stands between the parts of a question in several parts."""


def answer_values(answer: Answer, title: str) -> dict[str, str]:
    """The placeholders of the `utter_answer_*` responses."""
    quote = lexicon("reply_words")["quote"]
    return {
        "answer": " ".join([answer.answer, *_silent_parts(answer)]),
        "quotes": "\n".join(quote.format(quote=" ".join(span.quote.split())) for span in answer.evidence[:3]),
        "nearby": answer.nearby or "",
        "about": title,
    }


def _silent_parts(answer: Answer) -> list[str]:
    """That it does not say, for each part of a question in several parts that the answer leaves out."""
    if not answer.stated or not JOINT.search(answer.question):
        return []  # an answer that is silent on all of it names each part itself
    related: dict[str, list[str]] = lexicon("answers")["related"]
    stated = {part.facet for part in answer.parts if part.stated}
    near = {other for facet in stated for other in related.get(facet, ())}
    near |= {facet for facet, others in related.items() if stated & set(others)}
    silent = [part for part in answer.parts if not part.stated and part.facet not in near]
    return [part.answer for part in silent if part.answer not in answer.answer]


def answer_response(answer: Answer) -> str:
    """Which response says it; the proof is not said again where the answer is the proof."""
    if answer.source == "recruiter":
        alone = all(span.field == "recruiter" for span in answer.evidence)
        return "utter_answer_recruiter" if alone else "utter_answer_recruiter_and_posting"
    if answer.stated:
        said = " ".join(answer.answer.split())
        proven = all(" ".join(span.quote.split()) in said for span in answer.evidence)
        return "utter_answer_plain" if proven else "utter_answer_stated"
    return "utter_answer_nearby" if answer.nearby else "utter_answer_not_stated"


def answer_buttons(answer: Answer, state: State) -> list[Button]:
    """What else is often asked, and the way back."""
    words = lexicon("reply_words")
    others = [facet for facet in words["asked_by_button"] if facet not in answer.facets]
    buttons = [Button.of(words["facets"][facet], "ask_posting", facet=facet) for facet in others[-2:]]
    return buttons + ([Button.of(words["buttons"]["back"], "show_results")] if state.shown else [])
