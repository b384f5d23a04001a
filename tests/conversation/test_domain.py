"""The domain, the rules, the phrases, the wording and the code name the same things."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from actions.goal_action import GoalAction
from bot.lexicon import lexicon

ROOT = Path(__file__).parents[2]
TALK_INTENTS = ("greet", "say_goodbye", "give_thanks", "ask_help", "ask_identity", "make_small_talk", "out_of_scope")
UTTER = re.compile(r"utter_[a-z_]+[a-z]")


def _files(folder: str) -> list[Any]:
    return [yaml.safe_load(path.read_text(encoding="utf8")) for path in sorted((ROOT / folder).glob("*.yml"))]


def _domain() -> Any:
    return yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf8"))


def _phrases() -> list[tuple[str, str]]:
    """Intent and phrase of all training data."""
    return [
        (part["intent"], line.removeprefix("- "))
        for file in _files("data/nlu")
        for part in file["nlu"]
        for line in part["examples"].strip().split("\n")
    ]


def test_every_action_of_the_domain_is_a_class_of_that_name_and_the_other_way_round(conversation: Any) -> None:
    classes = {action().name(): action.__name__ for action in GoalAction.__subclasses__()}
    assert sorted(classes) == sorted(_domain()["actions"])
    for name, class_name in classes.items():
        assert class_name == "".join(part.title() for part in name.split("_"))


def test_each_action_has_a_file_of_its_own() -> None:
    for action in GoalAction.__subclasses__():
        assert action.__module__ == f"actions.{action.goal}"


def test_every_intent_has_one_rule_and_phrases() -> None:
    rules = [rule["steps"][0]["intent"] for file in _files("data/rules") for rule in file["rules"]]
    intents = _domain()["intents"]
    assert sorted(rules) == sorted([*intents, "nlu_fallback"])
    assert {intent for intent, _ in _phrases()} == set(intents)


def test_no_response_is_defined_twice() -> None:
    names = Counter(name for file in _files("data/responses") for name in file["responses"])
    assert [name for name, times in names.items() if times > 1] == []


def test_every_response_that_is_said_is_defined_and_every_defined_one_is_said() -> None:
    said = {f"utter_{intent}" for intent in TALK_INTENTS} | {"utter_restart"}
    for folder in ("actions", "bot/replies", "bot/server"):
        for path in (ROOT / folder).glob("*.py"):
            said |= set(UTTER.findall(path.read_text(encoding="utf8")))
    said -= {"utter_message", "utter_answer", "utter_responses"}
    assert said == {name for file in _files("data/responses") for name in file["responses"]}


def test_responses_hold_one_message_each_and_no_cheer() -> None:
    for file in _files("data/responses"):
        for name, variants in file["responses"].items():
            for variant in variants:
                assert "\n\n" not in variant["text"], name
                assert "!" not in variant["text"], name


def test_no_slot_steers_the_policies() -> None:
    for name, slot in _domain()["slots"].items():
        assert slot["influence_conversation"] is False, name


def test_there_are_at_least_2500_phrases_and_none_twice() -> None:
    phrases = Counter(re.sub(r"[^\w#+$ ]", "", phrase).casefold() for _, phrase in _phrases())
    assert len(phrases) >= 2500
    assert [phrase for phrase, times in phrases.items() if times > 1] == []


def test_word_lists_hold_words_alone() -> None:
    """YAML takes a bare on, yes or no for true or false."""
    for name in ("turn_words", "message_forms"):
        for entry, values in lexicon(name).items():
            assert all(isinstance(value, str) for value in values), f"{name}: {entry}"
