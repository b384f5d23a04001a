"""A small classifier over sentence vectors and words, trained and loaded as Rasa does it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import scipy.sparse
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.meaning.encoder import encoder
from bot.meaning.weights import SETTING
from bot.nlu.intent_classifier import LinearIntentClassifier
from bot.nlu.meaning_featurizer import MeaningFeaturizer

PHRASES = {
    "ask_pay": ("what does it pay", "how much is the salary", "what's the hourly rate", "is the pay good"),
    "ask_place": ("where is it", "what city is that in", "how far away is the office", "which neighbourhood"),
    "say_goodbye": ("bye", "goodbye for now", "see you later", "that's all, bye"),
}
WORDS = sorted({word for phrases in PHRASES.values() for phrase in phrases for word in phrase.split()})


class SmallModel:
    """What a model folder holds of the two components; `tell` loads them anew and gives the ranking by intent."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self._storage = LocalModelStorage(folder)
        examples = [Message({TEXT: text, INTENT: intent}) for intent, texts in PHRASES.items() for text in texts]
        data = TrainingData(examples)
        featurizer = self._component(MeaningFeaturizer, "create")
        featurizer.train(data)
        self.featurizer().process_training_data(data)
        for message in examples:
            _count(message)
        self._component(LinearIntentClassifier, "create").train(data)

    def featurizer(self) -> MeaningFeaturizer:
        return self._component(MeaningFeaturizer, "load")

    def tell(self, *texts: str) -> list[dict[str, float]]:
        messages = [Message({TEXT: text}) for text in texts]
        self.featurizer().process(messages)
        for message in messages:
            _count(message)
        self._component(LinearIntentClassifier, "load").process(messages)
        return [{one["name"]: one["confidence"] for one in message.get("intent_ranking")} for message in messages]

    def _component(self, kind: type[GraphComponent], how: str) -> Any:
        config = {**kind.get_default_config(), **({"weight": 8.0} if kind is MeaningFeaturizer else {})}
        context = ExecutionContext(GraphSchema({}), node_name=kind.__name__)
        return getattr(kind, how)(config, self._storage, Resource(kind.__name__), context)


def _count(message: Message) -> None:
    """The words as sparse features, as Rasa's featurizer counts them; an empty text has none."""
    if not message.get(TEXT):
        return
    row = scipy.sparse.coo_matrix([[message.get(TEXT).split().count(word) for word in WORDS]])
    message.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, "words"))


@pytest.fixture
def small_model(tmp_path: Path) -> Callable[[], SmallModel]:
    """Trains the small model with the encoder that is set up just then."""

    def train() -> SmallModel:
        return SmallModel(tmp_path / "model")

    return train


@pytest.fixture
def forgotten_encoder(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The encoder is read anew here, after each `encoder.cache_clear()`, and afterwards."""
    monkeypatch.delenv(SETTING, raising=False)
    encoder.cache_clear()
    yield monkeypatch
    encoder.cache_clear()
