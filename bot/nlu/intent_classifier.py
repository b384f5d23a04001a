"""Logistic regression over a message's features, kept as plain arrays.

Rasa's own `LogisticRegressionClassifier` does the same sum, but importing what it stores its model with takes 4 s of
every start, and it cannot do without a feature it was trained with. Here scikit-learn is needed to train only; a
prediction is two products.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

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
SPARSE, ALL = "weights", "weights_of_all"
"""Files of the two regressions."""
RANKED = 10
"""Intents that a message's ranking lists."""


@dataclass(frozen=True)
class Regression:
    """A score for each intent."""

    weights: np.ndarray
    """float32 [features, intents], those of the sparse features first."""
    bias: np.ndarray
    """float32 [intents]"""

    def scores(self, sparse: scipy.sparse.csr_matrix, dense: np.ndarray) -> np.ndarray:
        """float32 [intents] of one message; `dense` is empty where the regression knows none."""
        known = sparse.shape[1]
        scores: np.ndarray = (sparse @ self.weights[:known])[0] + dense @ self.weights[known:] + self.bias
        return scores


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(IntentClassifier, GraphComponent):
    """Sets `intent` and `intent_ranking`; each intent counts the same however many phrases it has.

    With dense features it learns two regressions: one from all features, and one from the sparse ones alone, for
    messages whose dense feature is all zeros because the encoder of the training is not there.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        return [Featurizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"max_iter": 200, "regularisation": 1.0}

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config, self._storage, self._resource = config, model_storage, resource
        self._intents: list[str] = []
        self._regressions: dict[str, Regression] = {}

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
            loaded._intents = json.loads((folder / "intents.json").read_text(encoding="utf8"))
            for file in folder.glob("*.npz"):
                with np.load(file, allow_pickle=False) as arrays:
                    loaded._regressions[file.stem] = Regression(arrays["weights"], arrays["bias"])
        return loaded

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from every phrase that has an intent."""
        examples = [example for example in training_data.intent_examples if example.get(INTENT) and example.get(TEXT)]
        intents = [example.get(INTENT) for example in examples]
        self._intents = sorted(set(intents))
        if len(self._intents) < 3:
            raise ValueError("The training data must have phrases of at least three intents.")
        parts = [_features(example) for example in examples]
        sparse, dense = scipy.sparse.vstack([row for row, _ in parts]), np.stack([row for _, row in parts])
        self._regressions = {SPARSE: self._learned(sparse, intents)}
        if dense.any():
            everything = scipy.sparse.hstack([sparse, dense], format="csr", dtype=np.float32)
            self._regressions[ALL] = self._learned(everything, intents)
        with self._storage.write_to(self._resource) as folder:
            for name, learned in self._regressions.items():
                np.savez(folder / f"{name}.npz", weights=learned.weights, bias=learned.bias)
            (folder / "intents.json").write_text(json.dumps(self._intents), encoding="utf8")
        return self._resource

    def _learned(self, features: scipy.sparse.csr_matrix, intents: list[str]) -> Regression:
        from sklearn.linear_model import LogisticRegression  # Half a second, and needed to train only.

        model = LogisticRegression(
            C=self._config["regularisation"], class_weight="balanced", max_iter=self._config["max_iter"], random_state=0
        ).fit(features, intents)
        return Regression(np.ascontiguousarray(model.coef_.T, dtype=np.float32), model.intercept_.astype(np.float32))

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            ranking = self._ranking(message)
            message.set(INTENT, ranking[0] if ranking else {"name": None, "confidence": 0.0}, add_to_output=True)
            message.set(INTENT_RANKING, ranking, add_to_output=True)
        return messages

    def _ranking(self, message: Message) -> list[dict[str, Any]]:
        """Intents with their chances, likeliest first; none for a blank message, which lacks some features."""
        sparse, dense = _features(message)
        if sparse.shape[1] != len(self._regressions[SPARSE].weights):
            return []
        if dense.any():
            scores = self._regressions[ALL].scores(sparse, dense)
        else:
            scores = self._regressions[SPARSE].scores(sparse, dense[:0])
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        best = np.argsort(-chances)[:RANKED]
        return [{"name": self._intents[place], "confidence": float(chances[place])} for place in best]


def _features(message: Message) -> tuple[scipy.sparse.csr_matrix, np.ndarray]:
    """The message's sentence features: the sparse as one row, the dense as float32 [width], 0 wide without any."""
    _, sparse = message.get_sparse_features(attribute=TEXT)
    _, dense = message.get_dense_features(attribute=TEXT)
    row = sparse.features if sparse else scipy.sparse.csr_matrix((1, 0))
    return row.tocsr().astype(np.float32), dense.features[0] if dense else np.zeros(0, np.float32)
