"""The classifier is told what the readers found and what form the message has."""

from __future__ import annotations

import pytest

from bot.nlu.reading_featurizer import NAMES, features


@pytest.mark.parametrize(
    ("text", "reading", "facets", "holds", "holds_not"),
    [
        (
            "remote in Tulsa",
            {"query": {"workplace": ["remote"], "place": [{"city": "Tulsa"}]}},
            [],
            {"query_workplace", "query_place", "any_constraint", "several_constraints", "short"},
            {"asks_facet", "very_short"},
        ),
        (
            "is it remote?",
            {"query": {"workplace": ["remote"]}},
            ["workplace"],
            {"asks_facet", "question_mark", "verb_start"},
            {"several_constraints", "question_start"},
        ),
        ("forget the salary", {"query": {}, "drops": ["pay"]}, [], {"drops"}, {"any_constraint"}),
        ("what is the second one", {"query": {}}, [], {"question_start", "ordinal"}, {"any_constraint"}),
        ("hello", {"query": {}}, [], {"very_short"}, {"any_constraint", "question_mark"}),
    ],
)
def test_features(text: str, reading: dict, facets: list[str], holds: set[str], holds_not: set[str]) -> None:
    found = features(text, reading, facets)
    assert holds <= found
    assert not holds_not & found
    assert found <= set(NAMES)
