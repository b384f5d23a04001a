"""Parts of an address become a place that reads one way only."""

from __future__ import annotations

import pytest

from bot.importers.where import place_text


@pytest.mark.parametrize(
    ("city", "region", "country", "code", "expected"),
    [
        ("Tulsa", "OK", "US", "74103", "Tulsa, OK"),
        ("Tulsa", "", "USA", "", "Tulsa, United States"),
        ("Toronto", "ON", "CA", "", "Toronto, ON, Canada"),
        ("Berlin", "BE", "DE", "10115", "Berlin, Germany"),
        ("Singapore", "Singapore", "SGP", "", "Singapore, Singapore"),
        ("", "OK", "US", "", "OK"),
        ("", "", "US", "", "United States"),
        ("", "", "us", "74103", "74103"),
        ("Lyon", "", "France", "", "Lyon, France"),
        ("Tulsa", "OK", "", "", "Tulsa, OK"),
        ("", "", "", "", ""),
    ],
)
def test_place(city: str, region: str, country: str, code: str, expected: str) -> None:
    assert place_text(city, region, country, code) == expected
