"""Which readers a posting was read with, so that better ones read it again when it is next imported."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

ROOT = Path(__file__).parents[1]
READERS = (
    "text",
    "lexicon",
    "extract",
    "facts",
    "postings/digest.py",
    "postings/locate.py",
    "postings/required.py",
    "postings/tags.py",
)
"""Everything that decides what is read in a posting; a folder stands for its modules and rules."""
WIDTH = 15


@cache
def readers_version() -> str:
    """15 hexadecimal digits that change with any byte of the readers or their rules.

    A number that somebody has to raise is forgotten, and then old facts stay for good. A comment that was reworded
    costs one reading too many. Reading 2 MB takes some milliseconds, once in a process that imports.
    """
    total = blake2b(digest_size=8)
    for path in sorted(file for name in READERS for file in _files(ROOT / name)):
        content = path.read_bytes()
        total.update(f"{path.relative_to(ROOT).as_posix()} {len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()[:WIDTH]


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return [file for file in path.rglob("*") if file.suffix in (".py", ".yml")]
