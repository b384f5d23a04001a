"""`python -m bench answers` asks enough different questions, and its rival is what it says."""

from __future__ import annotations

from bench.answers import EACH, NearestSentence, _questions, _samples


def test_no_question_comes_twice() -> None:
    questions = list(_questions(seed=1))
    assert len(set(questions)) == len(questions) >= EACH * len(_samples())
    assert questions != list(_questions(seed=2)) and sorted(questions) == sorted(_questions(seed=2))


def test_the_rival_gives_the_nearest_sentence() -> None:
    fields = {"description": "We bake bread for the whole town.\nParking behind the mill is free.\nNights only."}
    rival = NearestSentence()
    assert rival(fields, [], "where can I leave my car?") == "Parking behind the mill is free."
    assert rival(fields, [], "what do you make?") == "We bake bread for the whole town."
