"""Each product of matrices is left to one processor; a page of texts is shared out among all."""

from __future__ import annotations

from threading import Barrier, get_ident

import numpy as np
import pytest
from threadpoolctl import ThreadpoolController

from bot.meaning import encoder
from bot.meaning import processors as module
from bot.meaning.encoder import Encoder
from bot.meaning.processors import processors, share_out
from bot.meaning.weights import model_folder


def test_each_product_uses_one_processor() -> None:
    assert processors() >= 1
    in_use = [library.num_threads for library in ThreadpoolController().select(user_api="blas").lib_controllers]
    assert in_use and set(in_use) == {1}
    assert processors() == processors()  # how many there were is not forgotten


def test_parts_are_worked_on_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "processors", lambda: 2)
    both_there = Barrier(2, timeout=10)
    workers = set()

    def work(part: str) -> None:
        both_there.wait()
        workers.add((part, get_ident()))

    share_out(work, ["one", "other"])
    assert {part for part, _ in workers} == {"one", "other"} and len({thread for _, thread in workers}) == 2


@pytest.mark.parametrize(("count", "parts"), [(1, 3), (4, 1), (4, 0)])
def test_what_one_can_do_starts_no_threads(monkeypatch: pytest.MonkeyPatch, count: int, parts: int) -> None:
    monkeypatch.setattr(module, "processors", lambda: count)
    workers: list[int] = []
    share_out(lambda _: workers.append(get_ident()), range(parts))
    assert workers == [get_ident()] * parts


def test_a_fault_of_one_part_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "processors", lambda: 2)
    with pytest.raises(ZeroDivisionError):
        share_out(lambda part: print(1 / part), [1, 0, 2])


@pytest.mark.parametrize("count", [1, 3])
def test_vectors_are_the_same_however_many_make_them(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    texts = [f"shift {number} " * (number % 9 + 1) for number in range(60)]
    together = Encoder(model_folder()).encode(texts)
    for where in (module, encoder):
        monkeypatch.setattr(where, "processors", lambda: count)
    np.testing.assert_allclose(Encoder(model_folder()).encode(texts), together, atol=1e-5)
