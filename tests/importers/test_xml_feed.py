"""A feed in XML is read as a stream, safely, and says what is wrong with it."""

from __future__ import annotations

import gzip
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import InputError
from bot.importers.row import Found, Row
from bot.importers.source import opened
from bot.importers.xml_feed import read, recognises

JOB = "<job><title>Baker {0}</title><referencenumber>{0}</referencenumber><description>Bake.</description></job>\n"


def rows(folder: Path, text: str | bytes) -> list[Row]:
    path = folder / "feed.xml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with opened(str(path)) as source:
        return list(read(source))


def reasons(read_rows: list[Row]) -> list[str | None]:
    return [None if isinstance(row, Found) else row.reason for row in read_rows]


@pytest.mark.parametrize("padding", [0, 100_000])
@pytest.mark.parametrize("named", ["l10", "l1"])
def test_entities_are_never_expanded(tmp_path: Path, padding: int, named: str) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 11))
    declared = f'<!DOCTYPE source [<!ENTITY l0 "ha">{laughs}]>'
    bomb = f"<!--{'x' * padding}-->{declared}<source><job><title>&{named};</title></job></source>"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(InputError, match="declares entities of its own"):
        rows(tmp_path, bomb)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


def test_files_and_addresses_in_entities_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hidden", encoding="utf8")
    declared = f'<!DOCTYPE source [<!ENTITY s SYSTEM "file://{tmp_path}/secret">]>'
    with pytest.raises(InputError, match="Ask for a feed without them"):
        rows(tmp_path, f"{declared}<source><job><title>&s;</title></job></source>")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"<source>{JOB}{JOB}"[:-40], "is not complete XML: expected"),
        (f"<source>{JOB}", "is not complete XML: Premature end"),
        (f"<source>{JOB}<job><title>a</job>{JOB}</source>", "is not complete XML: Opening and ending tag mismatch"),
        (f"<source>{JOB}<job><title><![CDATA[a</title></job></source>", "is not complete XML: CData section"),
        (f"<source>{JOB}</source>{JOB}", "is not complete XML: Extra content"),
        ("<source><job>" * 2000, "is not complete XML"),
    ],
)
def test_a_feed_that_breaks_off_or_is_out_of_joint_fails_as_a_whole(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        rows(tmp_path, text)


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("Bread & Cake", "an & that should be &amp; at line 1"),
        ("Caf&eacute;", "Entity 'eacute' not defined"),
        ("a\x01", "invalid Char value 1"),
        ("a&#0;", "invalid xmlChar value 0"),
    ],
)
def test_wrong_characters_cost_their_posting_alone(tmp_path: Path, title: str, reason: str) -> None:
    spoilt = JOB.format(1).replace("Baker 1", title)
    found = reasons(rows(tmp_path, f"<jobs>{spoilt}{JOB.format(2)}{JOB.format(3)}</jobs>"))
    assert found[1:] == [None, None]
    assert reason in str(found[0])


def test_bytes_of_another_encoding_cost_their_posting_alone(tmp_path: Path) -> None:
    spoilt = JOB.format(1).replace("Baker 1", "Caf\xe9").encode("latin-1")
    found = reasons(rows(tmp_path, b"<jobs>" + spoilt + JOB.format(2).encode() + b"</jobs>"))
    assert ("Invalid bytes" in str(found[0]), found[1]) == (True, None)


def test_a_feed_with_nothing_but_errors_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.importers.xml_feed._MOST_ERRORS", 20)
    with pytest.raises(InputError, match="more than 20 errors"):
        rows(tmp_path, f"<jobs>{JOB.format('&') * 30}</jobs>")


def test_a_packed_feed_that_is_cut_off_is_named(tmp_path: Path) -> None:
    packed = gzip.compress(f"<source>{''.join(JOB.format(number) for number in range(5000))}</source>".encode())
    assert len(rows(tmp_path, packed)) == 5000
    with pytest.raises(InputError, match="cannot be read to its end"):
        rows(tmp_path, packed[: len(packed) // 2])


def test_memory_does_not_grow_with_the_feed(tmp_path: Path) -> None:
    body = "<p>You tie up ore boats.</p>" * 700
    job = JOB.replace("Bake.", f"<![CDATA[{body}]]>")
    with gzip.open(tmp_path / "feed.xml", "wb", compresslevel=1) as file:
        file.write(b"<source>")
        for number in range(3000):
            file.write(job.format(number).encode())
        file.write(b"</source>")
    program = """
import resource, sys
from bot.importers.source import opened
from bot.importers.xml_feed import read
used = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with opened(sys.argv[1]) as source:
    for row in read(source):
        if row.number == 300:
            before = used()
    print(row.number, used() - before)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "feed.xml")], capture_output=True, text=True, check=True
    )
    number, grown = map(int, done.stdout.split())
    assert number == 3000
    assert grown < 15_000  # KB, of 60,000 read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<?xml version='1.0'?>\n<jobs>\n<job>", True),
        ("<x:source><x:job id='1'>", True),
        ("<JobPostings><JobPosting>", True),
        ("<source><publisher>Harbor</publisher></source>", True),
        ("<jobs/>", True),
        ("<!DOCTYPE html><html><body><job>", False),
        ("<rss><channel><item><title>Baker</title></item></channel></rss>", False),
        ("<p>job</p>", False),
        ('{"html": "<job>"}', False),
    ],
)
def test_recognised(text: str, expected: bool) -> None:
    assert recognises(text) is expected
