"""`rolecall faq add`, `list` and `remove`, and `rolecall answer` with what they keep."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.faq import COMMANDS
from bot.cli.main import main
from bot.postings.approved import ApprovedAnswer, ApprovedAnswers
from bot.postings.store import PostingStore

Run = Callable[..., Result]
GOOD = {"--all": None, "--facet": "parking", "--answer": "Behind the mill.", "--owner": "Kim"}


def words(**changed: str | None) -> list[str]:
    """The words of a good `faq add`, but for some options; one that is None is left out."""
    options = {**GOOD, **{f"--{name}": value for name, value in changed.items()}}
    if "posting" in changed or "company" in changed:
        del options["--all"]
    kept = [(name, value) for name, value in options.items() if name == "--all" or value is not None]
    return ["faq", "add", *(word for pair in kept for word in pair if word is not None)]


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example(name: str) -> None:
    result = CliRunner().invoke(main, ["faq", name, "--help"])
    assert result.exit_code == 0 and "Example" in result.output and f"rolecall faq {name}" in result.output


def test_an_answer_is_added_listed_removed_and_put_back_by_the_hint(rolecall: Run) -> None:
    asked = ["--question", "Can I bring my dog?", "--question", "Are dogs allowed?"]
    whose = ["--company", "Corner Mill", "--expires", "2199-06-30", "--owner", "Kim O'Hara"]
    added = rolecall("faq", "add", *whose, *asked, "--answer", "Dogs are  welcome.")
    assert added.exit_code == 0 and "answer 1" in added.output
    (kept,) = map(json.loads, rolecall("faq", "list", "--json").output.splitlines())
    assert kept["for"] == "company" and kept["questions"] == ["Can I bring my dog?", "Are dogs allowed?"]
    assert (kept["answer"], kept["owner"], kept["expires_on"]) == ("Dogs are welcome.", "Kim O'Hara", "2199-06-30")
    table = rolecall("faq", "list").output
    assert "Corner Mill" in table and "Are dogs allowed?" in table
    assert rolecall("faq", "remove", 1, input="n\n").exit_code == 1
    removed = rolecall("faq", "remove", 1, input="y\n")
    assert removed.exit_code == 0 and "There are no approved answers yet" in rolecall("faq", "list").output
    hint = shlex.split(removed.output.splitlines()[-1])
    assert hint[0] == "rolecall" and rolecall(*hint[1:]).exit_code == 0
    (back,) = map(json.loads, rolecall("faq", "list", "--json").output.splitlines())
    assert {**back, "id": 0} == {**kept, "id": 0}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"facet": None}, "--facet or with one or more --question"),
        ({"question": "Where do I park?"}, "not both"),
        ({"facet": "parkng"}, "nearest are parking"),
        ({"facet": "other"}, "no facet 'other'"),
        ({"answer": " "}, "answer is empty"),
        ({"answer": "x" * 401}, "401 characters"),
        ({"owner": ""}, "owner"),
        ({"expires": "2020-01-01"}, "expired on 2020-01-01"),
        ({"expires": "soon"}, "'soon'"),
        ({"posting": "mill-9"}, "no posting 'mill-9'"),
        ({"company": "Corner Mil"}, "nearest are Corner Mill"),
        ({"posting": "mill-1", "company": "Acme"}, "one of --posting"),
    ],
)
def test_what_cannot_be_approved_is_said(rolecall: Run, options: dict[str, str | None], message: str) -> None:
    result = rolecall(*words(**options))
    assert result.exit_code != 0 and message in " ".join(result.output.split())
    assert rolecall("faq", "list", "--json").output == ""


def test_two_answers_to_one_thing_are_refused(rolecall: Run) -> None:
    assert rolecall(*words()).exit_code == 0
    assert "answer 1 is for parking already" in rolecall(*words()).output
    assert rolecall(*words(company="Acme")).exit_code == 0
    asked = {"facet": None, "question": "Is there a union?"}
    assert rolecall(*words(**asked)).exit_code == 0
    assert "already" in rolecall(*words(facet=None, question="is there a union")).output


def test_list_filters(rolecall: Run, store: PostingStore) -> None:
    assert rolecall(*words()).exit_code == 0
    assert rolecall(*words(company="Acme", facet="pay", owner="Lee")).exit_code == 0
    assert rolecall(*words(posting="mill-1")).exit_code == 0

    def ids(*filters: str) -> list[int]:
        return [json.loads(line)["id"] for line in rolecall("faq", "list", "--json", *filters).output.splitlines()]

    assert ids() == [1, 2, 3]
    assert ids("--all") == [1] and ids("--company", "ACME") == [2] and ids("--posting", "mill-1") == [3]
    assert ids("--facet", "parking") == [1, 3] and ids("--owner", "lee") == [2] and ids("--expired") == []
    assert "No approved answers fit" in rolecall("faq", "list", "--owner", "Max").output


def test_an_unknown_number_is_said(rolecall: Run) -> None:
    result = rolecall("faq", "remove", 7, "--yes")
    assert result.exit_code == 1 and "no approved answer 7" in result.output


def test_the_answer_command_gives_it_with_its_field(rolecall: Run, store: PostingStore) -> None:
    ApprovedAnswers(store).add(ApprovedAnswer("Behind the mill.", "Kim", facet="parking", company="Corner Mill"))
    posting = {"id": "new", "title": "Baker", "company": "Corner Mill", "description": "Bake bread."}
    line = json.dumps({"posting": posting, "question": "is there parking?"})
    out = json.loads(rolecall("answer", input=line + "\n").output)
    (span,) = out["evidence"]
    assert out["source"] == "recruiter" and out["stated"] and out["answer"] == "Behind the mill."
    assert out["fields"][span["field"]][span["start"] : span["end"]] == span["quote"] == "Behind the mill."


def test_the_answer_command_makes_no_store(tmp_path: Path) -> None:
    line = json.dumps({"posting": {"id": "1", "title": "Baker", "description": "Bake."}, "question": "parking?"})
    missing = tmp_path / "none.db"
    result = CliRunner().invoke(main, ["answer", "--db", f"sqlite:///{missing}"], input=line + "\n")
    assert result.exit_code == 0 and json.loads(result.output)["stated"] is False and not missing.exists()
