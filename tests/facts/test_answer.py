"""Answers about one posting: what is stated is proven, what is not is said plainly."""

from __future__ import annotations

import pytest

from bot.facts.answer import answer
from bot.facts.model import Answer
from bot.facts.read import read_facts

FIELDS = {
    "title": "Night Response Coordinator",
    "company": "Alder Point Networks",
    "location": "Reno, NV",
    "employment_type": "Full-time",
    "pay": "$61,000 - $84,500 a year",
    "description": """About the job
The coordinator watches the alarm queue of a video platform and calls the right crew when something breaks.
Some of the clips you review are disturbing and may show violence.
You report to the duty manager.
This position follows a hybrid schedule with two days a week in the office.
The work week is Wednesday through Sunday. It includes a 24/7 on-call rotation with holiday support.

Requirements
Associate degree or higher.
At least 2 years of experience in dispatch.
PMP certification is a plus.
Familiarity with Zendesk

Benefits
Medical and dental insurance, a 401(k) with a 3% match, 9 paid holidays per year and 6 paid sick days.
The base salary range for this position is $61,000 to $84,500 a year.
Applicants with conviction records will be considered under the Fair Chance Act.
""",
}
FACTS = read_facts(FIELDS)


def ask(question: str) -> Answer:
    reply = answer("p1", FIELDS, FACTS, question)
    assert reply.stated == bool(reply.evidence)
    assert len(reply.evidence) <= 3
    for span in reply.evidence:
        assert FIELDS[span.field][span.start : span.end] == span.quote
        assert len(span.quote) <= 400
    return reply


@pytest.mark.parametrize(
    ("question", "proof"),
    [
        ("what days would I work?", "Wednesday through Sunday"),
        ("are my saturdays safe?", "Wednesday through Sunday"),
        ("do I have to be on call", "24/7 on-call"),
        ("do I have to work on holidays?", "holiday support"),
        ("how many paid holidays", "9 paid holidays"),
        ("sick days?", "6 paid sick days"),
        ("how many days in the office", "two days a week"),
        ("is it remote?", "hybrid"),
        ("401k?", "3% match"),
        ("what is the pay range", "$61,000 - $84,500 a year"),
        ("I have a felony, should I bother?", "conviction records"),
        ("will I see disturbing stuff?", "disturbing"),
        ("who would I be answering to", "duty manager"),
        ("is a diploma needed?", "Associate degree"),
        ("how much experience do I need", "2 years"),
        ("what company is it", "Alder Point Networks"),
        ("do I need to know zendesk", "Zendesk"),
    ],
)
def test_stated(question: str, proof: str) -> None:
    reply = ask(question)
    assert reply.stated
    assert proof in " ".join(span.quote for span in reply.evidence)
    assert proof in reply.answer


@pytest.mark.parametrize(
    "question",
    [
        "is there a pension",
        "do you have child care",
        "how much vacation do I get",
        "do you sponsor visas",
        "is there parking",
        "do I need a CPA",
        "what % commission",
        "is there a cafeteria?",
        "do you have vision insurance?",
        "do they pay tuition",
        "how many months is the contract",
        "do I get a laptop",
        "do I need to know Salesforce",
        "is maternity leave paid?",
        "do I have to travel?",
    ],
)
def test_silent(question: str) -> None:
    reply = ask(question)
    assert not reply.stated
    assert reply.source is None
    assert reply.answer.startswith("The posting does not say")


def test_yes_and_no_where_the_posting_settles_it() -> None:
    assert ask("dental?").answer.startswith("Yes.")
    denied = {"description": "There is no on-call duty."}
    assert answer("p2", denied, read_facts(denied), "is there on-call?").answer.startswith("No.")


def test_need_is_told() -> None:
    assert ask("is a pmp certificate required?").answer.startswith("Preferred, not required.")


def test_nearby_helps_without_being_the_answer() -> None:
    reply = ask("do you have vision insurance?")
    assert reply.nearby and "Medical and dental" in reply.nearby


def test_field_comes_before_text() -> None:
    reply = ask("what does it pay")
    assert (reply.source, reply.evidence[0].field) == ("field", "pay")


def test_a_field_and_a_text_that_differ_are_both_shown() -> None:
    fields = {"pay": "$20 - $24 an hour", "description": "Pay: $22 - $26 an hour"}
    reply = answer("p3", fields, read_facts(fields), "what is the pay")
    assert [span.field for span in reply.evidence] == ["pay", "description"]
    assert reply.answer.endswith("The field and the text differ.")


def test_two_parts() -> None:
    reply = ask("what does it pay and do you sponsor visas?")
    assert [(part.facet, part.stated) for part in reply.parts] == [("pay", True), ("visa_sponsorship", False)]
    assert reply.stated


def test_facets_of_a_follow_up_come_from_the_conversation() -> None:
    reply = answer("p1", FIELDS, FACTS, "and dental?", facets=["dental_insurance"])
    assert reply.facets == ["dental_insurance"] and reply.stated


def test_every_quote_of_every_fact_is_exact() -> None:
    for fact in FACTS:
        assert FIELDS[fact.field][fact.start : fact.end] == fact.quote
        assert 0 < len(fact.quote) <= 400
