"""What a suite's last run gave, and what has changed since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.errors import InputError
from bot.faq.run import Result


@dataclass(frozen=True)
class Change:
    """A question whose result is another than the last time."""

    name: str
    what: str
    """now fails, now passes, answers differently, new, gone."""
    before: str = ""
    now: str = ""


Kept = dict[str, tuple[bool, str]]
"""By question whether it passed, and what was said."""


class History:
    """The file that keeps the last run of a suite: `FOLDER/NAME-HASH.json`, told apart by where the suite is."""

    def __init__(self, folder: Path, suite: Path) -> None:
        where = hashlib.sha256(str(suite.resolve()).encode()).hexdigest()[:8]
        self.path = folder / f"{suite.stem}-{where}.json"

    def last(self) -> Kept | None:
        """The last run; None before the first, or when its file cannot be used."""
        try:
            kept = json.loads(self.path.read_text(encoding="utf8"))
            return {str(name): (bool(passed), str(said)) for name, (passed, said) in kept.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return None

    def keep(self, results: Sequence[Result]) -> None:
        """Writes a run over the one before; `InputError` where it cannot."""
        kept = {result.case.name: (result.passed, result.said) for result in results}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self.path.with_suffix(".new")
            fresh.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf8")
            fresh.replace(self.path)
        except OSError as error:
            raise InputError(
                f"this run cannot be kept in {self.path}: {error.strerror}; make the folder writable"
            ) from error


def changes(last: Kept, results: Sequence[Result]) -> list[Change]:
    """What is not as it was in the last run, in the order of the suite, what is gone at the end."""
    found = []
    for result in results:
        name = result.case.name
        if name not in last:
            found.append(Change(name, "new"))
            continue
        passed, said = last[name]
        if passed != result.passed:
            found.append(Change(name, "now passes" if result.passed else "now fails", said, result.said))
        elif said != result.said:
            found.append(Change(name, "answers differently", said, result.said))
    names = {result.case.name for result in results}
    return found + [Change(name, "gone") for name in last if name not in names]
