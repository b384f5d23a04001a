"""What aggregators' feeds hold beside whole postings: errors, nothing at all, amounts that are none, odd rates."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from typing import Any

import pytest

from bot.errors import InputError
from bot.importers.detect import FORMATS, format_of
from bot.importers.row import Found, Rejected, Row
from bot.importers.source import Source


def rows(name: str, feed: Any) -> list[Row]:
    return list(FORMATS[name].read(Source("feed.json", BytesIO(json.dumps(feed).encode()), date(2026, 3, 2))))


def found(row: Row) -> Found:
    assert isinstance(row, Found), row
    return row


@pytest.mark.parametrize(
    ("feed", "name"),
    [
        ({"results": [], "__CLASS__": "Adzuna::API::Response::JobSearchResults"}, "adzuna"),
        ({"0-legal-notice": "Remotive API legal notice", "job-count": 0, "jobs": []}, "remotive"),
        ({"SearchResult": {"SearchResultCount": 0, "SearchResultItems": []}}, "usajobs"),
    ],
)
def test_an_empty_feed_is_known_and_gives_no_row(feed: Any, name: str) -> None:
    with_head = Source("feed.json", BytesIO(json.dumps(feed).encode()), date(2026, 3, 2))
    assert format_of(with_head).name == name
    assert rows(name, feed) == []


@pytest.mark.parametrize("name", ["adzuna", "remotive", "himalayas", "usajobs"])
@pytest.mark.parametrize("feed", [[], {}, "words", {"jobs": "none", "results": {}, "SearchResult": {}}])
def test_a_feed_without_its_list_is_an_error(name: str, feed: Any) -> None:
    with pytest.raises(InputError, match=r"feed\.json holds no list of (results|jobs|positions) as \w+ gives it"):
        rows(name, feed)


def test_what_adzuna_says_is_passed_on() -> None:
    refusal = {
        "__CLASS__": "Adzuna::API::Response::Exception",
        "exception": "AUTH_FAIL",
        "display": "Authorisation failed",
    }
    with pytest.raises(InputError, match="Adzuna says: Authorisation failed"):
        rows("adzuna", refusal)


@pytest.mark.parametrize("predicted", ["1", 1, True, "true"])
def test_predicted_salaries_are_left_out(predicted: Any) -> None:
    job = {"id": "1", "title": "Baker", "description": "Bake.", "salary_min": 40000, "salary_is_predicted": predicted}
    assert found(rows("adzuna", {"results": [job]})[0]).posting.pay is None


@pytest.mark.parametrize("amount", ["much", True, "1e999"])
def test_an_amount_that_is_none_rejects_the_row_alone(amount: Any) -> None:
    job = {"id": "1", "title": "Baker", "description": "Bake.", "salary_min": amount}
    bad, good = rows("adzuna", {"results": [job, {**job, "salary_min": "41600"}]})
    assert isinstance(bad, Rejected)
    pay = found(good).posting.pay
    assert pay is not None
    assert (pay.min, pay.per) == (41600, "year")


@pytest.mark.parametrize(
    ("ranges", "field", "text"),
    [
        ([{"MinimumRange": "20", "MaximumRange": "25", "RateIntervalCode": "Per Hour"}], (20, 25, "hour"), None),
        ([{"MinimumRange": "0", "MaximumRange": "91000.0", "RateIntervalCode": "PA"}], (None, 91000, "year"), None),
        (
            [{"MinimumRange": "900", "MaximumRange": "1100", "RateIntervalCode": "BW"}],
            None,
            "$900 - $1,100 every two weeks",
        ),
        ([{"MinimumRange": "0", "MaximumRange": "0", "RateIntervalCode": "WC"}], None, "Pay: without compensation"),
        (
            [
                {"MinimumRange": "50000", "MaximumRange": "60000", "RateIntervalCode": "PA", "Description": "Per Year"},
                {"MinimumRange": "24", "MaximumRange": "29", "RateIntervalCode": "PH", "Description": "Per Hour"},
            ],
            None,
            "Pay: $50,000 - $60,000 per year; $24 - $29 per hour",
        ),
        ([], None, None),
    ],
)
def test_usajobs_rates(ranges: list[Any], field: tuple[Any, ...] | None, text: str | None) -> None:
    position = {"PositionTitle": "Baker", "QualificationSummary": "Bake well.", "PositionRemuneration": ranges}
    feed = {"SearchResult": {"SearchResultItems": [{"MatchedObjectId": "1", "MatchedObjectDescriptor": position}]}}
    posting = found(rows("usajobs", feed)[0]).posting
    assert (posting.pay and (posting.pay.min, posting.pay.max, posting.pay.per)) == field
    assert text is None or text in posting.description
    assert ("Pay:" in posting.description) == (text is not None)
