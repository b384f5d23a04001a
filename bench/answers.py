"""Answering a question about a posting, in milliseconds: ours against the posting's nearest sentence by its vector.

Each posting gets three questions of the corpora, none of which comes twice: when the first comes, nothing is known of
the posting but its stored facts; when the others come, it was asked about before. The postings are the samples, and
texts of 3,000 characters cut from them, as long as real postings, in which hardly a line comes twice. The rival encodes
a posting's sentences with the same encoder, keeps them, and gives the one nearest to the question, whatever it says;
what is asked, facts, and whether anything answers at all are ours alone.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice
from random import Random

import numpy as np
import yaml

from bench.figures import percentile, show_times, verdict
from bench.servers import ROOT
from bot.facts.meant import facets_meant
from bot.facts.model import Fact
from bot.facts.read import read_facts
from bot.facts.retrieve import index_of
from bot.faq.answer import answer_asked
from bot.meaning.encoder import Encoder, encoder
from bot.meaning.weights import model_folder
from bot.text import sentences
from bot.text.fields import fields_of
from bot.text.posting import posting_of

OURS, RIVAL = "answer_asked", "the nearest sentence"
COMPUTING = "answer_asked, computing"
"""Seconds of all processors together, which other work on the machine lengthens little."""
NEW, KNOWN = "not asked about before", "asked about before"
TARGETS = {NEW: 250.0, KNOWN: 40.0}
"""Milliseconds that 95 of 100 answers take at most."""
LENGTH = 3000
"""Characters of a long text."""
EACH = 3
"""Questions about each posting."""
WARM_UP = 10
"""Postings that are asked about first and not counted."""
Posting = tuple[dict[str, str], list[Fact]]
"""Stored fields and facts, as the store hands them out."""
Answerer = Callable[[dict[str, str], list[Fact], str], object]


def main(arguments: list[str]) -> bool:
    """Measures and prints; gives whether all targets are met."""
    parser = argparse.ArgumentParser(prog="python -m bench answers", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="which question goes to which posting")
    seed = parser.parse_args(arguments).seed
    samples = _samples()
    whole = "\n\n".join(fields["description"] for fields in samples)
    texts = [whole[start : start + LENGTH] for start in range(0, len(whole) - LENGTH, LENGTH)]
    long = [{**fields, "description": text} for fields, text in zip(samples, texts, strict=False)]
    met = [_measured(f"{len(samples)} samples", samples, seed)]
    met += [_measured(f"{len(long)} texts of {LENGTH:,} characters", long, seed)]
    return all(met)


def _measured(what: str, postings: list[dict[str, str]], seed: int) -> bool:
    index_of.cache_clear()
    facets_meant.cache_clear()
    encoder.cache_clear()  # it remembers questions
    times = _times([(fields, read_facts(fields)) for fields in postings], _questions(seed))
    print(f"{what}, {EACH} questions each; milliseconds")
    met = []
    for state, target in TARGETS.items():
        print(f"  {state}")
        show_times({name: times[name, state] for name in (OURS, COMPUTING, RIVAL)})
        ours, rival = (percentile(times[name, state], 95) for name in (OURS, RIVAL))
        print(f"  ratio of the 95th percentiles {ours / rival:.2f}")
        met.append(verdict("95th percentile", ours, target))
    return all(met)


def _times(postings: list[Posting], questions: Iterator[str]) -> dict[tuple[str, str], list[float]]:
    """Seconds of each answer, by who gives it and whether the posting was asked about before."""
    answerers: dict[str, Answerer] = {OURS: _answer, RIVAL: NearestSentence()}
    times: dict[tuple[str, str], list[float]] = defaultdict(list)
    for number, (fields, facts) in enumerate(postings):
        for place, question in enumerate(islice(questions, EACH)):
            for name, answerer in answerers.items():
                began, computed = time.perf_counter(), time.process_time()
                answerer(fields, facts, question)
                seconds, computing = time.perf_counter() - began, time.process_time() - computed
                if number >= WARM_UP:
                    state = KNOWN if place else NEW
                    times[name, state].append(seconds)
                    if name == OURS:
                        times[COMPUTING, state].append(computing)
    return times


def _answer(fields: dict[str, str], facts: list[Fact], question: str) -> object:
    return answer_asked("asked", fields, facts, question)


class NearestSentence:
    """Plain retrieval: the sentence of a posting whose vector is nearest to the question's."""

    def __init__(self) -> None:
        self._encoder = Encoder(model_folder())  # one of its own, so that neither finds what the other has encoded
        self._known: dict[str, tuple[list[str], np.ndarray]] = {}

    def __call__(self, fields: dict[str, str], facts: list[Fact], question: str) -> str:
        text = fields["description"]
        if text not in self._known:
            cut = [sentence.text for sentence in sentences(text)]
            self._known[text] = (cut, self._encoder.encode(cut))
        cut, vectors = self._known[text]
        return cut[int((vectors @ self._encoder.encode([question])[0]).argmax())]


def _samples() -> list[dict[str, str]]:
    paths = sorted((ROOT / "data" / "samples").glob("*.jsonl"))
    lines = [line for path in paths for line in path.read_text(encoding="utf8").splitlines()]
    return [fields_of(posting_of(json.loads(line))) for line in lines]


def _questions(seed: int) -> Iterator[str]:
    """The questions of the corpora in a shuffled order, none twice."""
    paths = [ROOT / "tests" / "facts" / name for name in ("questions.yml", "meant.yml")]
    cases = [case for path in paths for case in yaml.safe_load(path.read_text(encoding="utf8"))]
    found = list(dict.fromkeys(question for case in cases for question in case["asks"]))
    Random(seed).shuffle(found)
    return iter(found)
