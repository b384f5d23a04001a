"""The address of one job gives that job alone, also where the board's JSON holds all of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.importers.detect import FORMATS
from bot.importers.row import Found
from bot.importers.source import Source

CASES = Path(__file__).parent / "cases"


def ids(address: str, case: str) -> list[str]:
    with (CASES / case).open("rb") as stream:
        source = Source(address, stream, date(2026, 3, 2))
        rows = list(FORMATS[case.partition("_")[0]].read(source))
    assert all(isinstance(row, Found) for row in rows)
    return [row.posting.id for row in rows if isinstance(row, Found)]


@pytest.mark.parametrize(
    ("address", "case", "expected"),
    [
        (
            "https://jobs.ashbyhq.com/clayhollow/5b0c11de-0000-4000-8000-0000000000a2",
            "ashby_board.json",
            ["ashby-5b0c11de-0000-4000-8000-0000000000a2"],
        ),
        ("https://jobs.ashbyhq.com/clayhollow/5b0c11de-gone", "ashby_board.json", []),
        ("https://pedalworks.recruitee.com/nl/o/bike-fitter", "recruitee_offers.json", ["recruitee-501222"]),
        ("https://pedalworks.recruitee.com/o/fitter", "recruitee_offers.json", []),
    ],
)
def test_one_job_of_a_board(address: str, case: str, expected: list[str]) -> None:
    assert ids(address, case) == expected
