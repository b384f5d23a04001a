"""Other names in the place of those of a phrase."""

from __future__ import annotations

from bot.lexicon import lexicon
from bot.tagging.vary import Phrase, varied
from bot.tagging.words import Mark

PHRASES = [
    Phrase("welders at Acme Freight, not nights", [Mark(0, 7, "role"), Mark(11, 23, "company")]),
    Phrase("my wife is a nurse", [Mark(13, 18, "past_role")]),
    Phrase("no weekends", may_follow=True),
]


def test_copies_have_other_names_at_their_marks_and_the_words_around_stay() -> None:
    copies = list(varied(PHRASES, 20))
    assert len(copies) == 40, "what names nothing is not copied"
    for copy in copies[:20]:
        role, company = copy.marks
        assert copy.text[role.end : company.start] == " at "
        assert copy.text[company.end :].startswith(", not nights")
        assert copy.text[role.start : role.end].endswith("s"), "a plural stays one"
    assert len({copy.text for copy in copies}) > 30
    assert all(copy.text.startswith("my wife is a ") and copy.marks[0].kind == "past_role" for copy in copies[20:])


def test_some_copies_are_followed_by_what_names_nothing() -> None:
    followed = [copy.text.endswith("no weekends") for copy in varied(PHRASES, 50)]
    assert 20 < sum(followed) < 80


def test_the_same_seed_draws_the_same() -> None:
    assert list(varied(PHRASES, 3, seed=4)) == list(varied(PHRASES, 3, seed=4))
    assert list(varied(PHRASES, 3, seed=4)) != list(varied(PHRASES, 3, seed=5))


def test_rare_names_stand_once() -> None:
    for names in lexicon("rare_names").values():
        assert len(names) == len(set(names))
