"""How many of the first ten postings are right, for names of work: our search against FTS5's bm25 and Tantivy.

Two files are handed in: a tab-separated list of occupations with alternate titles, such as O*NET's, and postings as
JSON Lines (gzip or not). The queries are 300 alternate titles, drawn by a seed from those that occur as a posting's
title. A posting is right when its title, or a part of it, is an alternate title of one of the query's occupations
(`bench/relevance_titles.py` says how a title is judged; titles of more than five occupations judge nothing).

Two figures for each system, the mean over the queries:
- "all": right ones among the first ten. What cannot be judged counts as wrong.
- "second title": the same after the postings with the query's very title, which anyone finds, and those that cannot be
  judged are taken out of the list. This tells whether other names of the same work are found.
Both divide by ten, or by the number of right postings there are where that is less; a system that finds nothing gets
0. "of those shown" is the share of right ones among the judged that are shown, where something is: it tells what a
candidate sees, as ours shows nothing that does not match the role, where the rivals fill up the list.

Each rival indexes the titles with its own English stemmer and is asked for all of the words and for any of them. Ours
is asked three times: with the title as the role, with what a conversation reads in it, and with the title followed by
what comes near it, which is a list of its own and never mixed in. Rivals that take any word are to be compared with
the last, as they too go on when nothing fits any more. The halves are of occupations: the vocabulary was mended looking
at the failures of the first half only.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import mean

from bench.figures import percentile
from bench.relevance_rivals import fts5, tantivy
from bench.relevance_titles import Judge, Occupations
from bot.importers.run import import_paths
from bot.postings.store import PostingStore
from bot.query.model import Query
from bot.query.read import read_message

Search = Callable[[str, int], list[str]]
"""Finds the ids of so many postings for a name of work."""
RAW, SAID = "rolecall, the role as it stands", "rolecall, read as a message"
NEAR = "rolecall, the role and then what comes near it"
FIRST = 10
DEPTH = 400
"""Postings asked for, so that ten are left when some are taken out."""


def main(arguments: list[str]) -> bool:
    """Measures and prints; gives whether ours is ahead of every rival in every figure."""
    parser = argparse.ArgumentParser(prog="python -m bench relevance", description=__doc__)
    parser.add_argument("--titles", type=Path, help="tab-separated occupations and alternate titles")
    parser.add_argument("--postings", type=Path, help="JSON Lines, gzip or not")
    parser.add_argument("--store", type=Path, help="where the imported postings are kept for the next time")
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--failures", type=int, default=0, metavar="N", help="show N queries of the first half")
    chosen = parser.parse_args(arguments)
    if not (chosen.titles and chosen.postings):
        print("relevance is not measured: name its data with --titles and --postings")
        return True
    titles = _titles(chosen.postings)
    judge = Judge(Occupations(chosen.titles), titles)
    queries = judge.queries(chosen.queries, chosen.seed)
    print(f"{len(queries)} queries, {len(titles):,} postings of which {len(judge.judged):,} can be judged")
    with tempfile.TemporaryDirectory() as folder:
        store = _store(chosen.store or Path(folder) / "postings.db", chosen.postings)
        systems = {**_ours(store), **fts5(titles), **tantivy(titles)}
        scores = {name: _Scores(name, search, judge, queries) for name, search in systems.items()}
        store.close()
    for figures in scores.values():
        figures.show()
    scores[RAW].show_failures(chosen.failures)
    rivals = [figures for name, figures in scores.items() if name not in (RAW, SAID, NEAR)]
    asked = ((RAW, "all"), (SAID, "all"), (NEAR, "all"), (NEAR, "second"))
    ahead = all(mean(scores[name].of(kind)) > mean(rival.of(kind)) for name, kind in asked for rival in rivals)
    print(f"  ahead of all rivals: {'yes' if ahead else 'no; MISSED'}")
    return ahead


class _Scores:
    """What a system found, judged."""

    def __init__(self, name: str, search: Search, judge: Judge, queries: list[str]) -> None:
        self.name, self.judge, self.queries = name, judge, queries
        self.seconds: list[float] = []
        self.found: dict[str, list[str]] = {}
        self.scores: dict[str, dict[str, float]] = {"all": {}, "second": {}, "shown": {}}
        for query in queries:
            began = time.perf_counter()
            search(query, FIRST)
            self.seconds.append(time.perf_counter() - began)
            self.found[query] = search(query, DEPTH)
            self._judge(query)

    def _judge(self, query: str) -> None:
        right, second = self.judge.right(query)
        found = self.found[query]
        self.scores["all"][query] = len(right.intersection(found[:FIRST])) / min(FIRST, len(right))
        judged = [posting for posting in found if posting in self.judge.judged]
        others = [posting for posting in judged if posting in second or posting not in right]
        self.scores["second"][query] = len(second.intersection(others[:FIRST])) / min(FIRST, len(second))
        if judged:
            self.scores["shown"][query] = len(right.intersection(judged[:FIRST])) / len(judged[:FIRST])

    def of(self, kind: str, half: int | None = None) -> list[float]:
        """The scores, of all queries or of those of a half."""
        return [score for query, score in self.scores[kind].items() if half in (None, self.judge.half(query))]

    def show(self) -> None:
        print(f"  {self.name}: p50 {percentile(self.seconds, 50):.1f} ms, p95 {percentile(self.seconds, 95):.1f} ms")
        for kind, label in (("all", "all"), ("second", "second title"), ("shown", "of those shown")):
            whole, first, other = (mean(self.of(kind, half)) for half in (None, 0, 1))
            print(f"    {label:15} {whole:.3f}   first half {first:.3f}   other half {other:.3f}")

    def show_failures(self, most: int) -> None:
        """The queries of the first half with the least of second titles, and what was found and what was not."""
        scores = self.scores["second"]
        mine = [query for query in self.queries if self.judge.half(query) == 0]
        for query in sorted(mine, key=lambda query: scores[query])[:most]:
            right, second = self.judge.right(query)
            found, names = self.found[query], self.judge.titles
            wrong = [names[one] for one in found if one in self.judge.judged and one not in right][:8]
            missed = sorted({names[one] for one in second - set(found)})[:12]
            print(f"\n{query}: {scores[query]:.2f}\n  wrong: {'; '.join(wrong)}\n  missed: {'; '.join(missed)}")


def _titles(path: Path) -> dict[str, str]:
    """Titles of the postings by id."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return {record["id"]: record["title"] for record in map(json.loads, content.splitlines())}


def _store(path: Path, postings: Path) -> PostingStore:
    store = PostingStore.open(f"sqlite:///{path}")
    if store.is_empty():
        import_paths(store, [str(postings)])
    return store


def _ours(store: PostingStore) -> dict[str, Search]:
    vocabulary = store.vocabulary()

    def raw(query: str, most: int) -> list[str]:
        return [job.id for job in store.search(Query(role=[query]), limit=most).jobs]

    def near(query: str, most: int) -> list[str]:
        found = raw(query, most)
        return found + [job.id for job in store.search(Query(role=[query]), limit=most - len(found), near=True).jobs]

    def said(query: str, most: int) -> list[str]:
        read = read_message(query, vocabulary=vocabulary).query
        return [job.id for job in store.search(read, limit=most).jobs]

    return {RAW: raw, SAID: said, NEAR: near}
