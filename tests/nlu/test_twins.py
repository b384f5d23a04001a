"""The test twins: phrases held out from training, whose intents the trained model has to tell."""

from __future__ import annotations

import asyncio
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.postings.current import use_store
from bot.postings.store import PostingStore

ROOT = Path(__file__).resolve().parents[2]
TWINS = Path(__file__).parent / "twins"
MARKED = re.compile(r"\[([^\]]+)\]\(\w+\)")
"""A name that is marked for the tagger."""
AT_LEAST = 0.87
"""Share of all twins whose intent the model must tell."""
AT_LEAST_OF_EACH = 0.5
"""The same, of each intent."""


def _phrases(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Topic, intent and phrase."""
    for path in sorted(folder.glob("*.yml")):
        for part in yaml.safe_load(path.read_text(encoding="utf8"))["nlu"]:
            for line in part["examples"].splitlines():
                yield path.name, part["intent"], MARKED.sub(r"\1", line.removeprefix("- "))


def _bare(phrase: str) -> str:
    """A phrase without what two people would write differently: capitals and punctuation."""
    return " ".join(re.sub(r"[^\w\s]", "", phrase.casefold()).split())


def test_each_topic_has_a_twin_of_the_same_intents() -> None:
    topics, twins = (
        {(topic, intent) for topic, intent, _ in _phrases(folder)} for folder in (ROOT / "data/nlu", TWINS)
    )
    assert twins == topics


def test_the_twins_are_many_enough_and_of_each_intent() -> None:
    twins = list(_phrases(TWINS))
    assert len(twins) >= 700
    assert min(Counter((topic, intent) for topic, intent, _ in twins).values()) >= 6


def test_no_twin_stands_in_the_training_data_or_twice() -> None:
    trained = {_bare(phrase) for _, _, phrase in _phrases(ROOT / "data/nlu")}
    twins = Counter(_bare(phrase) for _, _, phrase in _phrases(TWINS))
    assert sorted(trained & twins.keys()) == []
    assert [phrase for phrase, times in twins.items() if times > 1] == []


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[tuple[str, str, str]]]:
    """Right intent, told intent and phrase of each twin, read as a conversation reads it, over an empty store."""
    from bot.server.agent import load_agent
    from bot.server.model import model_path

    store = PostingStore.open(str(tmp_path_factory.mktemp("twins") / "postings.db"))
    use_store(store)

    async def tell() -> list[tuple[str, str, str]]:
        agent = await load_agent(model_path(ROOT))
        return [
            (intent, (await agent.parse_message(phrase))["intent"]["name"], phrase)
            for _, intent, phrase in _phrases(TWINS)
        ]

    yield asyncio.run(tell())
    use_store(None)
    store.close()


def test_the_trained_model_tells_the_intents_of_the_twins(told: list[tuple[str, str, str]]) -> None:
    right = sum(intent == got for intent, got, _ in told)
    assert right >= AT_LEAST * len(told), f"{right} of {len(told)} twins:\n{_confusions(told)}"


def test_no_intent_is_told_badly(told: list[tuple[str, str, str]]) -> None:
    total = Counter(intent for intent, _, _ in told)
    right = Counter(intent for intent, got, _ in told if intent == got)
    shares = {intent: right[intent] / total[intent] for intent in total}
    weak = {intent: round(share, 2) for intent, share in shares.items() if share < AT_LEAST_OF_EACH}
    assert weak == {}, f"{weak}:\n{_confusions([one for one in told if one[0] in weak])}"


def _confusions(told: list[tuple[str, str, str]]) -> str:
    """The phrases that were told wrong, by pair of intents, most frequent pair first."""
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for intent, got, phrase in told:
        if intent != got:
            pairs[intent, got].append(phrase)
    ordered = sorted(pairs.items(), key=lambda pair: -len(pair[1]))
    return "\n".join(f"{intent} told as {got}: {'; '.join(phrases)}" for (intent, got), phrases in ordered)
