"""A PostgreSQL server of the tests' own, started from the installed programs in a temporary folder."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

import psycopg2
from sqlalchemy import delete

from bot.postings.store import PostingStore
from bot.postings.tables import Base, StateRow

USER, PASSWORD = "tester", "s3cret-tester"
MISSING = (
    "PostgreSQL is not installed, and half of these tests need its programs (no server has to run): "
    "apt-get install postgresql, or brew install postgresql"
)
INSTALLED = Path("/usr/lib/postgresql")
"""Where Debian keeps its programs."""
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "60"}
"""Nobody needs what is in it after a crash."""


class Postgres:
    """A running server."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._names = (f"test_{number}" for number in count())

    def url(self, database: str, *, user: str = USER, password: str = PASSWORD) -> str:
        """The address of a database in it."""
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def bare(self) -> str:
        """The address of a new database without any tables."""
        name = next(self._names)
        self.run(f"CREATE DATABASE {name}")
        return self.url(name)

    @cached_property
    def _shared(self) -> str:
        address = self.bare()
        PostingStore.open(address).close()
        return address

    def emptied(self) -> str:
        """The address of an empty store. It is the same each time: to clear it takes far less than to make one."""
        kept = delete(StateRow.__table__).where(StateRow.name != "index")
        store = PostingStore.open(self._shared)
        with store.session(writing=True) as session:
            for table in reversed(Base.metadata.sorted_tables):
                session.execute(kept if table is StateRow.__table__ else delete(table))
        store.close()
        return self._shared

    def run(self, statement: str, database: str = "postgres") -> None:
        """Runs one statement by itself, outside of a transaction."""
        connection = psycopg2.connect(self.url(database))
        connection.autocommit = True
        with closing(connection), connection.cursor() as cursor:
            cursor.execute(statement)


@contextmanager
def running_server() -> Iterator[Postgres]:
    """Starts a server and stops it again; `programs` must not be None."""
    folder_of_programs = programs()
    assert folder_of_programs is not None, MISSING
    folder = Path(tempfile.mkdtemp(prefix="rolecall-postgres-"))
    owner: dict[str, Any] = {}
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        owner = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    data, port = folder / "data", _free_port()
    (folder / "password").write_text(PASSWORD)
    try:
        made = ["--auth=scram-sha-256", f"--username={USER}", f"--pwfile={folder / 'password'}", "--encoding=UTF8"]
        _run([folder_of_programs / "initdb", "--pgdata", data, "--no-sync", "--locale=C", *made], folder, owner)
        settings = {**FAST, "port": str(port), "listen_addresses": "127.0.0.1", "unix_socket_directories": ""}
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        start = ["-D", data, "-l", folder / "log", "-o", options, "--wait", "start"]
        _run([folder_of_programs / "pg_ctl", *start], folder, owner)
        try:
            yield Postgres(port)
        finally:
            _run([folder_of_programs / "pg_ctl", "-D", data, "--mode=immediate", "stop"], folder, owner)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def programs() -> Path | None:
    """The folder of the newest PostgreSQL, None where there is none; Debian keeps its programs off the PATH."""
    on_path = shutil.which("initdb")
    installed = sorted(INSTALLED.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = installed[-1] if installed else Path(on_path).resolve() if on_path else None
    return found.parent if found else None


def _run(command: list[Any], folder: Path, owner: dict[str, Any]) -> None:
    # Into a file: a server that pg_ctl has started would keep a pipe open.
    with (folder / "said").open("w+") as said:
        done = subprocess.run([str(part) for part in command], stdout=said, stderr=said, cwd=folder, **owner)
        said.seek(0)
        assert done.returncode == 0, f"{command[0]} failed: {said.read()}"


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
