"""Personal questions: what the candidate tells, and the verdict computed from it with the rule said."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.facts.answer import answer
from bot.facts.model import Answer
from bot.facts.personal_age import age_told
from bot.facts.personal_education import level_told
from bot.facts.personal_pay import amount_told
from bot.facts.personal_place import place_told
from bot.facts.personal_years import years_told
from bot.facts.question import plain
from bot.facts.read import read_facts

CORPUS = yaml.safe_load((Path(__file__).parent / "personal.yml").read_text(encoding="utf8"))
FIELDS = {
    "title": "Night Dispatcher",
    "company": "Alder Point Networks",
    "location": "Reno, NV",
    "workplace": "remote",
    "pay": "$22 - $30 an hour",
    "description": """About the job
Watches the alarm queue.

Requirements
Bachelor's degree in a related field.
At least 4 years of experience in dispatch.
2 years of Zendesk experience preferred.
Must be 18 years of age or older.

Pay
The base pay is $22 to $30 an hour, with a sign-on bonus of $5,000.
""",
}
ON_SITE = {**FIELDS, "workplace": "on_site"}


def cases(kind: str) -> list[object]:
    return [pytest.param(group["told"], ask, id=ask) for group in CORPUS[kind] for ask in group["asks"]]


@pytest.mark.parametrize(("told", "ask"), cases("years"))
def test_years_told(told: float | None, ask: str) -> None:
    assert years_told(plain(ask)) == told


@pytest.mark.parametrize(("told", "ask"), cases("education"))
def test_level_told(told: str | None, ask: str) -> None:
    assert level_told(plain(ask)) == told


@pytest.mark.parametrize(("told", "ask"), cases("age"))
def test_age_told(told: int | None, ask: str) -> None:
    assert age_told(plain(ask)) == told


@pytest.mark.parametrize(("told", "ask"), cases("pay"))
def test_amount_told(told: dict[str, object] | None, ask: str) -> None:
    found = amount_told(plain(ask))
    assert (found and {"min": found.min, "per": found.per}) == told


@pytest.mark.parametrize(("told", "ask"), cases("place"))
def test_place_told(told: str | None, ask: str) -> None:
    found = place_told(plain(ask))
    assert (found and found.city) == told


def reply(question: str, fields: dict[str, str] = FIELDS) -> Answer:
    found = answer("p1", fields, read_facts(fields), question)
    assert found.stated
    for span in found.evidence:
        assert fields[span.field][span.start : span.end] == span.quote
    return found


@pytest.mark.parametrize(
    ("question", "verdict", "proof"),
    [
        ("I have 3 years, is that enough?", "No: it asks for 4 years, and you have 3 years.", "At least 4 years"),
        ("I've got 5 yrs of dispatch, enough?", "Yes: it asks for 4 years", "At least 4 years"),
        ("I have 1 year with Zendesk, ok?", "It prefers 2 years but does not require them", "2 years of Zendesk"),
        ("I only have an associate's", "No: it asks for a bachelor's degree", "Bachelor's degree"),
        ("I have a master's, enough?", "Yes: it asks for a bachelor's degree", "Bachelor's degree"),
        ("is that more than 25 an hour?", "It depends: the base pay is 22 to 30 an hour", "$22 - $30 an hour"),
        ("is that more than 70k a year?", "(At 2,080 hours a year, 70,000 a year is 33.65 an hour.)", "$22 - $30"),
        ("does it pay at least 40k?", "Yes: the base pay is 22 to 30 an hour", "$22 - $30 an hour"),
        ("I'm 17, can I apply?", "No: one must be 18, and 17 is too young.", "18 years of age"),
        ("my cousin is 20, old enough?", "Yes: one must be 18, and 20 is old enough.", "18 years of age"),
        ("could I do it from Denver?", "the work is remote, and it names no limit", "remote"),
        ("could I do it from Canada?", "lists a place in another country", "Reno, NV"),
    ],
)
def test_verdict_says_the_rule_and_keeps_its_proof(question: str, verdict: str, proof: str) -> None:
    found = reply(question)
    assert verdict in found.answer
    assert any(proof in span.quote for span in found.evidence)


def test_an_age_told_beside_another_question_is_not_judged() -> None:
    assert "old enough" not in reply("I'm 20, what does it pay?").answer


def test_work_on_site_is_where_it_is() -> None:
    assert reply("could I do it from Denver?", ON_SITE).answer.startswith("Not from Denver itself")
    assert reply("I'm in Reno, can I do this from here?", ON_SITE).answer.startswith("Yes: the work is on site")
    assert "itself" not in reply("could I work from Nevada?", ON_SITE).answer


def test_bonus_is_never_counted_as_base_pay() -> None:
    fields = {"title": "Clerk", "company": "Alder", "description": "There is a sign-on bonus of $5,000."}
    found = answer("p1", fields, read_facts(fields), "is the pay more than 1,000 a week?")
    assert "It is" not in found.answer and "Yes" not in found.answer


def test_another_state_or_country_is_not_the_place_of_work() -> None:
    assert reply("could I do it from Canada?", ON_SITE).answer.startswith("Not from Canada itself")
    assert reply("I live in Ohio, could I do this?", ON_SITE).answer.startswith("Not from Ohio itself")


def test_remote_within_a_country_names_the_country() -> None:
    anywhere = {**FIELDS, "location": "Remote - United States"}
    assert "within the place that it names" in reply("could I do it from Denver?", anywhere).answer
    bounded = {**anywhere, "description": "Work from home anywhere in the 48 contiguous states; not from abroad."}
    assert "it says from where" in reply("could I do it from Denver?", bounded).answer
