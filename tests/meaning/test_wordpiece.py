"""Words become the pieces that the model learned."""

from __future__ import annotations

import pytest

from bot.meaning.weights import model_folder
from bot.meaning.wordpiece import LONGEST, WordPieces


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces(model_folder() / "tokenizer.json")


def test_case_and_accents_make_no_difference(pieces: WordPieces) -> None:
    assert pieces(["Résumé, CAFÉ"]) == pieces(["resume, cafe"])


def test_an_empty_text_has_its_two_marks(pieces: WordPieces) -> None:
    assert pieces([""]) == [[101, 102]]


def test_signs_are_pieces_of_their_own_and_nothing_is_padded(pieces: WordPieces) -> None:
    assert len(pieces(["pay?"])[0]) == len(pieces(["pay ?"])[0]) == 4


def test_a_long_text_is_cut(pieces: WordPieces) -> None:
    assert len(pieces(["night shift " * 500])[0]) == LONGEST
