"""A way of asking that a recruiter wrote is known again, and no other question is taken for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.faq import matching
from bot.faq.matching import by_facet, by_question, facets_sure
from bot.faq.questions import questions_in
from bot.postings.approved import ApprovedAnswer

CASES = yaml.safe_load((Path(__file__).parent / "matching.yml").read_text(encoding="utf8"))
LEAST_FOUND = 0.8
"""Share of the ways of asking that find their answer; it was 0.83 when the threshold was chosen."""


def approved(question: str, **parts: Any) -> ApprovedAnswer:
    return ApprovedAnswer("Ask Kim.", "Kim", questions=(question,), **parts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["question"])
def test_no_near_miss_is_taken_for_the_question(case: dict[str, Any]) -> None:
    assert [other for other in case["other"] if by_question(other, [approved(case["question"])])] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["question"])
def test_the_question_itself_is_found_whatever_its_spelling(case: dict[str, Any]) -> None:
    answer = approved(case["question"])
    for typed in (case["question"], case["question"].lower().rstrip("?"), case["question"].upper()):
        assert by_question(typed, [answer]) is answer


def test_other_ways_of_asking_find_it_mostly() -> None:
    asked = [(one, approved(case["question"])) for case in CASES for one in case["same"]]
    found = [one for one, answer in asked if by_question(one, [answer])]
    assert len(found) / len(asked) >= LEAST_FOUND


def test_of_many_answers_the_own_one_is_found_or_none() -> None:
    answers = [approved(case["question"]) for case in CASES]
    for case, own in zip(CASES, answers, strict=True):
        others = [answer for answer in answers if answer is not own]
        texts = [text for text in case["same"] + case["other"] if text.lower() not in _asked()]
        assert [text for text in texts if by_question(text, others)] == []


def _asked() -> set[str]:
    return {case["question"].lower() for case in CASES} | {"when does the health insurance start?"}


def test_without_an_encoder_the_same_words_are_known_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "encoder", lambda: None)
    answer = approved("Is there a union?")
    assert by_question("do you have a union?", [answer]) is answer
    assert by_question("is there a uniform?", [answer]) is None
    assert by_question("is there?", [approved("Is it?")]) is None


def test_the_narrowest_scope_goes_first_then_the_more_alike() -> None:
    for_all = approved("Is there a union?")
    company = approved("Is there a workers' union?", company="Corner Mill")
    posting = approved("Do you have a union here?", posting_id="mill-1")
    assert by_question("Is there a union?", [posting, company, for_all]) is posting
    assert by_question("Is there a union?", [company, for_all]) is company


@pytest.mark.parametrize(
    ("question", "facets"),
    [
        ("is there parking?", ["parking"]),
        ("do they drug test?", ["drug_test"]),
        ("can I eat my lunch in the car?", []),
        ("what do people say about the boss's dog", []),
    ],
)
def test_only_sure_facets_count(question: str, facets: list[str]) -> None:
    assert facets_sure(question) == facets


def test_a_follow_up_brings_its_facets() -> None:
    assert facets_sure("how much is it?", ["health_insurance"]) == ["health_insurance"]


def test_an_answer_to_a_facet_is_for_no_other() -> None:
    answers = [ApprovedAnswer("Free.", "Kim", facet="parking")]
    assert by_facet("parking", answers) is answers[0]
    assert by_facet("commuter", answers) is None


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("is there a union, and can I bring my dog?", ["is there a union", "can I bring my dog?"]),
        ("is there a union? can I bring my dog?", ["is there a union", "can I bring my dog?"]),
        ("do you pay for gas and tolls?", ["do you pay for gas and tolls?"]),
        ("what is the pay and is there dental", ["what is the pay", "is there dental"]),
        ("is there parking", ["is there parking"]),
    ],
)
def test_a_message_is_cut_into_its_questions(message: str, parts: list[str]) -> None:
    assert questions_in(message) == parts
