"""How many processors the sentence encoder uses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

from threadpoolctl import ThreadpoolController

Part = TypeVar("Part")


@cache
def processors() -> int:
    """As many as NumPy's products of matrices would use; from now on each of them uses one, in the whole process.

    Two halve a product's time only on an idle machine: when others work too, they wait for each other and it doubles.
    """
    libraries = ThreadpoolController().select(user_api="blas").lib_controllers
    count = max((int(library.num_threads) for library in libraries), default=1)
    for library in libraries:
        library.set_num_threads(1)
    return count


def share_out(work: Callable[[Part], None], parts: Sequence[Part]) -> None:
    """Does the work on all parts, on as many at once as there are processors; those that stand first begin first."""
    workers = min(processors(), len(parts))
    if workers < 2:
        for part in parts:
            work(part)
        return
    # Not kept from one time to the next: a process that has threads must not be forked. Starting them takes 0.1 ms.
    with ThreadPoolExecutor(workers) as threads:
        for _ in threads.map(work, parts):
            pass
