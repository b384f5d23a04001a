"""Vectors are those of the published model, alone or among others, and near each other when texts mean the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import yaml

from bot.meaning import encoder as module
from bot.meaning.encoder import BATCH, LEAST, Encoder, batches, encoder
from bot.meaning.weights import model_folder

ALIKE = yaml.safe_load((Path(__file__).parent / "alike.yml").read_text(encoding="utf8"))


@pytest.fixture(scope="module")
def minilm() -> Encoder:
    found = encoder()
    assert found is not None
    return found


def test_cosines_are_those_that_the_model_s_documentation_prints(minilm: Encoder) -> None:
    vectors = minilm.encode(["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."])
    printed = [[1, 0.6660, 0.1046], [0.6660, 1, 0.1411], [0.1046, 0.1411, 1]]
    np.testing.assert_allclose(vectors @ vectors.T, printed, atol=1e-4)


@pytest.mark.parametrize("case", ALIKE, ids=lambda case: case["asked"])
def test_what_answers_is_nearer_than_what_does_not(minilm: Encoder, case: dict) -> None:
    asked, meant, *others = minilm.encode([case["asked"], case["meant"], *case["others"]])
    assert asked @ meant > 0.05 + max(asked @ other for other in others)


def test_vectors_have_length_one_and_the_promised_shape(minilm: Encoder) -> None:
    vectors = minilm.encode(["401k?", "", "Ünïcödé — 日本語 🙂", "night shift " * 200])
    assert vectors.shape == (4, 384) and vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert minilm.encode([]).shape == (0, 384)


def test_a_text_has_the_same_vector_alone_and_among_others(minilm: Encoder) -> None:
    texts = [("a driver for the early shift " * (at % 7 + 1)) + str(at) for at in range(40)]
    together = minilm.encode(texts)
    alone = np.concatenate([minilm.encode([text]) for text in texts])
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_what_lies_beyond_128_word_pieces_is_not_read(minilm: Encoder) -> None:
    start = "word " * 126
    np.testing.assert_array_equal(minilm.encode([start + "night"]), minilm.encode([start + "salary"]))


def test_a_caller_who_changes_a_vector_does_not_change_the_remembered_one(minilm: Encoder) -> None:
    first = minilm.encode(["is parking free"])
    kept = first.copy()
    first[:] = 0
    np.testing.assert_array_equal(minilm.encode(["is parking free"]), kept)


def test_what_was_read_is_not_read_again_until_newer_texts_take_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REMEMBERED", 3)
    own = Encoder(model_folder())
    read: list[str] = []
    one, many = own._one, own._encode
    monkeypatch.setattr(own, "_one", lambda text: (read.append(text), one(text))[1])
    monkeypatch.setattr(own, "_encode", lambda texts: (read.extend(texts), many(texts))[1])
    first = own.encode(["free parking", "night shift", "free parking"])
    assert read == ["free parking", "night shift"]
    np.testing.assert_array_equal(first[0], first[2])
    own.encode(["night shift", "dental plan"])
    own.encode(["no weekends"])
    assert read[2:] == ["dental plan", "no weekends"]
    own.encode(["night shift", "free parking"])
    assert read[4:] == ["free parking"]


def test_a_batch_holds_like_lengths_the_longest_first_and_is_no_larger_than_allowed() -> None:
    lengths = [5, 128, 7, 90, 6] * 20
    made = batches(lengths, 2)
    assert sorted(at for batch in made for at in batch) == list(range(100))
    assert all(sum(lengths[at] for at in batch) <= BATCH for batch in made)
    longest = [lengths[batch[0]] for batch in made]
    assert longest == sorted(longest, reverse=True)
    assert {5, 128} not in [{lengths[at] for at in batch} for batch in made]
    assert batches([], 2) == []


def test_all_processors_get_as_much_but_no_crumbs() -> None:
    page = [sum(20 for _ in batch) for batch in batches([20] * 40, 2)]
    assert len(page) == 2 and max(page) - min(page) <= 40
    assert len(batches([20] * 40, 1)) == 2
    assert len(batches([LEAST // 4] * 3, 8)) == 1
