"""How many processors the products of matrices use."""

from __future__ import annotations

from threadpoolctl import ThreadpoolController


class Processors:
    """One processor for a message, all for a page of text.

    Two halve a message's time only on an idle machine; when others work too, they wait for each other and it doubles.
    The setting is the whole process's; when two threads set it at once, either is right, only slower or faster.
    """

    def __init__(self) -> None:
        self._libraries = ThreadpoolController().select(user_api="blas").lib_controllers
        self._all = [library.num_threads for library in self._libraries]

    def use_one(self) -> None:
        for library in self._libraries:
            library.set_num_threads(1)

    def use_all(self) -> None:
        """As many as the process had when this was made."""
        for library, count in zip(self._libraries, self._all, strict=True):
            library.set_num_threads(count)
