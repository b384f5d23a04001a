"""Logistic regression over a message's features, kept as plain arrays.

Rasa's own `LogisticRegressionClassifier` does the same sum, but importing what it stores its model with takes 4 s of
every start. Here scikit-learn is needed to train only; a prediction is one sparse product.
"""

from __future__ import annotations

import json
from typing import Any, Optional

import numpy as np
import scipy.sparse
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

INTENT_RANKING = "intent_ranking"
RANKED = 10
"""Intents that a message's ranking lists."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(IntentClassifier, GraphComponent):
    """Sets `intent` and `intent_ranking`; each intent counts the same however many phrases it has."""

    @classmethod
    def required_components(cls) -> list[type]:
        return [Featurizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"max_iter": 200, "regularisation": 1.0}

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config, self._storage, self._resource = config, model_storage, resource
        self._intents: list[str] = []
        self._weights = np.zeros((0, 0), dtype=np.float32)
        self._bias = np.zeros(0, dtype=np.float32)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LinearIntentClassifier:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LinearIntentClassifier:
        """The classifier that `train` stored."""
        loaded = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
                loaded._weights, loaded._bias = arrays["weights"], arrays["bias"]
            loaded._intents = json.loads((folder / "intents.json").read_text(encoding="utf8"))
        return loaded

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from every phrase that has an intent."""
        from sklearn.linear_model import LogisticRegression

        examples = [example for example in training_data.intent_examples if example.get(INTENT) and example.get(TEXT)]
        model = LogisticRegression(
            C=self._config["regularisation"], class_weight="balanced", max_iter=self._config["max_iter"], random_state=0
        ).fit(scipy.sparse.vstack([_features(example) for example in examples]), [e.get(INTENT) for e in examples])
        if len(model.classes_) < 3:
            raise ValueError("The training data must have phrases of at least three intents.")
        self._intents = model.classes_.tolist()
        self._weights = np.ascontiguousarray(model.coef_.T, dtype=np.float32)
        self._bias = model.intercept_.astype(np.float32)
        with self._storage.write_to(self._resource) as folder:
            np.savez(folder / "weights.npz", weights=self._weights, bias=self._bias)
            (folder / "intents.json").write_text(json.dumps(self._intents), encoding="utf8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            ranking = self._ranking(message)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING, ranking, add_to_output=True)
        return messages

    def _ranking(self, message: Message) -> list[dict[str, Any]]:
        scores = np.asarray(_features(message) @ self._weights)[0] + self._bias
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        best = np.argsort(-chances)[:RANKED]
        return [{"name": self._intents[place], "confidence": float(chances[place])} for place in best]


def _features(message: Message) -> scipy.sparse.csr_matrix:
    """The message's sentence features, sparse and dense, as one row."""
    _, sparse = message.get_sparse_features(attribute=TEXT)
    _, dense = message.get_dense_features(attribute=TEXT)
    parts: list[Optional[Any]] = [sparse.features if sparse else None, dense.features if dense else None]
    return scipy.sparse.hstack([part for part in parts if part is not None], format="csr", dtype=np.float32)
