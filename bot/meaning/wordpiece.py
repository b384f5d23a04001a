"""Texts as the numbers of their word pieces."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

LONGEST = 128
"""Word pieces of a text that are read, its two marks counted; the model was trained on no more."""


class WordPieces:
    """The vocabulary of a `tokenizer.json`; any exception of the reader when the file is not one."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)

    def __call__(self, texts: Sequence[str]) -> list[list[int]]:
        """The numbers of each text, 2 to 128 of them; an empty text has its two marks only."""
        # One by one: `encode_batch` starts threads, and a process that has them must not be forked.
        return [self._tokenizer.encode(text).ids for text in texts]

    def with_offsets(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        """The numbers of a text and where each piece stands in it; the two marks stand nowhere."""
        found = self._tokenizer.encode(text)
        return found.ids, found.offsets
