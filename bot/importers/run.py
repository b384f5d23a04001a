"""Imports sources into the store: loudly per source, softly per row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import islice
from typing import Optional

from bot.errors import InputError, RolecallError, SetupError
from bot.importers.detect import UnknownFormatError, format_of
from bot.importers.download import Stamp
from bot.importers.format import Format
from bot.importers.options import USUAL, Options, Progress, silent
from bot.importers.pool import Pool
from bot.importers.report import Failure, Report, Skip, Unchanged
from bot.importers.source import Source, is_url, named, opened
from bot.importers.survey import Survey, surveyed
from bot.postings.feeds import Feed, feed_of
from bot.postings.store import PostingStore
from bot.postings.write import Writer
from bot.text.posting import Posting

BATCH = 100
"""Postings that are handed to the store at a time."""

LONGEST_NAME = 500
"""Characters of a feed's name at most."""


def import_paths(
    store: PostingStore, sources: Sequence[str], progress: Progress = silent, options: Options = USUAL
) -> Report:
    """Files, folders, addresses and `-` into the store, each file in a transaction of its own.

    A source that cannot be used is reported as failed and the others still go in; of a folder, files of no known
    format are skipped. A full feed goes in as a whole, with all of its files, or not at all. Ctrl-C ends the run with
    what is complete; the report says where.
    """
    with Pool(options.jobs) as pool:
        return _Run(store, options, progress, pool).all(sources)


@dataclass
class _Run:
    store: PostingStore
    options: Options
    progress: Progress
    pool: Pool
    report: Report = field(default_factory=Report)
    at: str = ""
    """The source at hand."""
    saved: Counter[str] = field(default_factory=Counter)
    """What became of the postings of the transaction at hand."""
    given: Counter[str] = field(default_factory=Counter)
    """How many postings each feed has given so far."""

    def all(self, sources: Sequence[str]) -> Report:
        """Imports every source."""
        name, full = self.options.feed, self.options.full
        groups = [(name, list(sources))] if name and full else [(name or source, [source]) for source in sources]
        for feed, arguments in groups:
            self.at = arguments[0]
            try:
                _check_name(feed, full)
                (self._whole if full else self._each)(feed, arguments)
            except RolecallError as error:
                self._fail(error)
            except KeyboardInterrupt:
                self.report.stopped_at = feed if full else self.at
                break
        return self.report

    def _each(self, feed: str, arguments: list[str]) -> None:
        """Each file by itself."""
        usable = False
        for self.at, in_folder in _files(arguments):
            try:
                with self._opened(feed) as source:
                    survey = self._survey(feed, source, in_folder)
                    if survey:
                        usable = True
                        with self._transaction(feed, source, survey.format) as writer:
                            self._save(writer, source, survey)
            except RolecallError as error:
                usable = True
                self._fail(error)
        if in_folder and not usable:
            self.at = arguments[0]
            raise InputError(f"The folder {self.at} holds no file of a format that is understood.")

    def _whole(self, feed: str, arguments: list[str]) -> None:
        """All files of a feed at once; what it does not bring any more is closed."""
        with ExitStack() as kept:
            found: list[tuple[Survey, Optional[Source]]] = []
            for self.at, in_folder in _files(arguments):
                with ExitStack() as passing:
                    # files are opened again, as there may be more of them than may be open
                    again = not (self.at == "-" or is_url(self.at))
                    source = (passing if again else kept).enter_context(self._opened(feed))
                    survey = self._survey(feed, source, in_folder)
                    found += [(survey, None if again else source)] if survey else []
            if not found:
                return
            with self._transaction(feed, source, found[-1][0].format) as writer:
                ids = {key for survey, _ in found for key in survey.last}
                self._check_size(feed, writer.count_of_feed(), len(ids))
                for survey, held in found:
                    self.at = survey.name
                    with nullcontext(held) if held else self._opened(feed) as one:
                        self._save(writer, one, survey)
                self.saved["closed"] = writer.close_missing()

    def _fail(self, error: RolecallError) -> None:
        reason = f"{self.at} was not imported: {error}" if isinstance(error, SetupError) else str(error)
        self.report.failed.append(Failure(self.at, reason))

    def _check_size(self, feed: str, before: int, now: int) -> None:
        if now * 2 < before and not self.options.force:
            raise InputError(
                f"{feed} gives {now:,} postings where it gave {before:,} that are open. If that is all there is, add "
                "--force, and the others are closed."
            )

    def _opened(self, feed: str) -> AbstractContextManager[Source]:
        known = self._known(feed)
        stamp = Stamp(known.etag, known.last_modified) if known else None
        return opened(self.at, allow_private=self.options.allow_private, known=stamp)

    def _known(self, feed: str) -> Optional[Feed]:
        """What is known of the address at hand, if the server's word that it has not changed is good enough."""
        if feed != self.at or not is_url(feed) or self.options.again:
            return None
        known = feed_of(self.store, feed)
        as_before = known is not None and known.settled and self.options.format in (None, known.format)
        return known if as_before else None

    def _survey(self, feed: str, source: Source, in_folder: bool) -> Optional[Survey]:
        """What the source holds; None when there is nothing to save."""
        self.progress(source.name, 0, None)
        if source.unchanged:
            self._stay(feed)
            return None
        try:
            chosen = format_of(source, self.options.format)
        except UnknownFormatError as error:
            # A feed that came out broken must not look as if all of its postings were gone.
            if not in_folder or self.options.full:
                raise
            reason = str(error).removeprefix(f"{source.name} ").partition(": ")[0]
            self.report.skipped.append(Skip(source.name, None, "file", reason))
            return None
        survey = surveyed(self.store, source, chosen, self.pool.prepare)
        self.report.skipped += survey.skips
        if not survey.last:
            raise InputError(f"{source.name} gives no posting as {chosen.says}.{self._why_none(feed, survey.skips)}")
        self.given[feed] += len(survey.last)
        return survey

    def _why_none(self, feed: str, skips: list[Skip]) -> str:
        before = feed_of(self.store, feed)
        had = f" It gave {before.postings:,} on {before.imported_on}." if before else ""
        return f" All {len(skips):,} rows were skipped; the first: {skips[0].reason}.{had}" if skips else had

    def _stay(self, feed: str) -> None:
        """What the feed brought is as it was, and has been seen now."""
        known = feed_of(self.store, feed)
        with self.store.writing(feed) as writer:
            seen = writer.touch_feed()
        self.report.same += seen
        self.report.unchanged.append(Unchanged(feed, str(known and known.imported_on), seen))

    @contextmanager
    def _transaction(self, feed: str, source: Source, chosen: Format) -> Iterator[Writer]:
        """Writes all or nothing, and reports it once it is written."""
        self.saved.clear()
        with self.store.writing(feed) as writer:
            yield writer
            stamp = source.stamp if feed == source.name else Stamp()
            writer.remember_feed(chosen.name, self.given[feed], **stamp._asdict())
        self.report.new += self.saved["new"]
        self.report.changed += self.saved["changed"]
        self.report.same += self.saved["same"]
        self.report.closed += self.saved["closed"]

    def _save(self, writer: Writer, source: Source, survey: Survey) -> None:
        done = 0
        rows = self.pool.ahead(filter(survey.takes, survey.format.read(source)), survey.unread)
        while batch := list(islice(rows, BATCH)):
            postings = [row.posting for row in batch if not (row.teaser and _has_more(self.store, row.posting))]
            self.saved.update(writer.save_all(postings, self.pool.read))
            self.saved["same"] += len(batch) - len(postings)
            done += len(batch)
            self.progress(source.name, done, len(survey.last))


def _files(arguments: list[str]) -> Iterator[tuple[str, bool]]:
    """(source, whether it is one of a folder's files) for each."""
    for argument in arguments:
        names = named(argument)
        yield from ((name, names != [argument]) for name in names)


def _check_name(feed: str, full: bool) -> None:
    if len(feed) > LONGEST_NAME:
        raise InputError(f"{feed[:60]}… is too long to be a feed's name. Give it one with --feed NAME.")
    if full and feed == "-":
        raise InputError("What comes from standard input has no name to know it by. With --full, add --feed NAME.")


def _has_more(store: PostingStore, teaser: Posting) -> bool:
    """Whether the store has a longer text: the full one, from its own page, which first words do not replace."""
    stored = store.get(teaser.id)
    return stored is not None and len(stored.fields.get("description", "")) > len(teaser.description)
