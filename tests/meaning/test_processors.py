"""A message is encoded by one processor, a page by all."""

from __future__ import annotations

import numpy as np
from threadpoolctl import ThreadpoolController

from bot.meaning.encoder import Encoder
from bot.meaning.processors import Processors
from bot.meaning.weights import model_folder


def _in_use() -> list[int]:
    return [library.num_threads for library in ThreadpoolController().select(user_api="blas").lib_controllers]


def test_the_setting_goes_to_one_and_back() -> None:
    before = _in_use()
    processors = Processors()
    processors.use_one()
    assert before and set(_in_use()) == {1}
    processors.use_all()
    assert _in_use() == before


def test_one_text_is_encoded_by_one_processor_and_many_by_all() -> None:
    before = _in_use()
    encoder = Encoder(model_folder())
    alone = encoder.encode(["is there parking"])
    assert set(_in_use()) == {1}
    together = encoder.encode(["is there parking", "who pays for it"])
    assert _in_use() == before
    np.testing.assert_allclose(alone[0], together[0], atol=1e-5)
