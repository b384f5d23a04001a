"""The script that checks the facts of files of postings: on the samples, and on files with something wrong."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(str(path) for path in (ROOT / "data" / "samples").glob("*.jsonl"))


@pytest.fixture()
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    sys.modules.pop("check_facts", None)
    import check_facts

    return check_facts


def test_samples_have_exact_quotes(script: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert script.main(SAMPLES) == 0
    said = capsys.readouterr().out
    assert " 0 records refused, 0 failures" in said
    assert not said.startswith("0 postings")


def test_a_wrong_quote_is_named_with_its_line(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "two.jsonl"
    posting = {"id": "7", "title": "Cook", "description": "Health insurance from the first day."}
    path.write_text("\n" + json.dumps(posting) + "\n", encoding="utf8")
    read = script.read_facts

    def moved(fields: dict[str, str]) -> list:
        return [fact.copy(update={"start": fact.start + 1}) for fact in read(fields)]

    monkeypatch.setattr(script, "read_facts", moved)
    assert script.main([str(path)]) == 1
    assert f"{path}:2: 7: health_insurance: the quote is not at description[1:36]" in capsys.readouterr().out


def test_a_crash_is_a_failure_and_the_rest_is_read(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "three.jsonl"
    records = [{"id": str(n), "title": "Cook", "description": f"Dental plan {n}"} for n in range(2)] + [{"id": "x"}]
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf8")
    read = script.read_facts

    def crash_on_first(fields: dict[str, str]) -> list:
        if "plan 0" in fields["description"]:
            raise RecursionError("deep")
        return read(fields)

    monkeypatch.setattr(script, "read_facts", crash_on_first)
    assert script.main([str(path)]) == 1
    said = capsys.readouterr().out
    assert "0: RecursionError: deep" in said
    assert "3 postings" in said
    assert "1 records refused, 1 failures" in said


def test_nothing_to_check_is_no_success(script: ModuleType, tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text("")
    assert script.main([str(empty)]) == 1
    assert script.main([]) == 2
