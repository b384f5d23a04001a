"""Tells the intent classifier what the readers found and what form the message has."""

from __future__ import annotations

import re
from typing import Any

import scipy.sparse
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.sparse_featurizer.sparse_featurizer import SparseFeaturizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.lexicon import lexicon
from bot.nlu.message_reader import FACETS, READING, MessageReader
from bot.query.model import Query

KEYS = tuple(Query.__fields__)
FORMS = (
    "any_constraint", "several_constraints", "drops", "asks_facet", "asks_several_facets", "question_mark",
    "question_start", "verb_start", "has_number", "ordinal", "very_short", "short", "long",
    "names_openings", "ends_in_openings", "names_information", "asks_openings",
)  # fmt: skip
NAMES = tuple(f"query_{key}" for key in KEYS) + FORMS
INDEX = {name: position for position, name in enumerate(NAMES)}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class ReadingFeaturizer(SparseFeaturizer, GraphComponent):
    """One sentence feature of 0 and 1 a name in `NAMES`; trains nothing."""

    @classmethod
    def required_components(cls) -> list[type]:
        return [MessageReader]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {**SparseFeaturizer.get_default_config(), "weight": 1.0}

    def __init__(self, config: dict[str, Any], name: str) -> None:
        super().__init__(name, config)
        self._weight = float(config["weight"])

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing can be set wrong."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ReadingFeaturizer:
        return cls(config, execution_context.node_name)

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if message.get(TEXT):
                self._featurize(message)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process(training_data.training_examples)
        return training_data

    def _featurize(self, message: Message) -> None:
        # A slash message has no reading, but the classifier counts columns all the same
        reading = message.get(READING)
        holding = features(message.get(TEXT), reading, message.get(FACETS) or []) if reading else set()
        on = sorted(INDEX[name] for name in holding)
        row = scipy.sparse.coo_matrix(([self._weight] * len(on), ([0] * len(on), on)), shape=(1, len(NAMES)))
        self.add_features_to_message(sequence=None, sentence=row, attribute=TEXT, message=message)


def features(text: str, reading: dict[str, Any], facets: list[str]) -> set[str]:
    """Names of the features that hold for a message."""
    forms = lexicon("message_forms")
    words = re.findall(r"[\w'+#]+", text.casefold())
    query = reading["query"]
    openings = any(word in forms["openings"] for word in words)
    apart = " ".join(words)
    for trade in forms["no_information"]:
        apart = apart.replace(trade, "")
    information = any(word in forms["information"] for word in apart.split())
    holds = {
        "any_constraint": bool(query),
        "several_constraints": len(query) > 1,
        "drops": bool(reading.get("drops") or reading.get("un_exclude")),
        "asks_facet": bool(facets),
        "asks_several_facets": len(facets) > 1,
        "question_mark": "?" in text,
        "question_start": bool(words) and words[0] in forms["question_words"],
        "verb_start": bool(words) and words[0] in forms["auxiliary_verbs"],
        "has_number": any(word[0].isdigit() for word in words),
        "ordinal": any(word in forms["ordinals"] for word in words),
        "names_openings": openings,
        "ends_in_openings": bool(words) and words[-1] in forms["openings"],
        "names_information": information,
        "asks_openings": openings and not information and words[0] not in forms["question_words"],
        "very_short": len(words) <= 1,
        "short": 2 <= len(words) <= 3,
        "long": len(words) >= 9,
    }
    return {name for name, true in holds.items() if true} | {f"query_{key}" for key in query}
