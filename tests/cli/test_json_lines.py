"""`facts`, `answer` and `parse`: a line in, a line out, order kept; a bad line gets its error and status 1."""

from __future__ import annotations

import json
from typing import Any

from click.testing import CliRunner

from bot.cli.answer import answer_command
from bot.cli.facts import facts_command
from bot.cli.parse import parse_command

POSTING = {
    "id": "c1",
    "title": "Line Cook",
    "description": "<p>Pay is $18 - $21 an hour.</p><p>Evenings and weekends. No on-call.</p>",
    "location": "Tulsa, OK",
}


def lines(command: Any, records: list[Any], status: int = 0) -> list[dict[str, Any]]:
    text = "".join((record if isinstance(record, str) else json.dumps(record)) + "\n" for record in records)
    result = CliRunner().invoke(command, input=text)
    assert result.exit_code == status, result.output
    return [json.loads(line) for line in result.output.splitlines()]


def test_facts_quote_the_stored_text() -> None:
    (out,) = lines(facts_command, [POSTING])
    assert out["id"] == "c1" and out["facts"]
    for fact in out["facts"]:
        assert out["fields"][fact["field"]][fact["start"] : fact["end"]] == fact["quote"]
    assert {fact["facet"] for fact in out["facts"]} >= {"pay", "location", "on_call"}


def test_an_answer_quotes_the_stored_text() -> None:
    paid, silent = lines(
        answer_command,
        [{"posting": POSTING, "question": "what does it pay?"}, {"posting": POSTING, "question": "is there dental?"}],
    )
    assert paid["stated"] and "$18 - $21" in paid["evidence"][0]["quote"]
    for span in paid["evidence"]:
        assert paid["fields"][span["field"]][span["start"] : span["end"]] == span["quote"]
    assert silent["stated"] is False and silent["evidence"] == []


def test_a_bad_line_gets_its_error_in_its_place() -> None:
    good, broken, empty = lines(facts_command, [POSTING, "{not json", {"id": "x"}], status=1)
    assert good["id"] == "c1"
    assert broken["error"]["line"] == 2 and "JSON" in broken["error"]["message"]
    assert empty["error"]["line"] == 3 and "title" in empty["error"]["message"]


def test_parse_keeps_order_and_understands(tmp_path: object) -> None:
    said = ["night nurse in Tulsa, at least 35 an hour", "hello"]
    result = CliRunner().invoke(
        parse_command,
        ["--db", f"sqlite:///{tmp_path}/none.db"],
        input="".join(json.dumps({"text": t}) + "\n" for t in said),
    )
    assert result.exit_code == 0, result.output
    nurse, hello = (json.loads(line) for line in result.output.splitlines() if line.startswith("{"))
    assert nurse["text"] == said[0] and nurse["intent"] == "search_jobs"
    assert nurse["query"]["schedule"] == ["nights"] and nurse["query"]["pay"] == {"min": 35, "per": "hour"}
    assert hello["intent"] == "greet" and hello["query"] == {}
