"""The parts of the forward pass compute what their names say."""

from __future__ import annotations

import math

import numpy as np

from bot.meaning.network import BLOCK, GROUP, Norm, attention, gelu, grouped, spread


def test_gelu_is_exact_to_a_millionth_in_every_row() -> None:
    x = np.linspace(-10, 10, (2 * BLOCK + 3) * 64, dtype=np.float32).reshape(-1, 64)
    exact = [value / 2 * (1 + math.erf(value / math.sqrt(2))) for value in x.ravel().tolist()]
    np.testing.assert_allclose(gelu(x).ravel(), exact, atol=1e-6)


def test_rows_are_laid_out_with_zeros_between() -> None:
    rows = np.array([[1, 2], [3, 4]], np.float32)
    np.testing.assert_array_equal(spread(rows, np.array([1, 3]), 4), [[0, 0], [1, 2], [0, 0], [3, 4]])
    np.testing.assert_array_equal(spread(rows, np.array([0, 1]), 2), rows)


def test_a_norm_gives_rows_of_the_wanted_mean_and_spread() -> None:
    x = np.random.default_rng(1).normal(3, 5, (4, 384)).astype(np.float32)
    y = Norm(np.full(384, 2, np.float32), np.full(384, 7, np.float32), 1e-12)(x)
    np.testing.assert_allclose(y.mean(1), 7, atol=1e-4)
    np.testing.assert_allclose(y.std(1), 2, atol=1e-4)


def test_attention_does_not_see_what_is_masked() -> None:
    query, key, value = np.random.default_rng(2).normal(size=(3, 1, 2, 5, 8)).astype(np.float32)
    unseen = np.array([0, 0, 0, -1e9, -1e9], np.float32)[None, None, None]
    short = attention(query, key[:, :, :3], value[:, :, :3], unseen[..., :3])
    np.testing.assert_allclose(attention(query, key, value, unseen), short, atol=1e-6)


def test_rows_are_grouped_in_order_each_piece_once() -> None:
    lengths = [128, 128, 60, 60, 60, 60, 3, 2]
    groups = list(grouped(lengths))
    assert [group.unseen.shape for group in groups] == [(2, 128), (4, 60), (2, 3)]
    assert [(group.pieces.start, group.pieces.stop) for group in groups] == [(0, 256), (256, 496), (496, 501)]
    assert all(group.unseen.size <= GROUP for group in groups)
    last = groups[-1]
    np.testing.assert_array_equal(last.unseen == 0, [[True, True, True], [True, True, False]])
    np.testing.assert_array_equal(last.held, [0, 1, 2, 3, 4])
