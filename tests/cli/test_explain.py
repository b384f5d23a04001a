"""`rolecall facts --explain`: every fact marked where its words stand, and the facets without one."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from bot.cli.explain import explain, in_words
from bot.cli.main import main
from bot.facts.model import Fact
from bot.facts.read import read_facts
from bot.lexicon import lexicon
from bot.postings.store import PostingStore
from bot.text.posting import posting_of

POSTING = {
    "id": "mill-1",
    "title": "Mill Hand",
    "company": "Corner Mill",
    "description": "We grind flour for forty bakeries.\n\nThe pay is $18 - $21 an hour.\n\n"
    "Benefits\n- Dental insurance from day one\n\nNo on-call. A drug test is required.",
}


def facts(*words: str, said: str | None = None, env: dict[str, str] | None = None) -> Result:
    return CliRunner(env=env).invoke(main, ["facts", *words], input=said)


def shown(record: dict[str, object] = POSTING) -> str:
    result = facts("--explain", said=json.dumps(record) + "\n")
    assert result.exit_code == 0, result.output
    return result.output


def test_words_are_marked_by_facet_and_rule() -> None:
    page = shown()
    notes = dict(re.findall(r"^ +(\d+) (.+)$", page, re.MULTILINE))
    marked = {words: numbers.split(",") for words, numbers in re.findall(r"\[([^][]+)\]\[([\d,]+)\]", page)}
    for words, note in {
        "The pay is $18 - $21 an hour.": "pay: min 18, max 21, per hour, currency USD · base · rule: base amount",
        "Dental insurance from day one": "dental_insurance: yes · rule: dental plan",
        "No on-call.": "on_call: no · rule: on-call duty",
        "A drug test is required.": "drug_test: yes · required · rule: drug test",
        "Corner Mill": "company: Corner Mill · rule: field company",
    }.items():
        assert note in [notes[number] for number in marked[words]]
    assert "\n  We grind flour for forty bakeries.\n" in page


def test_what_was_not_found_is_told_by_group() -> None:
    silent = shown().partition("Looked for and not found\n")[2]
    groups = {name: rest.split(", ") for name, rest in re.findall(r"^  ([^:]+): (.+)$", silent, re.MULTILINE)}
    stated = {fact.facet for fact in read_facts({k: str(v) for k, v in POSTING.items() if k != "id"})}
    about = lexicon("facets/about")["groups"]
    assert groups == {group: kept for group in about if (kept := [name for name in about[group] if name not in stated])}
    assert "vision_insurance" in groups["Benefits"] and "dental_insurance" not in groups["Benefits"]


def test_every_fact_is_numbered_and_every_word_is_kept() -> None:
    sample = Path(__file__).parents[2] / "data" / "samples" / "warehouse.jsonl"
    record = json.loads(sample.read_text(encoding="utf8").splitlines()[0])
    page = shown(record)
    (read,) = map(json.loads, facts(said=json.dumps(record)).output.splitlines())
    numbers = [int(number) for number in re.findall(r"^ {6}(\d+) ", page, re.MULTILINE)]
    assert sorted(numbers) == list(range(1, len(read["facts"]) + 1)) and len(numbers) > 20
    unmarked = re.sub(r"\[([^][]+)\]\[[\d,]+\]", r"\1", page)
    for line in read["fields"]["description"].split("\n"):
        assert not line.strip() or f"\n  {line}\n" in unmarked


def test_facts_that_share_words_are_told_apart() -> None:
    text = "Nights and weekends."
    found = [
        Fact(facet=facet, value=True, field="description", start=start, end=end, quote=text[start:end], rule="made up")
        for facet, start, end in (("shift", 0, 20), ("weekends", 11, 19))
    ]
    console = Console(width=80, no_color=True)
    with console.capture() as capture:
        explain("one", {"description": text}, found, console)
    assert "  [Nights and ][1][weekends][1,2][.][1]\n" in capture.get()


def test_colours_stand_for_brackets_where_there_are_any() -> None:
    fields = {"description": "No on-call."}
    pages = []
    for plain in (False, True):
        console = Console(width=80, force_terminal=True, no_color=plain, color_system="standard")
        with console.capture() as capture:
            explain("one", fields, read_facts(fields), console)
        pages.append(capture.get())
    coloured, plain_page = pages
    assert "\x1b[36mNo on-call.\x1b[0m" in coloured and "[No on-call.]" not in coloured
    assert "[No on-call.]" in plain_page and "\x1b[36m" not in plain_page


def test_a_title_cannot_command_the_terminal() -> None:
    assert "\x1b" not in shown({**POSTING, "title": "Mill \x1b[2J Hand"})


@pytest.mark.parametrize(
    ("value", "words"),
    [(True, "yes"), (False, "no"), (2.5, "2.5"), (120000.0, "120000"), (["nights", "days"], "nights, days")],
)
def test_values_in_words(value: object, words: str) -> None:
    assert in_words(value) == words
    assert len(in_words("word " * 50)) <= 60


def test_a_stored_posting_is_shown_and_listed(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/jobs.db"
    store = PostingStore.open(url)
    store.save([posting_of(POSTING)])
    store.close()
    where = ("--db", url, "--posting", "mill-1")
    assert "dental_insurance: yes · rule: dental plan" in facts("--explain", *where).output
    listed = json.loads(facts(*where).output)
    assert listed == json.loads(facts(said=json.dumps(POSTING)).output)
    unknown = facts("--explain", "--db", url, "--posting", "mill-2")
    assert unknown.exit_code == 1 and "no posting 'mill-2'" in unknown.output and "rolecall import" in unknown.output


def test_what_cannot_be_shown_is_told_with_a_remedy(tmp_path: Path) -> None:
    empty = facts("--explain", said="\n")
    assert empty.exit_code == 1 and "no posting" in empty.output and "--posting ID" in empty.output
    away = facts("--explain", "--db", f"sqlite:///{tmp_path}/none.db", "--posting", "mill-1")
    assert away.exit_code == 1 and "not there yet" in away.output and not (tmp_path / "none.db").exists()
    broken = facts("--explain", said="{broken\n" + json.dumps(POSTING) + "\n")
    assert broken.exit_code == 1 and "line 1: not a line of JSON" in broken.output and "mill-1" in broken.output
    file = tmp_path / "jobs.jsonl"
    file.write_text(json.dumps(POSTING), encoding="utf8")
    both = facts("--explain", "--posting", "mill-1", str(file))
    assert both.exit_code == 2 and "not both" in both.output
