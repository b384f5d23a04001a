"""Tells the open names in a message, roles, employers and skills, for the message reader to use beside the rules."""

from __future__ import annotations

from typing import Any, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    EXTRACTOR,
    INTENT,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.extract.spelling import mend
from bot.extract.vocabulary import EMPTY
from bot.meaning.encoder import encoder
from bot.nlu.vocabulary import vocabulary_function
from bot.query.gather import gather
from bot.query.learned import Learned
from bot.query.small_talk import is_small_talk
from bot.query.turns import read_turn
from bot.tagging.tagger import NameTagger, learn
from bot.tagging.vary import Phrase
from bot.tagging.words import KINDS, PAST, Mark

NAMES = "names"
"""Key of a message: the `Learned` of its mended text; not a part of the parse data."""
SEARCH = "search_jobs"
BRIEF = 32
"""Letters up to which a wish can follow another one in a training phrase."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class NameExtractor(GraphComponent, EntityExtractorMixin):
    """Learns from the names marked in the training phrases: `[stone mason](role) near Reno`, `my wife is a
    [nurse](past_role)`.

    Phrases of the intents in `unmarked` may hold names that are not marked, and are not learned from; `vocabulary`
    names the function that gives the store's spellings.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"unmarked": ["select_posting", "compare_postings", "ask_about_work"], "vocabulary": None}

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config, self._storage, self._resource = config, model_storage, resource
        self._vocabulary = vocabulary_function(config.get("vocabulary"))
        self._tagger: Optional[NameTagger] = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> NameExtractor:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> NameExtractor:
        """The extractor that `train` stored."""
        loaded = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            loaded._tagger = NameTagger.load(folder, encoder())
        return loaded

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from every phrase but those of the unmarked intents."""
        examples = [example for example in training_data.training_examples if example.get(TEXT) and example.get(INTENT)]
        marked = [example for example in examples if example.get(INTENT) not in self._config["unmarked"]]
        self._tagger = learn([_phrase(example) for example in marked], encoder())
        with self._storage.write_to(self._resource) as folder:
            self._tagger.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the names as entities; a slash message carries its own."""
        for message in messages:
            text = message.get(TEXT)
            if self._tagger and text and not text.startswith(INTENT_MESSAGE_PREFIX):
                self._tell(message, text, self._tagger)
        return messages

    def _tell(self, message: Message, text: str, tagger: NameTagger) -> None:
        vocabulary = (self._vocabulary() if self._vocabulary else None) or EMPTY
        mended = mend(text, vocabulary).text
        learned = Learned()
        if not is_small_talk(mended):
            learned = tagger.tell(mended, gather(read_turn(mended).text, vocabulary))
        message.set(NAMES, learned)
        entities = [
            {
                ENTITY_ATTRIBUTE_TYPE: name.entity,
                ENTITY_ATTRIBUTE_VALUE: name.value,
                ENTITY_ATTRIBUTE_START: name.start,
                ENTITY_ATTRIBUTE_END: name.end,
                EXTRACTOR: type(self).__name__,
            }
            for name in learned.names
        ]
        message.set(ENTITIES, message.get(ENTITIES, []) + entities, add_to_output=True)


def _phrase(example: Message) -> Phrase:
    """A training phrase; what other components have found in it is not marked, and bears their name."""
    text = example.get(TEXT)
    found = [entity for entity in example.get(ENTITIES, []) if EXTRACTOR not in entity]
    marks = [
        Mark(e[ENTITY_ATTRIBUTE_START], e[ENTITY_ATTRIBUTE_END], e[ENTITY_ATTRIBUTE_TYPE])
        for e in found
        if e[ENTITY_ATTRIBUTE_TYPE] in (*KINDS, *PAST)
    ]
    return Phrase(text, sorted(marks), example.get(INTENT) == SEARCH and len(text) < BRIEF)
