"""How many open postings have each name: companies, cities, titles and words of titles."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import bindparam, delete, insert, select, tuple_, update
from sqlalchemy.engine import Connection

from bot.postings.tables import NameRow

_NAME = NameRow.__table__
AT_ONCE = 400
"""Names that are looked up in one statement; databases bound the number of its parts."""


class Names:
    """Changes to the counts that wait to be written together."""

    def __init__(self) -> None:
        self._more: Counter[tuple[str, str]] = Counter()
        self._shown: dict[tuple[str, str], str] = {}

    def add(self, names: dict[tuple[str, str], str]) -> None:
        """One more open posting has these names (see `bot.postings.rows.name_keys`)."""
        self._count(1, names)

    def take(self, names: dict[tuple[str, str], str]) -> None:
        """One open posting less has these names."""
        self._count(-1, names)

    def _count(self, step: int, names: dict[tuple[str, str], str]) -> None:
        for name, shown in names.items():
            self._more[name] += step
            self._shown.setdefault(name, shown)

    def write(self, connection: Connection) -> None:
        """Writes what waits; a name that no open posting has is forgotten."""
        changed = sorted(name for name, more in self._more.items() if more)
        for start in range(0, len(changed), AT_ONCE):
            self._write(connection, changed[start : start + AT_ONCE])
        self._more.clear()
        self._shown.clear()

    def _write(self, connection: Connection, names: list[tuple[str, str]]) -> None:
        both = tuple_(_NAME.c.kind, _NAME.c.key)
        held = select(_NAME.c.kind, _NAME.c.key, _NAME.c.postings).where(both.in_(names))
        before = {(kind, key): postings for kind, key, postings in connection.execute(held)}
        after = {name: before.get(name, 0) + self._more[name] for name in names}
        gone = [{"of": kind, "name": key} for kind, key in before if after[kind, key] <= 0]
        counted = [{"of": kind, "name": key, "now": after[kind, key]} for kind, key in before if after[kind, key] > 0]
        new = [
            {"kind": name[0], "key": name[1], "shown": self._shown[name], "postings": count}
            for name, count in after.items()
            if name not in before and count > 0
        ]
        own = (_NAME.c.kind == bindparam("of")) & (_NAME.c.key == bindparam("name"))
        if gone:
            connection.execute(delete(_NAME).where(own), gone)
        if counted:
            connection.execute(update(_NAME).where(own).values(postings=bindparam("now")), counted)
        if new:
            connection.execute(insert(_NAME), new)
