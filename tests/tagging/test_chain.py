"""The chain learns which look and which step a tag has, tells chances that are chances, and is the same each time."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
import scipy.sparse

from bot.tagging.chain import Chain, train

A, B, C = 0, 1, 2
"""Looks of words; a B is tagged 1 only after an A."""
SENTENCES = [([A, B, C], [0, 1, 0]), ([C, B], [0, 0]), ([A, B], [0, 1]), ([B], [0]), ([C, A], [0, 0]), ([B, B], [0, 0])]


def _rows(looks: list[int]) -> scipy.sparse.csr_matrix:
    rows = np.zeros((len(looks), 6), np.float32)
    for k, look in enumerate(looks):
        rows[k, look] = 1
        if k:
            rows[k, 3 + looks[k - 1]] = 1
    return scipy.sparse.csr_matrix(rows)


def _trained(allowed: np.ndarray | None = None) -> Chain:
    ordered = sorted(SENTENCES * 5, key=lambda sentence: -len(sentence[0]))
    return train(
        np.zeros((sum(len(looks) for looks, _ in ordered), 0), np.float32),
        scipy.sparse.vstack([_rows(looks) for looks, _ in ordered]).tocsr(),
        np.array([tag for _, tags in ordered for tag in tags]),
        [len(looks) for looks, _ in ordered],
        allowed=np.ones((3, 2), bool) if allowed is None else allowed,
        weights=np.ones(len(ordered)),
        firmness=10.0,
    )


@pytest.fixture(scope="module")
def chain() -> Chain:
    return _trained()


def _emissions(chain: Chain, looks: list[int]) -> np.ndarray:
    return chain.emissions(np.zeros((len(looks), 0), np.float32), _rows(looks))


@pytest.mark.parametrize(("looks", "tags"), SENTENCES)
def test_it_tells_what_it_learned(chain: Chain, looks: list[int], tags: list[int]) -> None:
    assert chain.best(_emissions(chain, looks)) == tags


def test_the_best_tagging_and_the_chances_are_those_of_counting_all(chain: Chain) -> None:
    emissions = _emissions(chain, [A, B, B, C])
    scores = {}
    for tags in product(range(2), repeat=4):
        steps = chain.steps[-1][tags[0]] + sum(chain.steps[a, b] for a, b in zip(tags, tags[1:], strict=False))
        scores[tags] = float(np.exp(steps + sum(emissions[k, tag] for k, tag in enumerate(tags))))
    assert tuple(chain.best(emissions)) == max(scores, key=lambda tags: scores[tags])
    whole = sum(scores.values())
    for k in range(4):
        ones = sum(score for tags, score in scores.items() if tags[k] == 1) / whole
        assert chain.chances(emissions)[k, 1] == pytest.approx(ones, abs=1e-5)


def test_the_same_data_give_the_same_chain(chain: Chain) -> None:
    again = _trained()
    assert all(np.array_equal(one, other) for one, other in zip(chain, again, strict=True))


def test_a_forbidden_step_is_not_taken() -> None:
    allowed = np.ones((3, 2), bool)
    allowed[1, 1] = False
    drawn = np.array([[0.0, 9.0], [0.0, 9.0]])
    assert _trained(allowed).best(drawn) != [1, 1]
    assert _trained().best(drawn) == [1, 1]
