"""Lists that name jobs without their texts give a reason a row that says where the text is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.importers.detect import format_of
from bot.importers.row import Rejected
from bot.importers.source import opened

WORKDAY = {
    "total": 2,
    "jobPostings": [
        {
            "title": "Crane Mechanic",
            "externalPath": "/job/USA-WA-Tacoma/Crane-Mechanic_JR-20418",
            "locationsText": "3 Locations",
            "postedOn": "Posted 3 Days Ago",
            "bulletFields": ["JR-20418"],
        },
        {"bulletFields": ["JR-20420"]},
    ],
    "facets": [{"facetParameter": "workerSubType", "descriptor": "Job Type", "values": []}],
    "userAuthenticated": False,
}
SMARTRECRUITERS = {
    "totalFound": 1,
    "content": [
        {
            "id": "743999888000111",
            "name": "Route Planner",
            "refNumber": "REF12C",
            "company": {"identifier": "MilkAndRail1", "name": "Milk & Rail"},
            "releasedDate": "2026-02-06T19:42:44.000Z",
            "ref": "https://api.smartrecruiters.com/v1/companies/MilkAndRail1/postings/743999888000111",
        }
    ],
}
COMEET = [
    {
        "name": "Optics Technician",
        "uid": "31.20C",
        "url_comeet_hosted_page": "https://www.comeet.com/jobs/lumenpost/2A.001/optics-technician/31.20C",
        "url_active_page": "https://lumenpost.example/jobs/31-20c",
    }
]


@pytest.mark.parametrize(
    ("feed", "name", "reasons"),
    [
        (WORKDAY, "workday", ["the site's address and then /job/USA-WA-Tacoma/Crane-Mechanic_JR-20418", "/job/..."]),
        (SMARTRECRUITERS, "smartrecruiters", ["/v1/companies/MilkAndRail1/postings/743999888000111"]),
        (COMEET, "comeet", ["ask Comeet with &details=true"]),
    ],
)
def test_the_remedy_is_named(feed: Any, name: str, reasons: list[str], tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text(json.dumps(feed), encoding="utf8")
    with opened(str(path)) as source:
        assert format_of(source).name == name
        rows = list(format_of(source).read(source))
    assert len(rows) == len(reasons)
    for row, reason in zip(rows, reasons, strict=True):
        assert isinstance(row, Rejected) and row.reason.endswith(reason)
