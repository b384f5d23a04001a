"""Puts what the readers find in a message into Rasa's parse data."""

from __future__ import annotations

from typing import Any, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import ENTITIES, EXTRACTOR, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.extract.vocabulary import Vocabulary
from bot.facts.question import facets_asked
from bot.nlu.name_extractor import NAMES, NameExtractor
from bot.nlu.vocabulary import vocabulary_function
from bot.query.read import read_message

READING = "reading"
"""Key of the parse data: a `MessageReading` as a dict."""
FACETS = "facets"
"""Key of the parse data: the facets that the text asks about, if it asks."""


# A featurizer in the recipe: an extractor that trains nothing is left out of training, and its features with it.
@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class MessageReader(GraphComponent):
    """Adds `reading`, `facets` and entities to each message; trains nothing.

    The closed entities (pay, place, schedule, ...) never depend on training luck. The store's spellings are handed
    in by the function that `vocabulary` names, since this room may not know the store.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"vocabulary": None}

    def __init__(self, config: dict[str, Any]) -> None:
        self._vocabulary = vocabulary_function(config.get("vocabulary"))

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MessageReader:
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Reads each message that is text; a slash message carries its own intent and is left alone."""
        vocabulary = self._vocabulary() if self._vocabulary else None
        for message in messages:
            self._read(message, vocabulary)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Reads the training phrases as messages are read, but without the store: training must not depend on it."""
        for message in training_data.training_examples:
            self._read(message, None)
        return training_data

    def _read(self, message: Message, vocabulary: Optional[Vocabulary]) -> None:
        text = message.get(TEXT)
        if not text or text.startswith(INTENT_MESSAGE_PREFIX):
            return
        reading = read_message(text, vocabulary=vocabulary, learned=message.get(NAMES))
        found = reading.as_dict()
        message.set(READING, found, add_to_output=True)
        message.set(FACETS, facets_asked(text), add_to_output=True)
        # The learned names are among what was read, as far as they stand
        others = [entity for entity in message.get(ENTITIES, []) if entity.get(EXTRACTOR) != NameExtractor.__name__]
        entities = [{**entity, EXTRACTOR: type(self).__name__} for entity in found["entities"]]
        message.set(ENTITIES, others + entities, add_to_output=True)
