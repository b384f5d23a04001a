"""The order of truth: posting, company, all, then what the posting says; each with its proof."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Optional

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from bot.facts.answer import answer
from bot.faq.answer import Told, answer_asked
from bot.postings.approved import ApprovedAnswer, ApprovedAnswers
from bot.postings.store import PostingStore
from bot.postings.tables import ApprovedAnswerRow

Say = Callable[..., ApprovedAnswer]


def told(store: PostingStore, question: str, posting_id: str = "mill-1", facets: Optional[list[str]] = None) -> Told:
    posting = store.get(posting_id)
    assert posting is not None
    live = ApprovedAnswers(store).live(posting_id, posting.job.company)
    found = answer_asked(posting_id, posting.fields, posting.facts, question, facets=facets, approved=live)
    for span in found.answer.evidence:
        assert found.fields[span.field][span.start : span.end] == span.quote and len(span.quote) <= 400
    assert len(found.answer.evidence) <= 3
    return found


def test_posting_before_company_before_all_before_the_posting_itself(store: PostingStore, said: Say) -> None:
    approved = ApprovedAnswers(store)
    assert told(store, "is there parking?").answer.source == "posting"
    steps: list[dict[str, Any]] = [{}, {"company": "Corner Mill"}, {"posting_id": "mill-1"}]
    for number, whose in enumerate(steps):
        approved.add(said(f"Parking {number}.", facet="parking", **whose))
        found = told(store, "is there parking?")
        assert (found.answer.answer, found.answer.source) == (f"Parking {number}.", "recruiter")
        assert found.answer.stated and found.answer.facets == ["parking"] and found.answer.parts == []
        assert found.fields["recruiter"] == f"Parking {number}."
    assert told(store, "is there parking?", "mill-2").answer.answer == "Parking 1.", "a company under another spelling"
    assert told(store, "is there parking?", "dock-1").answer.answer == "Parking 0."


def test_a_way_of_asking_goes_before_the_facet_of_the_same_scope_only(store: PostingStore, said: Say) -> None:
    approved = ApprovedAnswers(store)
    approved.add(said("There is parking.", facet="parking", company="Corner Mill"))
    approved.add(said("Yes, free.", questions=("Is parking free?",), company="Corner Mill"))
    assert told(store, "is the parking free?").answer.answer == "Yes, free."
    assert told(store, "is there parking?").answer.answer == "There is parking."
    approved.add(said("Mill parking.", facet="parking", posting_id="mill-1"))
    assert told(store, "is the parking free?").answer.answer == "Mill parking."


def test_an_expired_answer_is_never_given(store: PostingStore, said: Say) -> None:
    approved, today = ApprovedAnswers(store), date.today()
    approved.add(said("Old.", facet="parking", expires_on=today - timedelta(days=1)))
    assert told(store, "is there parking?").answer.source == "posting"
    approved.add(said("Last day.", facet="parking", expires_on=today))
    assert told(store, "is there parking?").answer.answer == "Last day."
    assert [one.text for one in approved.live("x", today=today + timedelta(days=1))] == []


@pytest.mark.parametrize(
    "question", ["what does it pay?", "is there dental?", "do I need experience?", "who is the boss"]
)
def test_other_questions_are_answered_as_ever(store: PostingStore, said: Say, question: str) -> None:
    approved = ApprovedAnswers(store)
    approved.add(said("Dogs are welcome.", questions=("Can I bring my dog?", "Are dogs allowed?")))
    approved.add(said("Behind the mill.", facet="parking"))
    posting = store.get("mill-1")
    assert posting is not None
    found = told(store, question)
    assert found.answer == answer("mill-1", posting.fields, posting.facts, question)
    assert "recruiter" not in found.fields


def test_two_questions_are_answered_by_recruiter_and_posting(store: PostingStore, said: Say) -> None:
    ApprovedAnswers(store).add(said("Dogs are welcome.", questions=("Can I bring my dog?",)))
    found = told(store, "Can I bring my dog, and what does it pay?").answer
    assert found.source == "recruiter" and found.answer.startswith("Dogs are welcome.") and "19.50" in found.answer
    assert [part.stated for part in found.parts] == [True, True]
    assert {span.field for span in found.evidence} == {"recruiter", "description"}


def test_two_facets_of_one_question_and_two_answers_quote_one_field(store: PostingStore, said: Say) -> None:
    approved = ApprovedAnswers(store)
    approved.add(said("Behind the mill.", facet="parking"))
    approved.add(said("We test nobody.", facet="drug_test"))
    found = told(store, "is there parking? is there a drug test?")
    assert found.fields["recruiter"].splitlines() == ["Behind the mill.", "We test nobody."]
    assert found.answer.facets == ["parking", "drug_test"] and len(found.answer.evidence) == 2


def test_a_follow_up_and_a_button_reach_the_answer_to_their_facet(store: PostingStore, said: Say) -> None:
    ApprovedAnswers(store).add(said("From $19.50, by experience.", facet="pay"))
    assert told(store, "how much is that?", facets=["pay"]).answer.source == "recruiter"
    assert told(store, "Pay", facets=["pay"]).answer.source == "recruiter"


def test_vectors_of_another_encoder_are_not_used(
    store: PostingStore, said: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    ApprovedAnswers(store).add(said("Dogs are welcome.", questions=("Can I bring my dog?",)))
    assert ApprovedAnswers(store).all()[0].vectors is not None
    monkeypatch.setattr("bot.postings.approved.which_encoder", lambda: "another")
    again = PostingStore.open(store.url)
    assert ApprovedAnswers(again).all()[0].vectors is None
    assert told(again, "could I bring my dog?").answer.source == "recruiter"
    again.close()


def test_another_program_sees_what_is_added_and_removed_at_once(store: PostingStore, said: Say) -> None:
    other = PostingStore.open(store.url)
    assert told(other, "is there parking?").answer.source == "posting"
    number = ApprovedAnswers(store).add(said("Behind the mill.", facet="parking"))
    assert told(other, "is there parking?").answer.source == "recruiter"
    assert ApprovedAnswers(store).remove(number) and not ApprovedAnswers(store).remove(number)
    assert told(other, "is there parking?").answer.source == "posting"
    other.close()


def test_postgresql_takes_the_table() -> None:
    made = str(CreateTable(ApprovedAnswerRow.__table__).compile(dialect=postgresql.dialect()))
    assert "id SERIAL NOT NULL" in made and "vectors BYTEA" in made and "questions JSON NOT NULL" in made
