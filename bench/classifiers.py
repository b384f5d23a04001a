"""Intent classifiers against each other, the figures of docs/decisions/classifier.md: `python -m bench.classifiers`.

All learn the same phrases and are asked the same others: the test twins, or with `--folds` each fifth of the training
phrases after learning the rest. Each is trained in one process and asked in another, so that memory and time to load
are its own; nothing is kept of one for the next.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from bench.classifier_process import PARTS, Phrase

ROOT = Path(__file__).resolve().parents[1]
TRAINED, TWINS = ROOT / "data" / "nlu", ROOT / "tests" / "nlu" / "twins"
OURS = "bot.nlu.intent_classifier.LinearIntentClassifier"
RASAS = "LogisticRegressionClassifier"
DIET = "DIETClassifier"
READS = ("WhitespaceTokenizer", "bot.nlu.message_reader.MessageReader")
SPARSE = ("bot.nlu.reading_featurizer.ReadingFeaturizer", "CountVectorsFeaturizer")
DENSE = ("bot.nlu.meaning_featurizer.MeaningFeaturizer",)
VARIANTS = {
    "linear, words": (OURS, SPARSE),
    "linear, vector": (OURS, DENSE),
    "linear, both": (OURS, SPARSE + DENSE),
    "rasa's linear, words": (RASAS, SPARSE),
    "rasa's linear, both": (RASAS, SPARSE + DENSE),
    "diet, words": (DIET, SPARSE),
    "diet, both": (DIET, SPARSE + DENSE),
}
"""By name the classifier and the featurizers it is given; "words" are words, pieces of words and readings."""


def main(arguments: list[str]) -> bool:
    """Prints a line for each variant; True, since there is no target, only a comparison."""
    parser = argparse.ArgumentParser(prog="python -m bench.classifiers", description=__doc__)
    parser.add_argument("variant", nargs="*", choices=[[], *VARIANTS], help="one of: " + "; ".join(VARIANTS))
    parser.add_argument("--folds", action="store_true", help="ask a fifth of the training phrases, five times")
    parser.add_argument("--epochs", type=int, default=100, help="how often DIET goes through all phrases")
    chosen = parser.parse_args(arguments)
    print(f"{'':22} right  macro F1  trained s  ms p50   p95  memory MB  model MB  loaded s")
    for name in chosen.variant or VARIANTS:
        runs = [_measured(name, learn, ask, chosen.epochs) for learn, ask in _splits(chosen.folds)]
        print(f"{name:22} {_line(runs)}", flush=True)
    return True


def _splits(folds: bool) -> Iterator[tuple[list[Phrase], list[Phrase]]]:
    """Phrases to learn and phrases to be asked."""
    phrases = list(_phrases(TRAINED))
    if not folds:
        yield phrases, list(_phrases(TWINS))
        return
    from sklearn.model_selection import StratifiedKFold

    intents = [intent for _, intent in phrases]
    for learn, ask in StratifiedKFold(5, shuffle=True, random_state=0).split(phrases, intents):
        yield [phrases[place] for place in learn], [phrases[place] for place in ask]


def _phrases(folder: Path) -> Iterator[Phrase]:
    for path in sorted(folder.glob("*.yml")):
        for part in yaml.safe_load(path.read_text(encoding="utf8"))["nlu"]:
            for line in part.get("examples", "").splitlines() if "intent" in part else []:
                yield line.removeprefix("- ").strip(), part["intent"]


def _pipeline(name: str, epochs: int) -> list[dict[str, Any]]:
    """The project's own pipeline with another classifier, and with those featurizers only that it is to have."""
    classifier, featurizers = VARIANTS[name]
    parts = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf8"))["pipeline"]
    kept = [part for part in parts if part["name"] in READS + featurizers]
    if classifier == DIET:
        kept = [{key: value for key, value in part.items() if key != "weight"} for part in kept]
        return [*kept, {"name": DIET, "epochs": epochs, "entity_recognition": False, "random_seed": 0}]
    ours = next(part for part in parts if part["name"] == OURS)
    return [*kept, {"name": RASAS, "max_iter": ours["max_iter"]} if classifier == RASAS else ours]


def _measured(name: str, learn: list[Phrase], ask: list[Phrase], epochs: int) -> dict[str, Any]:
    """What the two processes of a variant report."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        config = {"recipe": "default.v1", "language": "en", "pipeline": _pipeline(name, epochs)}
        (work / "config.yml").write_text(yaml.safe_dump(config), encoding="utf8")
        (work / "phrases.json").write_text(json.dumps({"learn": learn, "ask": ask}), encoding="utf8")
        settings = {"ROLECALL_DB": f"sqlite:///{folder}/empty.db", "RASA_CACHE_DIRECTORY": f"{folder}/cache"}
        for part in PARTS:
            subprocess.run(
                [sys.executable, "-m", "bench.classifier_process", part, folder],
                cwd=ROOT,
                env={**os.environ, **settings, "TF_CPP_MIN_LOG_LEVEL": "3"},
                stdout=subprocess.DEVNULL,
                check=True,
            )
        return {k: v for part in PARTS for k, v in json.loads((work / f"{part}.json").read_text("utf8")).items()}


def _line(runs: list[dict[str, Any]]) -> str:
    right = np.mean([told == intent for run in runs for told, intent in run["told"]])
    times = np.concatenate([run["ms"] for run in runs])
    trained, memory, size, loaded = (
        np.mean([run[key] for run in runs]) for key in ("trained_s", "memory_mb", "model_mb", "loaded_s")
    )
    f1 = np.mean([_macro_f1(run["told"]) for run in runs])
    p50, p95 = np.percentile(times, [50, 95])
    return f"{right:5.1%}  {f1:8.1%}  {trained:9.0f}  {p50:6.1f}  {p95:4.1f}  {memory:9.0f}  {size:8.1f}  {loaded:8.1f}"


def _macro_f1(told: list[tuple[str, str]]) -> float:
    from sklearn.metrics import f1_score

    return float(f1_score([intent for _, intent in told], [guess for guess, _ in told], average="macro"))


if __name__ == "__main__":
    main(sys.argv[1:])
