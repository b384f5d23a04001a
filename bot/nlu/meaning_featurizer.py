"""Gives the intent classifier a message's sentence vector, so that a phrase counts for others that mean the same."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from typing import Any, Optional

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.meaning.encoder import Encoder, encoder
from bot.nlu.message_reader import READING

logger = logging.getLogger(__name__)

FILE = "encoder.npy"
PROBE = "which encoder is this"
"""An encoder is known by the vector that it gives this text."""
SAME = 0.999
"""Least cosine of two vectors of `PROBE` that one encoder made, on whatever processor."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class MeaningFeaturizer(DenseFeaturizer, GraphComponent):
    """One dense sentence feature, of `weight`'s length; what it learns is which encoder the model was trained with.

    Without that encoder the feature is all zeros, which tells the classifier to do without; a model that was trained
    without one gets no feature. What is not worth encoding gets zeros too: a slash message, which names its intent, and
    one of more words than `longest`, whose words tell its intent as well and whose vector takes longest.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {**DenseFeaturizer.get_default_config(), "weight": 1.0, "longest": 9}

    def __init__(
        self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource, probed: np.ndarray
    ) -> None:
        """`probed` float32 [width] is the vector of `PROBE` in training; its width is 0 where there was no encoder."""
        super().__init__(name, config)
        self._weight = np.float32(config["weight"])
        self._longest = int(config["longest"])
        self._storage, self._resource = model_storage, resource
        self._probed = probed
        self._encoder = _same(probed)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing can be set wrong."""

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> Optional[str]:
        """Another encoder makes other features of the same phrases."""
        return hashlib.sha256(np.round(_probed(encoder()), 2).tobytes()).hexdigest()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MeaningFeaturizer:
        return cls(config, execution_context.node_name, model_storage, resource, _probed(encoder()))

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> MeaningFeaturizer:
        """The featurizer of a trained model; warns when the encoder here is not the one that it was trained with."""
        with model_storage.read_from(resource) as folder:
            probed = np.load(folder / FILE, allow_pickle=False)
        loaded = cls(config, execution_context.node_name, model_storage, resource, probed)
        if encoder() is not None and loaded._encoder is None:
            logger.warning(
                "The model was trained with another sentence encoder, or with none. Until `rolecall train` has made "
                "a new one, intents are told by their words only."
            )
        return loaded

    def train(self, training_data: TrainingData) -> Resource:
        """Keeps which encoder it is; nothing of the phrases is learned here."""
        with self._storage.write_to(self._resource) as folder:
            np.save(folder / FILE, self._probed)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the feature to each message that has a text; many are encoded together."""
        read = [message for message in messages if message.get(TEXT)]
        if read and len(self._probed):
            for message, vector in zip(read, self._vectors([_mended(message) for message in read]), strict=True):
                self.add_features_to_message(None, vector[None] * self._weight, TEXT, message)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process(training_data.training_examples)
        return training_data

    def _vectors(self, texts: Sequence[str]) -> np.ndarray:
        """float32 [texts, width]"""
        vectors = np.zeros((len(texts), len(self._probed)), np.float32)
        meant = [place for place, text in enumerate(texts) if self._worth(text)]
        if self._encoder is not None and meant:
            vectors[meant] = self._encoder.encode([texts[place] for place in meant])
        return vectors

    def _worth(self, text: str) -> bool:
        return not text.startswith(INTENT_MESSAGE_PREFIX) and len(text.split()) <= self._longest


def _mended(message: Message) -> str:
    """The text with its spelling mended where the reader has been over it: that is what the tagger has encoded."""
    reading = message.get(READING)
    return str(reading["text"] if reading else message.get(TEXT))


def _probed(found: Optional[Encoder]) -> np.ndarray:
    return found.encode([PROBE])[0] if found is not None else np.zeros(0, np.float32)


def _same(probed: np.ndarray) -> Optional[Encoder]:
    """The encoder that is set up here, if it is the one that gave `probed`."""
    here = encoder()
    vector = _probed(here)
    return here if vector.shape == probed.shape and len(vector) and vector @ probed >= SAME else None
