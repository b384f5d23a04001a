"""A store that is damaged is found out, thing by thing, and repaired."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine, select
from sqlalchemy.engine import Connection

from bot.cli.main import main
from bot.postings.check import check
from bot.postings.engine import dialect_of
from bot.postings.repair import repair
from bot.postings.rows import indexed
from bot.postings.store import PostingStore
from bot.postings.tables import PostingRow
from bot.query.model import Query
from bot.text.posting import Posting

Make = Callable[..., Posting]
PAID = "Load and unload trailers.\n\nPay: $19.50 - $23.00 per hour. Every weekend off."


@pytest.fixture
def filled(store: PostingStore, posting: Make) -> PostingStore:
    own = {"company": "Acme", "location": "Tulsa, OK", "description": PAID, "posted_on": "2026-01-02"}
    for feed, posting_id in (("employer", "own"), ("board", "board-7")):
        with store.writing(feed) as writer:
            writer.save_all([posting(posting_id, **own), posting(f"{feed}-2", title="Clerk", company=feed)])
    with store.writing("employer") as writer:
        writer.save_all([posting("own", **own), posting("late", title="Baker")])
        writer.close_missing()
    return store


@pytest.fixture
def damaging(filled: PostingStore) -> Iterator[Connection]:
    """Writes past the store, which minds no foreign keys."""
    if filled.url.startswith("sqlite"):
        engine = create_engine(filled.url, future=True)
    else:
        engine = dialect_of(filled.url).engine(filled.url)
    with engine.begin() as connection:
        if not filled.url.startswith("sqlite"):
            connection.exec_driver_sql("SET session_replication_role = replica")
        yield connection
    engine.dispose()


def damage(connection: Connection, statement: str) -> None:
    assert connection.exec_driver_sql(statement).rowcount, statement
    connection.commit()


def wrong(store: PostingStore) -> dict[str, tuple[str, ...]]:
    return {problem.name: problem.of for problem in check(store).problems}


KEY = "(SELECT key FROM posting WHERE id = 'late')"
DAMAGE = {
    "a fact's quote lies beyond its text": (
        "UPDATE posting_text SET fields = '{\"description\": \"Bread\", \"title\": \"Dock Worker\"}' "
        "WHERE posting_key = (SELECT key FROM posting WHERE id = 'board-7')",
        "quote", "board-7"),
    "a posting has no text": (f"DELETE FROM posting_text WHERE posting_key = {KEY}", "text", "late"),
    "a posting has no terms": (f"UPDATE posting_text SET terms = '' WHERE posting_key = {KEY}", "terms", "late"),
    "a posting is renamed past the index": ("UPDATE posting SET title = 'Welder' WHERE id = 'late'", "terms", "late"),
    "a text is changed past the index": (
        "UPDATE posting_text SET fields = '{\"description\": \"Knead the dough by hand.\"}', facts = '[]' "
        f"WHERE posting_key = {KEY}",
        "not_indexed", "late"),
    "a name has another count": (
        "UPDATE posting_name SET postings = 7 WHERE kind = 'title' AND key = 'baker'", "names", "title baker"),
    "a name is missing": ("DELETE FROM posting_name WHERE kind = 'company' AND key = 'acme'", "names", "company acme"),
    "a closed posting is in the index": ("UPDATE posting SET status = 'closed' WHERE id = 'late'", "indexed", None),
    "both twins are shown": ("UPDATE posting SET hidden = false WHERE id = 'own'", "twins", "own"),
    "both twins are hidden": ("UPDATE posting SET hidden = true WHERE id = 'board-7'", "twins", "board-7"),
    "a posting is gone, but not its text": ("DELETE FROM posting WHERE id = 'late'", "reference", None),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_named_and_repaired(filled: PostingStore, damaging: Connection, name: str) -> None:
    statement, problem, of = DAMAGE[name]
    damage(damaging, statement)
    found = wrong(filled)
    assert problem in found and (of is None or of in found[problem])
    lost = repair(filled)
    assert wrong(filled) == {}
    assert lost == (["late"] if problem == "text" else [])


def test_an_index_with_too_much_and_one_with_nothing_are_named(filled: PostingStore) -> None:
    with filled.session(writing=True) as session:
        closed = session.execute(select(PostingRow.key).where(PostingRow.status == "closed")).scalar_one()
        entry = indexed(closed, "every:posting stem:ghost", "Ghost", "Haunt the house.")
        dialect_of(filled.url).put(session.connection(), [entry])
    assert wrong(filled) == {"indexed": (str(closed),)}
    with filled.session(writing=True) as session:
        dialect_of(filled.url).empty(session.connection())
    assert sorted(wrong(filled)["not_indexed"]) == ["board-2", "board-7", "late"]
    repair(filled)
    assert wrong(filled) == {}
    assert [job.id for job in filled.search(Query(role=["baker"])).jobs] == ["late"], "readers look again"


def test_a_sound_store_is_sound(filled: PostingStore, store: PostingStore) -> None:
    checked = check(filled)
    assert (checked.postings, checked.problems) == (5, []) and checked.facts > 3


def test_an_empty_store_is_sound(store: PostingStore) -> None:
    assert check(store) == (0, 0, [])


def test_the_command_names_what_is_wrong_and_repairs_it(filled: PostingStore, damaging: Connection) -> None:
    def run(*options: str, status: int) -> str:
        result = CliRunner().invoke(main, ["check", "--db", filled.url, *options])
        assert result.exit_code == status, result.output
        return result.output

    assert run(status=0).startswith("Sound: 5 postings, ")
    damage(damaging, DAMAGE["a name is missing"][0])
    assert "1 names whose count" in (said := run(status=1)) and "company acme" in said and "--repair" in said
    assert json.loads(run("--json", status=1))["wrong"] == {"names": ["company acme"]}
    assert "Repaired: 5 postings" in run("--repair", status=0)
    assert json.loads(run("--json", status=0))["wrong"] == {}
