"""Searching a large store, in milliseconds: ours with its page of cards, against Tantivy with the same words.

Both get the same queries in turn, and give the first five and how many there are. Tantivy holds what our index holds of
each posting and takes the very expression that ours is asked for; it orders by BM25, reads no posting, says no reason,
and leaves out what an index cannot say (the day, the odd dollar), so that it does less than our whole search and a
little less than our part that finds: both are measured. Ours is measured when the words were asked for before, as most
are, and once more right after a write, when none was. A store of a tenth of the size tells how the time grows.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from itertools import product
from math import inf
from pathlib import Path
from typing import Any

import tantivy

from bench.figures import percentile, show_times, verdict
from bench.large_store import TODAY, Material, drawn, large_store
from bench.search_queries import queries
from bench.servers import ROOT
from bot.postings.bitmaps import Bitmaps
from bot.postings.expression import DATED, AnyOf, Expression, NoneOf, OneOf, Phrase, Since, all_of, any_of
from bot.postings.filters import filters_of
from bot.postings.search import Page
from bot.postings.store import PostingStore
from bot.postings.terms import terms_of
from bot.postings.tokens import of_phrase, tokens_of
from bot.postings.words import words
from bot.query.model import Query

WHOLE, FOUND, COLD = "whole search, with cards", "keys and total alone", "whole, right after a write"
RIVAL = "Tantivy, keys and total"
Engines = dict[str, Callable[[int], Any]]
SHOWN = 5
TARGETS = {50: 3.0, 95: 15.0}
"""Milliseconds by percentile, of the whole search."""
GROWTH = 2.0
"""How many times as long a search may take, at most, in ten times as many postings."""


def main(arguments: list[str]) -> bool:
    """Measures and prints; gives whether all targets are met."""
    parser = argparse.ArgumentParser(prog="python -m bench search", description=__doc__)
    parser.add_argument("--from", dest="sources", nargs="+", metavar="JSONL", help="postings to recombine")
    parser.add_argument("--postings", type=int, default=20_000, help="how many are made of them")
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3, help="times that each is asked; the fastest counts")
    parser.add_argument("--keep", type=Path, default=ROOT / "build" / "bench", help="where the stores are kept")
    parser.add_argument("--slowest", type=int, default=0, help="how many of our slowest queries to print")
    wanted = parser.parse_args(arguments)
    samples = sorted(str(path) for path in (ROOT / "data" / "samples").glob("*.jsonl"))
    of = Material(wanted.sources or samples)
    wanted.keep.mkdir(parents=True, exist_ok=True)
    asked = queries(of.frames, wanted.queries)
    sizes = (wanted.postings // 10, wanted.postings)
    small, large = _measured({size: _engines(of, size, asked, wanted.keep) for size in sizes}, asked, wanted.rounds)
    for size, times in zip(sizes, (small, large), strict=True):
        print(f"{len(asked)} queries on {size:,} postings; milliseconds")
        show_times(times)
    for seconds, query in sorted(zip(large[WHOLE], asked, strict=True), key=lambda pair: -pair[0])[: wanted.slowest]:
        print(f"  {seconds * 1000:8.1f} {query.json(exclude_none=True)}")
    met = [verdict(f"p{percent}", percentile(large[WHOLE], percent), most) for percent, most in TARGETS.items()]
    grown = percentile(large[WHOLE], 95) / percentile(small[WHOLE], 95)
    met.append(verdict("p95 against that of a tenth of the postings, times", grown, GROWTH))
    for name in (WHOLE, FOUND):
        slower = percentile(large[name], 95) / percentile(large[RIVAL], 95)
        met.append(verdict(f"p95 of {name} against Tantivy's, times", slower, 1.0))
    return all(met)


def _engines(of: Material, size: int, asked: list[Query], keep: Path) -> Engines:
    """By what is measured: answers the query with that number."""
    store = large_store(keep / f"{size}.db", of, size)
    rival = _Rival(keep / f"{size}.tantivy", of, size, store)
    made = [rival.query(query) for query in asked]  # putting it together is not Tantivy's doing
    return {
        WHOLE: lambda number: _whole(store, asked[number]),
        FOUND: lambda number: _found(store, asked[number]),
        RIVAL: lambda number: rival.search(made[number]),
        COLD: lambda number: _whole(_after_a_write(store), asked[number]),
    }


def _measured(sizes: dict[int, Engines], asked: list[Query], rounds: int) -> list[dict[str, list[float]]]:
    """Seconds of each query, by size and by what was measured: in turn, so that what else the machine does hits all."""
    times = [{name: [inf] * len(asked) for name in engines} for engines in sizes.values()]
    for turn in range(rounds + 1):
        for number in range(len(asked)):
            for engines, fastest in zip(sizes.values(), times, strict=True):
                for name in (WHOLE, FOUND, RIVAL) if turn else (COLD,):
                    fastest[name][number] = min(fastest[name][number], _time(engines[name], number))
    return times


def _time(engine: Callable[[int], Any], number: int) -> float:
    began = time.perf_counter()
    engine(number)
    return time.perf_counter() - began


def _whole(store: PostingStore, query: Query) -> Page:
    return store.search(query, limit=SHOWN, today=TODAY)


def _found(store: PostingStore, query: Query) -> tuple[int, list[int]]:
    """(how many, the first keys), without reading their postings or counting those that say nothing."""
    with store._reading() as session:
        scope, search = store._as_of(session, TODAY)
        found = search.fitting(filters_of(query, scope))
    return found.total, found.keys(SHOWN)


def _after_a_write(store: PostingStore) -> PostingStore:
    store._bitmaps = Bitmaps()
    return store


class _Rival:
    """The same postings in Tantivy."""

    def __init__(self, folder: Path, of: Material, count: int, store: PostingStore) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("words", tokenizer_name="whitespace", index_option="basic")
        builder.add_unsigned_field("key", stored=True)
        self._schema = builder.build()
        self._store = store
        complete = folder / "complete"
        folder.mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(self._schema, path=str(folder))
        if not complete.exists():
            writer = self._index.writer(heap_size=256 * 1024 * 1024, num_threads=1)
            for key, read, text in drawn(of, count):
                held = (*terms_of(read), *text.union(tokens_of(words(read.posting.title))))
                writer.add_document(tantivy.Document(words=" ".join(held), key=key))
            writer.commit()
            writer.wait_merging_threads()
            complete.touch()
        self._index.reload()
        self._searcher = self._index.searcher()

    def query(self, query: Query) -> tantivy.Query:
        """What our index is asked for, in all ways of fitting at once."""
        with self._store._reading() as session:
            filters = filters_of(query, self._store._as_of(session, TODAY)[0])
        ways = product(*(item.tiers() for item in filters))
        return self._query(any_of(all_of(tier.needs for tier in tiers) for tiers in ways))

    def search(self, query: tantivy.Query) -> tuple[int, list[int]]:
        """(how many, the first keys)."""
        found = self._searcher.search(query, limit=SHOWN, count=True)
        return found.count, [self._searcher.doc(address)["key"][0] for _, address in found.hits]

    def _query(self, needs: Expression) -> tantivy.Query:
        must, should, must_not = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
        needs = DATED if isinstance(needs, Since) else needs
        if isinstance(needs, (Phrase, OneOf)):
            words = needs.words if isinstance(needs, OneOf) else list(of_phrase(needs.words))
            held = [tantivy.Query.term_query(self._schema, "words", word, "basic") for word in words]
            each = [(should if isinstance(needs, OneOf) else must, one) for one in held]
            return held[0] if len(held) == 1 else tantivy.Query.boolean_query(each)
        if isinstance(needs, NoneOf):
            return tantivy.Query.boolean_query([(must, tantivy.Query.all_query()), (must_not, self._query(needs.part))])
        if isinstance(needs, AnyOf):
            return tantivy.Query.boolean_query([(should, self._query(part)) for part in needs.parts])
        return tantivy.Query.boolean_query(
            [
                (must_not, self._query(part.part)) if isinstance(part, NoneOf) else (must, self._query(part))
                for part in needs.parts
            ]
        )
