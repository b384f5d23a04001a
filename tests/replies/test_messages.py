"""`custom` messages: their shape, and that the published schemas are made from the models."""

from __future__ import annotations

import json
from datetime import date

import jsonschema
import pytest

from bot.extract.values import Place
from bot.facts.model import Answer
from bot.postings.job import Job, JobPay
from bot.query.model import PayWish, Query
from bot.replies.messages import MESSAGES, Comparison, CustomMessage, Handoff, JobShown, Results, Row
from bot.replies.schema import FOLDER, schemas

JOB = Job(
    id="1", title="Line Cook", places=[Place(city="Reno", region="NV", country="US")], posted_on=date(2026, 1, 7),
    pay=JobPay(min=18, max=20.5, per="hour", source="field"), why=["full time"],
)  # fmt: skip
EXAMPLES = [
    Results(query=Query(role=["cook"], pay=PayWish(min=18, per="hour")), total=1, offset=0, jobs=[JOB]),
    Results(query=Query(), total=0, offset=0, jobs=[]),
    JobShown(job=JOB),
    Comparison(jobs=[JOB, JOB], rows=[Row(facet="pay", values=["$18", None])]),
    Handoff(reason="asked", query=Query(place=[Place(region="NV", country="US")])),
]


@pytest.mark.parametrize("message", EXAMPLES, ids=lambda message: message.type)
def test_a_message_keeps_to_its_schema(message: CustomMessage) -> None:
    custom = json.loads(json.dumps(message.as_custom()))
    jsonschema.validate(custom, schemas()[custom["type"]])


def test_absent_keys_of_a_query_are_left_out_and_those_of_a_job_are_null() -> None:
    custom = EXAMPLES[0].as_custom()
    assert custom["query"] == {"role": ["cook"], "pay": {"min": 18, "per": "hour"}}
    assert custom["jobs"][0]["company"] is None and custom["jobs"][0]["posted_on"] == "2026-01-07"
    assert custom["v"] == 1 and custom["relaxed"] is None


def test_a_broken_message_fails_its_schema() -> None:
    custom = EXAMPLES[0].as_custom()
    del custom["total"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(custom, schemas()["results"])


def test_an_answer_keeps_to_its_schema() -> None:
    answer = Answer(posting_id="1", question="pay?", facets=["pay"], stated=False, answer="The posting does not say.")
    jsonschema.validate(json.loads(json.dumps(answer.dict())), schemas()["answer"])


def test_the_published_schemas_are_current() -> None:
    published = {path.stem: json.loads(path.read_text(encoding="utf8")) for path in FOLDER.glob("*.json")}
    assert published == json.loads(json.dumps(schemas())), "run python -m bot.replies.schema"
    assert set(published) == set(MESSAGES)
