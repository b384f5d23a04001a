"""The page on feeds knows every format, and its addresses and its map are ones that the import takes."""

from __future__ import annotations

import re
from pathlib import Path

from bot.importers.boards import api_url
from bot.importers.column_map import column_map
from bot.importers.columns import known_fields
from bot.importers.detect import FORMATS

PAGE = (Path(__file__).resolve().parents[2] / "docs/feeds.md").read_text(encoding="utf8")


def section(title: str) -> str:
    return re.split(r"^#+ ", PAGE.partition(f"# {title}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def rows(title: str) -> dict[str, list[str]]:
    """Cells of a section's table, by the name in the first."""
    found = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in section(title).splitlines() if "|" in line
    ]
    return {cells[0].strip("`"): cells for cells in found if re.fullmatch(r"`[\w-]+`", cells[0])}


def test_every_format_is_in_the_table_and_has_what_is_read_of_it() -> None:
    understood, read = rows("What is understood"), rows("What is read")
    assert [name for name in FORMATS if name not in understood] == []
    assert understood.keys() == read.keys()


def test_addresses_lead_to_their_format() -> None:
    boards = {
        name: re.findall(r"`([\w.-]+\.\w+/?[^`\s]*)`", cells[2]) for name, cells in rows("What is understood").items()
    }
    pasted = [(name, address) for name, addresses in boards.items() for address in addresses]
    assert len(pasted) > 10
    for name, address in pasted:
        assert api_url(f"https://{address}")[1] == name, address


def test_the_map_is_one_that_is_understood(tmp_path: Path) -> None:
    said = section("A map for a table")
    path = tmp_path / "map.yml"
    path.write_text("\n".join(line[4:] for line in said.splitlines() if line.startswith("    ")), encoding="utf8")
    assert column_map(str(path)).fields["title"][0].column == "Job Name"
    assert re.findall(r"`(\w+)`", said.partition("The fields are")[2]) == known_fields()
