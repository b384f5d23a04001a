"""The store's tables. `key` orders postings: the newest day has the highest, so walking it backwards is fresh first."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import declarative_base

Base: Any = declarative_base()

KEY = BigInteger().with_variant(Integer, "sqlite")
SEQUENCE_BITS = 24


def first_key(day: date) -> int:
    """The lowest key of a day; 2**24 postings have room in each."""
    return day.toordinal() << SEQUENCE_BITS


def _of_posting(**options: Any) -> Column:
    return Column(KEY, ForeignKey("posting.key", ondelete="CASCADE"), primary_key=True, autoincrement=False, **options)


class PostingRow(Base):
    """One posting: what lists and filters need, so that the row stays small."""

    __tablename__ = "posting"
    key = Column(KEY, primary_key=True, autoincrement=False)
    id = Column(String(200), nullable=False, unique=True)
    title = Column(String(500), nullable=False)
    company = Column(String)
    url = Column(String)
    posted_on = Column(Date)
    closes_on = Column(Date)
    first_seen = Column(DateTime, nullable=False)
    last_seen = Column(DateTime, nullable=False)
    workplace = Column(String(8))
    pay_min = Column(Float)
    pay_max = Column(Float)
    pay_per = Column(String(5))
    pay_currency = Column(String)
    pay_source = Column(String(5))
    hourly_min = Column(Float)
    """Pay by the hour, 2,080 hours a year; as is `hourly_max`."""
    hourly_max = Column(Float)
    experience = Column(Float)
    """The lowest number of years that is required."""
    education = Column(SmallInteger)
    """The lowest level that is required, as its place in EDUCATIONS."""
    content_hash = Column(String(64), nullable=False)
    status = Column(String(6), nullable=False)
    """open or closed."""
    version = Column(Integer, nullable=False)
    feed = Column(String(2000))
    """The source that brought it last, as the person named it."""
    twin = Column(String(32), nullable=False)
    """The same for postings that say the same: employer, title, places and every word of the text."""
    hidden = Column(Boolean, nullable=False)
    """Whether another open posting of another feed says the same and is shown instead."""

    __table_args__ = (
        Index("posting_twin", "twin"),
        Index("posting_feed", "feed", "last_seen"),
        Index("posting_closes", "closes_on"),
    )


class TextRow(Base):
    """The stored text, what was read in it, and under what it was put into the index."""

    __tablename__ = "posting_text"
    posting_key = _of_posting()
    fields = Column(JSON, nullable=False)
    """By field name; every quote of a fact points into it."""
    facts = Column(JSON, nullable=False)
    """In the order in which they were read, each [facet, value, need, kind, field, start, end, rule]."""
    terms = Column(String, nullable=False)
    """The index terms, between spaces (see `bot.postings.terms`)."""


class VersionRow(Base):
    """Text that a posting had before it changed."""

    __tablename__ = "posting_version"
    posting_id = Column(String(200), ForeignKey("posting.id", ondelete="CASCADE"), primary_key=True)
    version = Column(Integer, primary_key=True, autoincrement=False)
    fields = Column(JSON, nullable=False)
    replaced_at = Column(DateTime, nullable=False)


class PlaceRow(Base):
    """A place of a posting."""

    __tablename__ = "posting_place"
    posting_key = _of_posting()
    position = Column(SmallInteger, primary_key=True, autoincrement=False)
    city = Column(String)
    region = Column(String(2))
    country = Column(String(2))

    __table_args__ = ({"sqlite_with_rowid": False},)


class NameRow(Base):
    """A name that open postings have, with how many do: a company, city or title, or a word of titles."""

    __tablename__ = "posting_name"
    kind = Column(String(8), primary_key=True)
    key = Column(String(500), primary_key=True)
    """As it is compared."""
    shown = Column(String(500), nullable=False)
    postings = Column(Integer, nullable=False)

    __table_args__ = ({"sqlite_with_rowid": False},)


class FeedRow(Base):
    """A source that was imported, and what its server said of it."""

    __tablename__ = "feed"
    name = Column(String(2000), primary_key=True)
    """As the person named it, or `--feed`."""
    format = Column(String(40), nullable=False)
    etag = Column(String)
    last_modified = Column(String)
    imported_at = Column(DateTime, nullable=False)
    postings = Column(Integer, nullable=False)
    """How many it held."""


class StateRow(Base):
    """What is true of the whole store, such as the number of writes so far."""

    __tablename__ = "store_state"
    name = Column(String(20), primary_key=True)
    value = Column(BigInteger, nullable=False)


class ApprovedAnswerRow(Base):
    """An answer that a recruiter wrote, for a posting, for a company, or for all when it names neither."""

    __tablename__ = "approved_answer"
    id = Column(Integer, primary_key=True)
    posting_id = Column(String(200))
    """No foreign key: an answer stays when its posting is taken out and imported again."""
    company = Column(String)
    company_key = Column(String)
    facet = Column(String(40))
    questions = Column(JSON, nullable=False)
    """Ways of asking that it answers; empty when it answers a facet."""
    vectors = Column(LargeBinary)
    """float16, little-endian, [questions, width]: what they mean; made when they are written, not in a turn."""
    encoder = Column(String(64))
    """Which encoder made the vectors."""
    answer = Column(String(400), nullable=False)
    owner = Column(String(200), nullable=False)
    added_on = Column(Date, nullable=False)
    expires_on = Column(Date)
    """The last day on which it is given."""

    __table_args__ = (
        Index("approved_answer_posting", "posting_id"),
        Index("approved_answer_company", "company_key"),
    )


class WebEntryRow(Base):
    """What was said in the website's chat: a candidate's message, a turn of the bot, or a new start."""

    __tablename__ = "web_entry"
    conversation = Column(String(80), primary_key=True)
    seq = Column(BigInteger, primary_key=True, autoincrement=False)
    """Rises within a conversation, with gaps."""
    who = Column(String(7), nullable=False)
    """user, bot or restart."""
    client_id = Column(String(64))
    """The message's id as the client made it; the bot's turn has that of the message it answers."""
    at = Column(DateTime, nullable=False)
    messages = Column(JSON, nullable=False)

    __table_args__ = (
        UniqueConstraint("conversation", "client_id", "who", name="web_entry_client_id"),
        Index("web_entry_at", "at"),
    )


class WebRatingRow(Base):
    """What a candidate thought of a turn of the bot."""

    __tablename__ = "web_rating"
    conversation = Column(String(80), primary_key=True)
    seq = Column(BigInteger, primary_key=True, autoincrement=False)
    up = Column(Boolean, nullable=False)
    at = Column(DateTime, nullable=False)

    __table_args__ = (Index("web_rating_at", "at"),)


class WebMemoryRow(Base):
    """What the bot remembers of a conversation, for when it is started anew."""

    __tablename__ = "web_memory"
    conversation = Column(String(80), primary_key=True)
    slots = Column(JSON, nullable=False)
    at = Column(DateTime, nullable=False)

    __table_args__ = (Index("web_memory_at", "at"),)


class SavedPostingRow(Base):
    """A posting that a candidate saved."""

    __tablename__ = "saved_posting"
    conversation = Column(String(255), primary_key=True)
    posting_id = Column(String(200), primary_key=True)
    """No foreign key: it stays saved when its posting is taken out and imported again."""
    saved_at = Column(DateTime, nullable=False)
