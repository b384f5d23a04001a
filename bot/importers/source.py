"""One file, stream or download, opened: its beginning, its lines and its text, whatever its encoding or packing."""

from __future__ import annotations

import gzip
import os
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import IO, Any, Optional, Union, cast

from bot.errors import InputError
from bot.importers.boards import api_url
from bot.importers.download import Stamp, download

HEAD_BYTES = 64 * 1024
LONGEST_LINE = 16 * 1024 * 1024
LONGEST_TEXT = 200 * 1024 * 1024
KEPT_IN_MEMORY = 8 * 1024 * 1024
_WIDE = (b"\xff\xfe", b"\xfe\xff")


@dataclass
class Source:
    """An opened source; it can be read more than once."""

    name: str
    """As the person named it."""
    stream: IO[bytes]
    """The bytes, unpacked, from which any position can be sought."""
    seen_on: date
    """When the content was current: a file's date of change, or today; ages such as "1 week ago" count from it."""
    format: Optional[str] = None
    """Name of the format where the address tells it."""
    stamp: Stamp = Stamp()
    """What a server says by which it can tell later whether this has changed."""
    unchanged: bool = False
    """Whether the server says that it is still as the stamp says that was given; there is nothing to read then."""

    @cached_property
    def head(self) -> str:
        """The first 64 KiB as text; characters that cannot be decoded are replaced."""
        start = self._read(HEAD_BYTES)
        return start.decode("utf-16" if start.startswith(_WIDE) else "utf-8-sig", errors="replace")

    def lines(self) -> Iterator[tuple[int, Union[str, UnicodeError]]]:
        """(number from 1, line) for each line that is not blank; a line that is not UTF-8 comes as its error."""
        if self._read(2).startswith(_WIDE):
            for number, text in enumerate(self.text().split("\n"), 1):
                if text.strip():
                    yield number, text
            return
        self.stream.seek(0)
        for number, raw in enumerate(iter(self._line, b""), 1):
            if len(raw) > LONGEST_LINE:
                raise InputError(f"{self.name}: line {number} is longer than {LONGEST_LINE // 1024**2} MB. Is it text?")
            if not raw.strip():
                continue
            try:
                yield number, raw.decode("utf-8-sig" if number == 1 else "utf8")
            except UnicodeDecodeError as error:
                yield number, error

    def text(self) -> str:
        """All of it; `InputError` when it is too large or no text in UTF-8, UTF-16 or Windows-1252."""
        content = self._read(LONGEST_TEXT + 1)
        if len(content) > LONGEST_TEXT:
            raise InputError(f"{self.name} is larger than {LONGEST_TEXT // 1024**2} MB. Split it, or use JSON Lines.")
        for encoding in ("utf-16",) if content.startswith(_WIDE) else ("utf-8-sig", "cp1252"):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
        raise InputError(f"{self.name} is not text in UTF-8, UTF-16 or Windows-1252. Save it as UTF-8 and try again.")

    def _line(self) -> bytes:
        try:
            return self.stream.readline(LONGEST_LINE + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(f"{self.name} cannot be read to its end: {error}. Fetch it again.") from error

    def _read(self, size: int) -> bytes:
        try:
            self.stream.seek(0)
            return self.stream.read(size)
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(f"{self.name} cannot be read: {error}") from error


def named(argument: str) -> list[str]:
    """The sources that an argument means: a folder's files (not hidden ones), by name; anything else, itself."""
    folder = Path(argument)
    if argument == "-" or is_url(argument) or not folder.is_dir():
        return [argument]
    paths = (path for path in folder.rglob("*") if path.is_file())
    names = sorted(str(path) for path in paths if not any(part[0] == "." for part in path.relative_to(folder).parts))
    if not names:
        raise InputError(f"The folder {argument} holds no files.")
    return names


def is_url(argument: str) -> bool:
    """Whether the argument is an address rather than a path."""
    return "://" in argument or argument.startswith("file:")


@contextmanager
def opened(name: str, *, allow_private: bool = False, known: Optional[Stamp] = None) -> Iterator[Source]:
    """The file, standard input (`-`) or address, ready to be read; `InputError` says what is in the way.

    With `known`, an address is asked only for what has changed since it bore that stamp.
    """
    if is_url(name):
        address, board = api_url(name)
        with _spool() as stream:
            stamp = download(address, stream, allow_private=allow_private, known=known)
            unchanged = stamp is None
            yield Source(name, _unpacked(stream), date.today(), board, stamp or known or Stamp(), unchanged)
    elif name == "-":
        with _spool() as stream:
            while piece := sys.stdin.buffer.read(HEAD_BYTES):
                stream.write(piece)
            yield Source("standard input", _unpacked(stream), date.today())
    else:
        with _file(name) as file:
            yield Source(name, _unpacked(file), date.fromtimestamp(os.fstat(file.fileno()).st_mtime))


def _file(name: str) -> IO[bytes]:
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise InputError(f"{name} cannot be opened: {error.strerror}.") from error


def _spool() -> IO[bytes]:
    return cast("IO[bytes]", tempfile.SpooledTemporaryFile(max_size=KEPT_IN_MEMORY))


def _unpacked(stream: Any) -> IO[bytes]:
    stream.seek(0)
    packed = stream.read(2) == b"\x1f\x8b"
    stream.seek(0)
    return cast("IO[bytes]", gzip.GzipFile(fileobj=stream, mode="rb")) if packed else stream
