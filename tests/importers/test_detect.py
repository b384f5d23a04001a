"""The format is told by what a source holds; what is of none is refused with the way out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.errors import InputError
from bot.importers.detect import FORMATS, UnknownFormatError, format_of
from bot.importers.source import opened

CASES = Path(__file__).parent / "cases"
TRACKING_SYSTEMS = ("ashby", "workday", "smartrecruiters", "recruitee", "comeet", "greenhouse", "lever")
POSTING = '{"id": "a", "title": "Baker", "description": "Bake."}'


def name_of(path: Path, wanted: str | None = None) -> str:
    with opened(str(path)) as source:
        return format_of(source, wanted).name


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (POSTING, "jsonl"),
        (f"\n{{broken\n{POSTING}\n", "jsonl"),
        ('{"id": "a", "title": "Baker", "description": "' + "Bake. " * 20000 + '"}', "jsonl"),
        ('{"jobs": [], "meta": {"total": 0}}', "greenhouse"),
        ('{"jobs": [], "apiVersion": "1"}', "ashby"),
        ('{"offset": 0, "limit": 100, "totalFound": 0, "content": []}', "smartrecruiters"),
        ('{"total": 0, "jobPostings": [], "facets": []}', "workday"),
        ("[]", "lever"),
        ("id,title,description\n1,Baker,Bake.", "csv"),
        ("<html><body>Apply</body></html>", "web-page"),
    ],
)
def test_content_decides_and_not_the_name(tmp_path: Path, content: str, expected: str) -> None:
    path = tmp_path / "postings.dat"
    path.write_text(content, encoding="utf8")
    assert name_of(path) == expected


@pytest.mark.parametrize(
    "content",
    [
        "A letter about last week. It was posted 1 week ago.",
        "<rss><channel><title>News</title></channel></rss>",
        "name,colour,size\nloaf,brown,2",
        json.dumps({"jobs": [{"url": "https://other.example", "title": "Baker", "description": "Bake."}]}),
        json.dumps({"results": [{"title": "Baker"}]}),
        json.dumps({"offers": [{"title": "Baker", "description": "Bake."}]}, indent=1),
    ],
)
def test_an_unknown_format_names_what_is_understood(tmp_path: Path, content: str) -> None:
    path = tmp_path / "postings.jsonl"
    path.write_text(content, encoding="utf8")
    with pytest.raises(UnknownFormatError, match=r"greenhouse.*lever.*jsonl.*board-page.*--format NAME"):
        name_of(path)
    assert name_of(path, "lever") == "lever"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"%PDF-1.7\n...", "is a PDF, not text"),
        (b"PK\x03\x04....", "a zip archive or an office document"),
        (b"\x7fELF\0\0\0", "is not a text file"),
        (b" \n", "is empty"),
    ],
)
def test_what_is_no_text_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "postings"
    path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        name_of(path)


def test_a_format_that_does_not_exist(tmp_path: Path) -> None:
    path = tmp_path / "postings"
    path.write_text(POSTING, encoding="utf8")
    with pytest.raises(InputError, match="no format 'yaml'"):
        name_of(path, "yaml")


@pytest.mark.parametrize("path", sorted(CASES.glob("*.expected.json")), ids=lambda path: path.stem.partition(".")[0])
def test_no_tracking_system_takes_another_format_for_its_own(path: Path) -> None:
    own = json.loads(path.read_text(encoding="utf8"))["format"]
    [case] = [one for one in CASES.glob(f"{path.name.partition('.')[0]}.*") if one != path]
    with opened(str(case)) as source:
        assert [name for name in TRACKING_SYSTEMS if FORMATS[name].recognises(source.head)] in ([own], [])
        assert FORMATS[own].recognises(source.head)
