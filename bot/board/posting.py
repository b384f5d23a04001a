"""A posting's page: what is known of it at a glance, its text, and others like it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Optional

from bot.board.address import web_link
from bot.board.blocks import Block, blocks
from bot.lexicon import lexicon
from bot.postings.job import Job
from bot.postings.store import PostingStore
from bot.postings.stored import StoredPosting
from bot.replies.compare import rows

SIMILAR = 4


@dataclass(frozen=True)
class PostingPage:
    """All that the page shows of one posting."""

    posting: StoredPosting
    facts: list[tuple[str, str]]
    """Label and value of each thing that the posting states."""
    text: list[Block]
    apply_at: Optional[str]
    """A web address."""
    similar: list[Job]

    @property
    def job(self) -> Job:
        return self.posting.job


def posting_page(store: PostingStore, posting_id: str, today: date) -> Optional[PostingPage]:
    """The page of a posting, open or closed; None for an unknown one."""
    posting = store.get(posting_id, today=today)
    if posting is None:
        return None
    return PostingPage(
        posting,
        _facts(posting) if posting.open else [],
        blocks(posting.fields["description"]) if posting.open else [],
        web_link(posting.job.url),
        store.similar(posting_id, limit=SIMILAR, today=today),
    )


def _facts(posting: StoredPosting) -> list[tuple[str, str]]:
    labels = lexicon("reply_words")["facets"]
    table = rows([posting.job], [posting.fields], [posting.facts])
    stated = [(labels.get(row.facet, row.facet), value) for row in table for value in row.values if value]
    closes = posting.job.closes_on
    return [*stated, ("Closes", closes.isoformat())] if closes else stated
