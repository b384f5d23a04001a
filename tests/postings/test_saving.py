"""New, changed and same; versions; what is kept of a posting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timezone
from typing import Any

import pytest
from sqlalchemy import select

from bot.postings.store import PostingStore
from bot.postings.tables import VersionRow
from bot.postings.vocabulary import writes_so_far
from bot.query.model import Query
from bot.text.posting import Posting

Make = Callable[..., Posting]


def versions(store: PostingStore) -> list[tuple[str, int, str]]:
    columns = (VersionRow.posting_id, VersionRow.version, VersionRow.fields)
    with store.session() as session:
        rows = session.execute(select(*columns).order_by(VersionRow.posting_id, VersionRow.version))
        return [(posting_id, version, fields["description"]) for posting_id, version, fields in rows]


def count(store: PostingStore, **query: object) -> int:
    return store.count(Query(**query))


def test_a_posting_is_new_once_and_the_same_after(store: PostingStore, posting: Make) -> None:
    assert store.is_empty()
    assert store.save([posting("a"), posting("b")]) == ["new", "new"]
    assert store.save([posting("b"), posting("a"), posting("c")]) == ["same", "same", "new"]
    assert count(store) == 3 and not store.is_empty()
    assert versions(store) == []


def test_the_same_posting_is_not_read_again(
    store: PostingStore, posting: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save([posting()])
    monkeypatch.setattr("bot.postings.write.digest", lambda _: 1 / 0)
    assert store.save([posting()]) == ["same"]


def test_an_import_that_changes_nothing_leaves_what_searches_keep_in_memory(store: PostingStore, posting: Make) -> None:
    def writes() -> int:
        with store.session() as session:
            return writes_so_far(session)

    store.save([posting("a"), posting("b")])
    before = writes()
    store.save([posting("a"), posting("b")])
    assert writes() == before
    store.save([posting("a"), posting("b", title="Baker")])
    assert writes() == before + 1


def test_changed_text_makes_a_version_and_keeps_the_old_one(store: PostingStore, posting: Make) -> None:
    store.save([posting(description="Pick orders by voice headset.")])
    assert store.save([posting(description="Pick orders with a scanner.")]) == ["changed"]
    stored = store.get("dock-1")
    assert stored is not None and stored.version == 2
    assert stored.fields["description"] == "Pick orders with a scanner."
    assert versions(store) == [("dock-1", 1, "Pick orders by voice headset.")]
    assert count(store, skills=["scanner"]) == 1
    assert count(store, skills=["voice headset"]) == 0, "the index still has the old words"


def test_a_changed_date_moves_the_posting_in_the_order(store: PostingStore, posting: Make) -> None:
    store.save([posting("a", posted_on="2025-03-01"), posting("b", posted_on="2025-03-02")])
    assert [job.id for job in store.search(Query()).jobs] == ["b", "a"]
    assert store.save([posting("a", posted_on="2025-03-03")]) == ["changed"]
    assert [job.id for job in store.search(Query()).jobs] == ["a", "b"]
    assert count(store, role=["dock worker"]) == 2


def test_of_postings_that_share_an_id_the_last_wins(store: PostingStore, posting: Make) -> None:
    batch = [posting(title="Dock Hand"), posting("b"), posting(title="Dock Lead")]
    with store.writing() as writer:
        assert writer.save_all(batch) == ["same", "new", "new"]
        assert writer.duplicates == 1
    stored = store.get("dock-1")
    assert stored is not None and (stored.job.title, stored.version) == ("Dock Lead", 1)
    assert store.save(batch) == ["same", "same", "same"]


def test_an_id_that_comes_again_later_in_a_file_leaves_no_version_behind(store: PostingStore, posting: Make) -> None:
    for _ in range(2):
        with store.writing() as writer:
            for title in ("Dock Hand", "Dock Lead"):
                writer.save(posting(title=title))
            assert writer.duplicates == 1
        stored = store.get("dock-1")
        assert stored is not None and (stored.job.title, stored.version) == ("Dock Lead", 1)
        assert versions(store) == []
    assert count(store, role=["dock hand"]) == 0 and count(store, role=["dock lead"]) == 1


def test_everything_that_hangs_on_a_posting_is_replaced(store: PostingStore, posting: Make) -> None:
    store.save([posting(location="Tulsa, OK", employment_type="Full-time", pay={"min": 20, "max": 24, "per": "hour"})])
    store.save([posting(location="Boise, ID", employment_type="Part-time")])
    stored = store.get("dock-1")
    assert stored is not None
    job = stored.job.as_dict()
    assert job["places"] == [{"city": "Boise", "region": "ID", "country": "US"}]
    assert job["employment"] == ["part_time"] and job["pay"] is None


def test_a_job_has_every_key_of_the_contract(store: PostingStore, posting: Make) -> None:
    store.save(
        [
            posting("bare"),
            posting(
                "rich",
                company="Harbor & Sons",
                location="Tulsa, OK",
                workplace="on_site",
                employment_type="full_time",
                url="https://example.org/1",
                posted_on="2025-03-01",
                closes_on="2025-04-01",
                pay={"min": 41600, "max": 52000.5, "per": "year", "currency": "USD"},
            ),
        ]
    )
    today = datetime.now(timezone.utc).date().isoformat()
    bare, rich = (stored.job.as_dict() for stored in (store.get("bare"), store.get("rich")) if stored)
    assert bare == {
        "id": "bare",
        "title": "Dock Worker",
        "company": None,
        "places": [],
        "workplace": None,
        "employment": [],
        "pay": None,
        "posted_on": None,
        "closes_on": None,
        "first_seen": today,
        "last_seen": today,
        "url": None,
        "also_at": [],
        "why": [],
    }
    assert rich == {
        "id": "rich",
        "title": "Dock Worker",
        "company": "Harbor & Sons",
        "places": [{"city": "Tulsa", "region": "OK", "country": "US"}],
        "workplace": "on_site",
        "employment": ["full_time"],
        "pay": {"min": 41600, "max": 52000.5, "per": "year", "currency": "USD", "source": "field"},
        "posted_on": "2025-03-01",
        "closes_on": "2025-04-01",
        "first_seen": today,
        "last_seen": today,
        "url": "https://example.org/1",
        "also_at": [],
        "why": [],
    }


def test_pay_comes_from_the_text_where_the_record_has_none(store: PostingStore, posting: Make) -> None:
    store.save([posting(description="Unload trailers.\n\nPay: $19.50 - $23.00 per hour.")])
    stored = store.get("dock-1")
    assert stored is not None and stored.job.pay is not None
    assert stored.job.as_dict()["pay"] == {"min": 19.5, "max": 23, "per": "hour", "currency": "USD", "source": "text"}


def test_every_quote_is_in_the_stored_text(store: PostingStore, posting: Make) -> None:
    store.save(
        [posting(description="Nights, 7p-7a.\n\nWe offer dental insurance and tuition assistance. Pay: $20 an hour.")]
    )
    stored = store.get("dock-1")
    assert stored is not None and stored.facts
    for fact in stored.facts:
        assert stored.fields[fact.field][fact.start : fact.end] == fact.quote


def test_an_expired_posting_can_be_looked_up_and_is_not_open(store: PostingStore, posting: Make) -> None:
    store.save([posting("old", closes_on="2025-03-01"), posting("ageless", posted_on="2001-01-01")])
    today = date(2025, 3, 2)
    old, ageless = store.get("old", today=today), store.get("ageless", today=today)
    assert old is not None and not old.open
    assert ageless is not None and ageless.open
    assert [job.id for job in store.search(Query(), today=today).jobs] == ["ageless"]
    assert store.count(Query(), today=date(2025, 3, 1)) == 2, "the closing day itself still counts"
    assert store.get("unknown") is None


def test_the_vocabulary_follows_the_store(store: PostingStore, posting: Make) -> None:
    assert store.vocabulary().companies == ()
    store.save([posting(company="Harbor & Sons", location="Tulsa, OK")])
    found = store.vocabulary()
    assert found.companies == ("Harbor & Sons",)
    assert {"dock", "worker"} <= found.title_words and "Tulsa" in found.cities
    assert store.vocabulary() is found


def test_two_programs_see_each_others_writes(store: PostingStore, posting: Make) -> None:
    other = PostingStore.open(store.url)
    assert other.vocabulary().companies == ()
    store.save([posting(company="Harbor & Sons")])
    assert other.vocabulary().companies == ("Harbor & Sons",)
    assert count(other) == 1
    other.close()


@pytest.mark.parametrize(
    "parts",
    [
        {"company": "x" * 3000},
        {"location": f"{'Q' * 700}, OK"},
        {"pay": {"min": 20, "per": "hour", "currency": "US Dollars"}},
        {"pay": {"min": 1e308, "max": float("nan"), "per": "year"}},
        {"title": "ﬃ" * 490, "url": "https://example.org/" + "h" * 5000},
        {"posted_on": "9999-12-31", "closes_on": "9999-12-31"},
        {"description": "A lone \ud800 half, and a \x00."},
    ],
    ids=lambda parts: "+".join(parts),
)
def test_odd_values_are_kept(store: PostingStore, posting: Make, parts: dict[str, Any]) -> None:
    """However long they are: a database that bounds its columns takes what one that does not takes."""
    with store.writing("https://example.org/" + "f" * 1500) as writer:
        writer.save(posting(**parts))
        writer.remember_feed("jsonl", 1, etag="e" * 800, last_modified="m" * 300)
    stored = store.get("dock-1")
    assert stored is not None and stored.job.company == parts.get("company")
    assert store.save([posting(**parts)]) == ["same"] and count(store) == 1
