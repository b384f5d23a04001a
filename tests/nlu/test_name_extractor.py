"""The extractor of open names learns from the training phrases, is kept, and does without an encoder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Optional

import pytest
import yaml
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.loading import load_data
from rasa.shared.nlu.training_data.message import Message

from bot.extract.vocabulary import EMPTY
from bot.meaning.encoder import Encoder, encoder
from bot.nlu import name_extractor
from bot.nlu.message_reader import READING, MessageReader
from bot.nlu.name_extractor import NameExtractor
from bot.query.gather import gather
from bot.tagging.tagger import NameTagger

ROOT = Path(__file__).resolve().parents[2]
CASES = yaml.safe_load((Path(__file__).parent / "names.yml").read_text(encoding="utf8"))
RESOURCE = Resource("names")
CONTEXT = ExecutionContext(GraphSchema({}))
AT_LEAST = {"with an encoder": 0.8, "without": 0.6}
"""Share of the cases that must be told wholly right."""


@pytest.fixture(scope="module", params=AT_LEAST)
def trained(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, NameExtractor]]:
    """The extractor as it is loaded after training, and whether it has an encoder."""
    meaning: Optional[Encoder] = encoder() if request.param == "with an encoder" else None
    storage = LocalModelStorage(tmp_path_factory.mktemp("names"))
    config = NameExtractor.get_default_config()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(name_extractor, "encoder", lambda: meaning)
        NameExtractor.create(config, storage, RESOURCE, CONTEXT).train(load_data(str(ROOT / "data/nlu")))
        yield request.param, NameExtractor.load(config, storage, RESOURCE, CONTEXT)


def _told(extractor: NameExtractor, text: str) -> list[list[str]]:
    message = extractor.process([Message(data={TEXT: text})])[0]
    return [[entity["entity"], text[entity["start"] : entity["end"]]] for entity in message.get(ENTITIES)]


def test_names_never_seen_are_told_and_what_names_nothing_is_not(trained: tuple[str, NameExtractor]) -> None:
    kind, extractor = trained
    wrong = {case["text"]: told for case in CASES if (told := _told(extractor, case["text"])) != case.get("has", [])}
    assert len(wrong) <= (1 - AT_LEAST[kind]) * len(CASES), wrong


def test_the_reader_takes_what_the_extractor_tells(trained: tuple[str, NameExtractor]) -> None:
    _, extractor = trained
    message = Message(data={TEXT: "looking for sloth wrangler work in Peoria, Illinois"})
    MessageReader.create(MessageReader.get_default_config(), None, RESOURCE, CONTEXT).process(  # type: ignore[arg-type]
        extractor.process([message])
    )
    assert message.get(READING)["query"]["role"] == ["sloth wrangler"]
    kinds = [entity["entity"] for entity in message.get(ENTITIES)]
    assert sorted(kinds) == ["place", "role"], "each once"


def test_a_slash_message_is_left_alone(trained: tuple[str, NameExtractor]) -> None:
    message = Message(data={TEXT: '/select_posting{"number": "2"}'})
    trained[1].process([message])
    assert message.get(ENTITIES) is None


def test_without_its_encoder_names_are_told_by_words_alone(
    trained: tuple[str, NameExtractor], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    kind, extractor = trained
    assert extractor._tagger is not None
    extractor._tagger.save(tmp_path)
    again = NameTagger.load(tmp_path, None)
    assert ("words alone" in caplog.text) == (kind != "without")
    text = "my uncle fixes boats, looking for stone mason work near Reno"
    told = again.tell(text, gather(text, EMPTY))
    assert [(name.entity, name.value) for name in told.names] == [("role", "stone mason")]
