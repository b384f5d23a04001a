"""Files in any usual encoding, packed or not, from disk, a folder or standard input."""

from __future__ import annotations

import gzip
import io
import os
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.errors import InputError
from bot.importers.source import named, opened

TEXT = "Café manager – $20\nsecond line\n"


@pytest.mark.parametrize("encoding", ["utf8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_text_in_any_usual_encoding(tmp_path: Path, encoding: str, packed: bool) -> None:
    path = tmp_path / "page.txt"
    raw = TEXT.encode(encoding)
    path.write_bytes(gzip.compress(raw) if packed else raw)
    with opened(str(path)) as source:
        assert source.text() == TEXT
        assert source.text() == TEXT, "a source can be read more than once"
        assert "second line" in source.head


@pytest.mark.parametrize("encoding", ["utf8", "utf-8-sig", "utf-16"])
def test_lines_are_numbered_as_in_the_file(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "postings.jsonl"
    path.write_bytes("é\n\n  \nlast".encode(encoding))
    with opened(str(path)) as source:
        assert [(number, str(line).strip()) for number, line in source.lines()] == [(1, "é"), (4, "last")]


def test_a_line_that_is_not_utf8_does_not_hide_the_others(tmp_path: Path) -> None:
    path = tmp_path / "postings.jsonl"
    path.write_bytes(b"one\nCaf\xe9\nthree\n")
    with opened(str(path)) as source:
        kinds = [isinstance(line, UnicodeError) for _, line in source.lines()]
    assert kinds == [False, True, False]


def test_what_no_encoding_fits_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"\x81\x8d\x8f")
    with opened(str(path)) as source, pytest.raises(InputError, match="UTF-8, UTF-16 or Windows-1252"):
        source.text()


def test_a_packed_file_cut_short_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "postings.jsonl.gz"
    path.write_bytes(gzip.compress(os.urandom(50_000).hex().encode())[:-20_000])
    with opened(str(path)) as source, pytest.raises(InputError, match="cannot be read"):
        list(source.lines())


def test_a_file_is_dated_by_its_last_change(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf8")
    moment = datetime(2026, 2, 3, 12).timestamp()
    os.utime(path, (moment, moment))
    with opened(str(path)) as source:
        assert source.seen_on == date(2026, 2, 3)


def test_a_folder_means_its_files_by_name_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.json", "a/c.json", ".git/config", ".hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf8")
    assert named(str(tmp_path)) == [str(tmp_path / "a/c.json"), str(tmp_path / "b.json")]
    (empty := tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="holds no files"):
        named(str(empty))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(gzip.compress(TEXT.encode()))))
    with opened("-") as source:
        assert (source.name, source.text()) == ("standard input", TEXT)


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(InputError, match="nowhere.txt cannot be opened: No such file"), opened("nowhere.txt"):
        pass
