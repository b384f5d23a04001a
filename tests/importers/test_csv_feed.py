"""Tables: a column map says what the names do not, and what is missing or broken is named."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.import_ import import_command
from bot.errors import InputError
from bot.importers import csv_table
from bot.importers.column_map import column_map
from bot.importers.csv_feed import CSV, recognises, with_columns
from bot.importers.row import Found, Rejected, Row
from bot.importers.source import opened
from bot.text.posting import Posting

TABLE = "Nr,Was,Wer,Wo,Inhalt,Extra,Lohn\n7,Baker,Mill,Tulsa,Bake.,Bread,19\n"
MAP = """
id: [{constant: mill-}, Nr]
title: was
company: {constant: Corner Mill}
location: [Wo, {constant: OK}]
description: [Inhalt, Extra, {What we pay: Lohn}]
"""


def rows(path: Path, mapped: str | None = None) -> list[Row]:
    chosen = CSV
    if mapped is not None:
        path.with_name("map.yml").write_text(mapped, encoding="utf8")
        chosen = with_columns(column_map(str(path.with_name("map.yml"))))
    with opened(str(path)) as source:
        return list(chosen.read(source))


def posting(row: Row) -> Posting:
    assert isinstance(row, Found)
    return row.posting


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf8")
    return path


def test_a_map_takes_columns_joins_them_and_adds_constants(table: Path) -> None:
    (row,) = rows(table, MAP)
    found = posting(row)
    assert (found.id, found.title, found.company, found.location) == ("mill-7", "Baker", "Corner Mill", "Tulsa, OK")
    assert found.description == "Bake.\n\nExtra: Bread\n\nWhat we pay: 19"


def test_names_that_are_known_need_no_map_beside_it(table: Path) -> None:
    table.write_text("Req ID,Was,Location,Description\n7,Baker,Boise,Bake.\n", encoding="utf8")
    (row,) = rows(table, "title: Was\nlocation:\n")
    assert (posting(row).id, posting(row).location) == ("7", None)


@pytest.mark.parametrize(
    ("mapped", "message"),
    [
        ("title: Job", r"no column 'Job', which \S+map.yml takes for title. The columns are: Nr, Was, Wer, Wo"),
        ("description: [Inhalt, Tasks]", "no column 'Tasks', which .* takes for description"),
        ("titel: Was", "no field 'titel'. The fields are: id, reference, title"),
        ("company: {Head: Wer}", "'company' must be a column, a list of columns, or 'constant: words'"),
        ("title: [[Was]]", "'title' must be a column"),
        ("title: ''", "'title' must be a column"),
        ("", "holds no column map. Write a line for each field"),
        ("- title", "holds no column map"),
        ("title: [", "is not YAML"),
        ("description: Inhalt", "known as the title. The columns are: .*Say which it is with --columns"),
        ("title: Was", "no column that is known as the text. The columns are: Nr, Was"),
    ],
)
def test_what_is_wrong_with_a_map_is_named(table: Path, mapped: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        rows(table, mapped)


def test_a_map_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened: No such file"):
        column_map(str(tmp_path / "none.yml"))


def test_a_quotation_mark_that_is_not_closed_costs_its_row(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_table, "_LONGEST_CELL", 400)
    lines = "".join(f"{number},Baker,Bake.\n" for number in range(60))
    table.write_text(f'id,title,description\n"0,Baker,Bake.\n{lines}', encoding="utf8")
    read = rows(table)
    assert isinstance(read[0], Rejected)
    assert (read[0].number, "quotation marks do not match" in read[0].reason) == (2, True)
    assert posting(read[-1]).id == "59"


def test_a_nul_character_costs_its_row_alone(table: Path) -> None:
    table.write_text("id,title,description\n1,Ba\0ker,Bake.\n2,Baker,Bake.\n", encoding="utf8")
    assert [isinstance(row, Found) for row in rows(table)] == [False, True]


def test_broken_sources_are_named(table: Path) -> None:
    packed = gzip.compress(b"id,title,description\n" + bytes(range(65, 91)) * 9000)
    table.write_bytes(packed[: len(packed) // 2])
    with pytest.raises(InputError, match="cannot be read"):
        rows(table)
    for wrong in (b"id,title,description\n1,Baker,\x81\x8d\n", "id,title,description\n".encode("utf-16")[:-1]):
        table.write_bytes(wrong)
        with pytest.raises(InputError, match="not text in UTF-8, UTF-16 or Windows-1252"):
            rows(table)


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sir,\nI saw the title, the text and the place.\n",
        "title,price\nBread,2\n",
        '[{"title": "a", "description": "b", "location": "c"}]',
        "# Title | Description\n",
    ],
)
def test_what_is_no_table_of_postings_is_not_taken_for_one(text: str) -> None:
    assert not recognises(text)


def test_the_command_takes_a_map(table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLECALL_DB", f"sqlite:///{tmp_path}/postings.db")
    (tmp_path / "map.yml").write_text(MAP, encoding="utf8")
    done = CliRunner().invoke(import_command, [str(table), "--columns", str(tmp_path / "map.yml")])
    assert done.output.endswith("1 new, 0 changed, 0 same, 0 skipped\n")
