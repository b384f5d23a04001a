"""The texts of `python -m bench facts` are what its page says: as long and as dense as real postings."""

from __future__ import annotations

from bench.facts import DENSITY, LENGTH, _facts, _silent_lines, dense_texts


def test_texts_are_as_dense_as_real_postings() -> None:
    texts = dense_texts()
    assert len(texts) > 50 and {len(text) for text in texts} == {LENGTH}
    mean = sum(len(_facts(text)) for text in texts) / len(texts)
    assert DENSITY - 1 <= mean <= DENSITY + 2


def test_lines_put_between_are_those_that_no_fact_quotes() -> None:
    text = "We have been on Main Street since 1961.\n- Health insurance after 30 days\n- Bring a sharp eye"
    assert "- Health insurance after 30 days" not in _silent_lines(text)
    assert "Health insurance after 30 days" not in _silent_lines(text)
    assert any("sharp eye" in line for line in _silent_lines(text))
