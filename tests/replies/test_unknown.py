"""Words that nothing understood."""

from __future__ import annotations

from typing import Optional

import pytest

from bot.extract.vocabulary import Vocabulary
from bot.query.read import read_message
from bot.replies.unknown import unknown_words, work_meant

STORE = Vocabulary(title_words=frozenset({"florist", "welder"}), cities=frozenset({"Tulsa"}))


@pytest.mark.parametrize(
    ("said", "word", "nearest"),
    [
        ("flurbist in Tulsa", "flurbist", "florist"),
        ("cook in Witcheeta", "Witcheeta", "Wichita"),
        ("welder in Zzyzxville", "Zzyzxville", None),
        ("nurse in Quxville, Texas", "Quxville", None),
    ],
)
def test_a_word_that_nothing_understood_is_named_with_the_nearest(said: str, word: str, nearest: Optional[str]) -> None:
    found = unknown_words(read_message(said, vocabulary=STORE), STORE)
    assert [(one.word, one.nearest) for one in found] == [(word, nearest)]
    if nearest:
        assert found[0].instead == said.replace(word, nearest)


@pytest.mark.parametrize(
    "said",
    [
        "welder in Tulsa, at least 20 an hour please",
        "oops, I meant full time",
        "absolutely no nights",
        "so I went to my sister's last summer and her flurbist friend said that I should look for a job as a welder",
    ],
)
def test_nothing_is_named_where_all_is_understood_or_much_is_told(said: str) -> None:
    assert unknown_words(read_message(said, vocabulary=STORE), STORE) == []


@pytest.mark.parametrize(
    ("said", "work"),
    [
        ("astronaut in Tulsa", "astronaut"),
        ("watchmakers near Reno", "watchmaker"),
        ("no wait, full time", None),
        ("zzyzx in Tulsa", None),
        ("something in Tulsa", None),
    ],
)
def test_a_word_at_the_head_of_a_wish_is_work(said: str, work: Optional[str]) -> None:
    assert work_meant(read_message(said)) == work
