"""What a posting's page says to programs is read back by this program's own import; its text loses nothing."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
import requests

from bot.board.address import posting_path
from bot.board.blocks import blocks
from bot.importers.row import Found
from bot.importers.source import Source
from bot.importers.web_page import read
from bot.postings.store import PostingStore
from bot.text.fields import fields_of
from bot.text.posting import Posting, posting_of
from tests.web.conftest import HOSTILE, TODAY

SAMPLES = [
    posting_of(json.loads(line))
    for path in sorted((Path(__file__).resolve().parents[2] / "data/samples").glob("*.jsonl"))
    for line in path.read_text(encoding="utf8").splitlines()
]


def read_back(board: str, posting_id: str) -> Posting:
    page = requests.get(board + posting_path(posting_id), timeout=20).content
    (row,) = read(Source("page.html", BytesIO(page), TODAY))
    assert isinstance(row, Found), row
    return row.posting


def words(text: str) -> list[str]:
    return [word for word in text.split() if word not in "•-"]


@pytest.mark.parametrize("number", range(0, len(SAMPLES), 7))
def test_the_import_reads_the_page_back(board: str, small_store: PostingStore, number: int) -> None:
    posting = SAMPLES[number]
    small_store.save([posting])
    stored, back = small_store.get(posting.id), read_back(board, posting.id)
    assert stored is not None
    job = stored.job
    assert (back.title, back.company, back.url, back.industry) == (
        posting.title,
        posting.company,
        posting.url,
        posting.industry,
    )
    assert back.posted_on == posting.posted_on and back.closes_on == posting.closes_on
    if job.pay:
        assert back.pay is not None
        assert (back.pay.min, back.pay.max, back.pay.per) == (job.pay.min, job.pay.max, job.pay.per)
    assert (back.workplace or "").lower() == ("remote" if job.workplace == "remote" else "")
    assert [place.city for place in job.places if place.city and place.city not in (back.location or "")] == []
    assert words(fields_of(back)["description"])[: len(words(stored.fields["description"]))] == words(
        stored.fields["description"]
    )


def test_texts_that_would_end_the_block_do_not(board: str) -> None:
    page = requests.get(f"{board}/jobs/bad", timeout=20).text
    block = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(block)["title"] == f"Cook {HOSTILE}"
    assert "<" not in block


@pytest.mark.parametrize("number", range(0, len(SAMPLES), 5))
def test_every_word_of_a_text_is_shown_in_order(number: int) -> None:
    text = fields_of(SAMPLES[number])["description"]
    shown = [word for block in blocks(text) for line in block.lines for word in words(line)]
    assert shown == words(text)
