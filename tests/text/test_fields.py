from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.text.fields import fields_of
from bot.text.posting import posting_of

CORPUS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("fields.yml").read_text("utf8"))


@pytest.mark.parametrize("entry", CORPUS, ids=lambda entry: str(entry["words"]))
def test_pay_is_written_as_the_record_has_it(entry: dict[str, Any]) -> None:
    posting = posting_of({"id": "1", "title": "Cook", "description": "Cook.", "pay": entry["pay"]})
    assert fields_of(posting).get("pay") == entry["words"]


def test_only_fields_that_are_there() -> None:
    bare = posting_of({"id": "1", "title": "Cook", "description": "<p>Cook.</p>", "company": " "})
    assert fields_of(bare) == {"description": "Cook.", "title": "Cook"}


def test_every_field_as_text() -> None:
    record = {
        "id": "1", "title": "Salt &amp; Pepper\u00a0Cook", "description": "Cook.", "company": "Salt  Works",
        "location": "Erie, PA", "employment_type": "Full time", "workplace": "On-site", "posted_on": "2024-05-01",
        "closes_on": "2024-06-30", "url": "https://salt.example/a?b=1&lt=2", "industry": "Food",
    }  # fmt: skip
    assert fields_of(posting_of(record)) == {
        "description": "Cook.", "title": "Salt & Pepper Cook", "company": "Salt Works", "location": "Erie, PA",
        "employment_type": "Full time", "workplace": "On-site", "url": "https://salt.example/a?b=1&lt=2",
        "industry": "Food", "posted_on": "2024-05-01", "closes_on": "2024-06-30",
    }  # fmt: skip
