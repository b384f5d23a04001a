"""Words of a message, and names as tags and back."""

from __future__ import annotations

import pytest

from bot.tagging.words import KINDS, OUTSIDE, TAGS, Mark, first_tag, marks_of, tags_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("c++ and c#, please", ["c++", "and", "c#", ",", "please"]),
        ("front-end dev at AT&T", ["front-end", "dev", "at", "AT&T"]),
        ("$19/hr", ["$", "19", "/", "hr"]),
        ("Wendy's", ["Wendy's"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    found = words_of(text)
    assert [word.text for word in found] == words
    assert [text[word.start : word.end] for word in found] == words


def test_names_become_tags_and_tags_names() -> None:
    text = "stone mason or welder at Acme Freight"
    marks = [Mark(0, 11, "role"), Mark(15, 21, "role"), Mark(25, 37, "company")]
    words = words_of(text)
    tags = tags_of(words, marks)
    role, company = first_tag("role"), first_tag("company")
    assert tags == [role, role + 1, OUTSIDE, role, OUTSIDE, company, company + 1]
    assert marks_of(words, tags) == marks


def test_two_names_side_by_side_stay_two() -> None:
    words = words_of("welder cook")
    role = first_tag("role")
    assert len(marks_of(words, [role, role])) == 2
    assert len(marks_of(words, [role, role + 1])) == 1


def test_what_is_told_of_the_past_has_no_tag() -> None:
    words = words_of("i was a nurse")
    assert set(tags_of(words, [Mark(8, 13, "past_role")])) == {OUTSIDE}


def test_each_kind_has_two_tags() -> None:
    assert len(TAGS) == 1 + 2 * len(KINDS)
    assert TAGS[first_tag("skills")] == "skills begins"
