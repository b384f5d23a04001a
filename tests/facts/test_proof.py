"""What is said of a posting is proven by the words quoted; what only looks like proof leaves the question open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.facts.answer import answer
from bot.facts.read import read_facts

CORPUS = yaml.safe_load((Path(__file__).parent / "proof.yml").read_text(encoding="utf8"))
CASES = [
    pytest.param({key: value for key, value in posting.items() if key != "asks"}, case, id=case["ask"])
    for posting in CORPUS
    for case in posting["asks"]
]


@pytest.mark.parametrize(("fields", "case"), CASES)
def test_answer_is_proven_or_not_given(fields: dict[str, str], case: dict[str, Any]) -> None:
    found = answer("p1", fields, read_facts(fields), case["ask"])
    assert found.stated is not case.get("silent", False), found.answer
    assert case.get("says", "") in " ".join(span.quote for span in found.evidence)
    assert all(words in found.answer for words in case.get("words", []))
    assert {part.facet for part in found.parts if not part.stated} >= set(case.get("unsaid", []))
    if "lead" in case:
        assert found.answer.startswith("Yes.") is (case["lead"] == "Yes.")
