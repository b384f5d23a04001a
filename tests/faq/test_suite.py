"""Suites: the sample suite passes, what fails and changes is said, and a mistake in one is named with its line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import Result

from bot.errors import InputError
from bot.faq.junit import write_junit
from bot.faq.run import Result as Answered
from bot.faq.run import run_suite
from bot.faq.suite import Case, read_suite
from bot.postings.approved import ApprovedAnswer, ApprovedAnswers
from bot.postings.store import PostingStore

SAMPLES = Path(__file__).parents[2] / "data" / "samples" / "answers.yml"
Run = Callable[..., Result]


def test_the_sample_suite_passes() -> None:
    results = list(run_suite(read_suite(SAMPLES), None))
    assert {result.case.name: result.wrong for result in results if not result.passed} == {}
    assert len(results) >= 30 and sum(result.case.stated is False for result in results) >= 5


SUITE = """\
questions:
  - posting: mill-1
    question: is there parking?
    stated: true
    facet: parking
    must: [free, /behind the \\w+/]
    must_not: a fee
  - {posting: mill-1, question: "is there dental?", stated: true}
  - {posting: mill-1, question: "do you sponsor visas?", stated: false}
"""


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    path = tmp_path / "own.yml"
    path.write_text(SUITE, encoding="utf8")
    return path


def test_what_changed_since_the_last_run_is_said(rolecall: Run, store: PostingStore, suite: Path) -> None:
    first = rolecall("faq", "test", suite)
    assert first.exit_code == 0 and "3 passed, 0 failed; the first run" in first.output, first.output
    assert "nothing changed since the last run" in rolecall("faq", "test", suite).output
    approved = ApprovedAnswers(store)
    wrong = approved.add(ApprovedAnswer("Parking has a fee.", "Kim", facet="parking"))
    fails = rolecall("faq", "test", suite)
    assert fails.exit_code == 1 and "2 passed, 1 failed; 1 changed" in fails.output
    assert "own.yml, line 2: mill-1: is there parking?" in fails.output
    for reason in ("it does not say free", "it does not say /behind", "it says a fee", "it said: Parking has a fee."):
        assert reason in fails.output
    assert "now fails: mill-1: is there parking?" in fails.output
    approved.remove(wrong)
    approved.add(ApprovedAnswer("Free, behind the mill.", "Kim", facet="parking"))
    assert "now passes: mill-1: is there parking?" in rolecall("faq", "test", suite).output
    suite.write_text(SUITE.replace("is there dental?", "dental?"), encoding="utf8")
    output = rolecall("faq", "test", suite).output
    assert "new: mill-1: dental?" in output and "gone: mill-1: is there dental?" in output


def test_an_answer_that_changes_and_still_passes_is_said(rolecall: Run, store: PostingStore, suite: Path) -> None:
    rolecall("faq", "test", suite)
    ApprovedAnswers(store).add(ApprovedAnswer("Yes, free, behind the mill.", "Kim", facet="parking"))
    output = rolecall("faq", "test", suite).output
    assert "answers differently: mill-1: is there parking?" in output and "now: Yes, free" in output


def test_a_report_is_junit_xml(rolecall: Run, suite: Path, tmp_path: Path) -> None:
    suite.write_text(SUITE + "  - {posting: mill-9, question: pay?, stated: true}\n", encoding="utf8")
    result = rolecall("faq", "test", suite, "--junit", tmp_path / "report.xml", "--quiet")
    assert result.exit_code == 1 and "no posting 'mill-9'" in result.output
    root = ElementTree.parse(tmp_path / "report.xml").getroot()
    assert (root.tag, root.get("tests"), root.get("failures")) == ("testsuites", "4", "1")
    cases = root.findall("testsuite/testcase")
    assert [case.get("line") for case in cases] == ["2", "8", "9", "10"]
    assert [case.find("failure") is not None for case in cases] == [False, False, False, True]


def test_a_report_holds_no_character_that_xml_cannot(tmp_path: Path) -> None:
    answered = Answered(Case(1, "a\x01", "b < c & \ud800?"), "d\x0b", ("e\x00",), 0.1)
    write_junit(tmp_path / "r.xml", "s.yml", [answered])
    case = ElementTree.parse(tmp_path / "r.xml").find("testsuite/testcase")
    assert case is not None and case.get("name") == "b < c & \ufffd?" and case.get("classname") == "a\ufffd"


def test_a_report_that_cannot_be_written_is_said(rolecall: Run, suite: Path, tmp_path: Path) -> None:
    result = rolecall("faq", "test", suite, "--junit", tmp_path / "none" / "report.xml")
    assert result.exit_code == 1 and "report.xml" in result.output and "name another file" in result.output


def test_a_posting_is_a_line_of_a_file_or_an_id_in_one(tmp_path: Path) -> None:
    record = {"id": "b", "title": "Baker", "description": "Free parking behind the mill."}
    (tmp_path / "jobs.jsonl").write_text(f"not json\n{json.dumps(record)}\n", encoding="utf8")
    path = tmp_path / "s.yml"
    asked = "question: is there parking?, stated: true"
    names = ("b", "jobs.jsonl:2", "jobs.jsonl:1", "jobs.jsonl:3", "c")
    rows = "".join(f'\n  - {{posting: "{name}", {asked}}}' for name in names)
    path.write_text(f"postings: jobs.jsonl\nquestions:{rows}\n", encoding="utf8")
    reasons = [" ".join(result.wrong) for result in run_suite(read_suite(path), None)]
    assert reasons[:2] == ["", ""] and "not a line of JSON" in reasons[2]
    assert "jobs.jsonl has no line 3; it has 2" in reasons[3] and "no posting 'c'" in reasons[4]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 0, "is empty"),
        ("questions: []", 1, "at least one question"),
        ("- just words", 1, "row of keys"),
        ("questions:\n  - {posting: a}", 2, "'question' is missing"),
        ("- {posting: a, question: b}", 1, "nothing is expected"),
        ("- {posting: a, question: b, stated: true}\n- {posting: a, question: b, stated: false}", 2, "line 1"),
        ("- posting: a\n  question: b\n  stated: maybe", 3, "true or false"),
        ("- posting: a\n  question: b\n  facet: dental", 3, "no 'dental'"),
        ("- posting: a\n  question: b\n  source: web", 3, "no 'web'"),
        ("- posting: a\n  question: b\n  msut: c", 3, "no key 'msut'"),
        ("- posting: a\n  question: b\n  must: [c, '/(/']", 3, "no regular expression"),
        ("- posting: a\n  question: [b]\n  stated: true", 2, "text is wanted"),
        ("- posting: a\n  question: b\n  must: {c: d}", 3, "text is wanted"),
        ("questions:\n  - {posting: a\nquestions: b", 3, "not YAML"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = tmp_path / "bad.yml"
    path.write_text(text, encoding="utf8")
    with pytest.raises(InputError) as raised:
        read_suite(path)
    assert message in str(raised.value) and (not line or f"bad.yml, line {line}:" in str(raised.value))


def test_a_suite_that_is_not_there_is_said(rolecall: Run, tmp_path: Path) -> None:
    result = rolecall("faq", "test", tmp_path / "none.yml")
    assert result.exit_code == 1 and "none.yml cannot be read" in result.output


def test_words_are_found_as_whole_words_and_across_lines(tmp_path: Path) -> None:
    path = tmp_path / "s.yml"
    path.write_text('- {posting: a, question: b, must: [car, "$12,000", "two days", "/^yes/"]}', encoding="utf8")
    car, sum_, days, yes = read_suite(path).cases[0].must
    assert car.within("A Car is needed") and not car.within("health care")
    assert (
        sum_.within("a bonus of $12,000.")
        and days.within("two\n days")
        and yes.within("Yes.")
        and not yes.within("oh yes")
    )
