"""The store's tables. `key` orders postings: the newest day has the highest, so walking it backwards is fresh first."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Optional

from sqlalchemy import JSON, BigInteger, Column, Date, DateTime, Float, ForeignKey, Index, Integer, SmallInteger, String
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
    key: int = Column(KEY, primary_key=True, autoincrement=False)
    id: str = Column(String(200), nullable=False, unique=True)
    title: str = Column(String(500), nullable=False)
    company: Optional[str] = Column(String)
    company_key: Optional[str] = Column(String)
    url: Optional[str] = Column(String)
    posted_on: Optional[date] = Column(Date)
    closes_on: Optional[date] = Column(Date)
    first_seen: datetime = Column(DateTime, nullable=False)
    last_seen: datetime = Column(DateTime, nullable=False)
    workplace: Optional[str] = Column(String(8))
    pay_min: Optional[float] = Column(Float)
    pay_max: Optional[float] = Column(Float)
    pay_per: Optional[str] = Column(String(5))
    pay_currency: Optional[str] = Column(String(3))
    pay_source: Optional[str] = Column(String(5))
    hourly_min: Optional[float] = Column(Float)
    """Pay by the hour, 2,080 hours a year; as is `hourly_max`."""
    hourly_max: Optional[float] = Column(Float)
    experience: Optional[float] = Column(Float)
    """The lowest number of years that is required."""
    education: Optional[int] = Column(SmallInteger)
    """The lowest level that is required, as its place in EDUCATIONS."""
    content_hash: str = Column(String(64), nullable=False)
    status: str = Column(String(6), nullable=False)
    """open or closed."""
    version: int = Column(Integer, nullable=False)

    __table_args__ = (Index("posting_company", "company_key", "key"),)


class TextRow(Base):
    """The stored text by field name; every quote of a fact points into it."""

    __tablename__ = "posting_text"
    posting_key: int = _of_posting()
    fields: dict[str, str] = Column(JSON, nullable=False)


class VersionRow(Base):
    """Text that a posting had before it changed."""

    __tablename__ = "posting_version"
    posting_id: str = Column(String(200), ForeignKey("posting.id", ondelete="CASCADE"), primary_key=True)
    version: int = Column(Integer, primary_key=True, autoincrement=False)
    fields: dict[str, str] = Column(JSON, nullable=False)
    replaced_at: datetime = Column(DateTime, nullable=False)


class PlaceRow(Base):
    """A place of a posting; x, y, z is the point on the unit sphere, where distance is plain arithmetic."""

    __tablename__ = "posting_place"
    posting_key: int = _of_posting()
    position: int = Column(SmallInteger, primary_key=True, autoincrement=False)
    city: Optional[str] = Column(String)
    region: Optional[str] = Column(String(2))
    country: Optional[str] = Column(String(2))
    city_key: Optional[str] = Column(String)
    lat: Optional[float] = Column(Float)
    lon: Optional[float] = Column(Float)
    x: Optional[float] = Column(Float)
    y: Optional[float] = Column(Float)
    z: Optional[float] = Column(Float)

    __table_args__ = (
        Index("posting_place_city", "city_key", "region", "posting_key"),
        Index("posting_place_region", "region", "posting_key"),
        Index("posting_place_lat", "lat", "lon"),
        {"sqlite_with_rowid": False},
    )


class TagRow(Base):
    """A closed value that a posting has: ("employment", "full_time"), ("benefit", "tuition"), ("yes", "on_call")."""

    __tablename__ = "posting_tag"
    posting_key: int = _of_posting()
    name: str = Column(String(12), primary_key=True)
    value: str = Column(String(40), primary_key=True)

    __table_args__ = (Index("posting_tag_value", "name", "value", "posting_key"), {"sqlite_with_rowid": False})


class FactRow(Base):
    """One fact, in the order in which it was read."""

    __tablename__ = "fact"
    posting_key: int = _of_posting()
    position: int = Column(SmallInteger, primary_key=True, autoincrement=False)
    facet: str = Column(String(40), nullable=False)
    value: Any = Column(JSON, nullable=False)
    need: Optional[str] = Column(String(9))
    kind: Optional[str] = Column(String(12))
    field: str = Column(String(20), nullable=False)
    start: int = Column(Integer, nullable=False)
    end: int = Column(Integer, nullable=False)
    quote: str = Column(String, nullable=False)
    rule: str = Column(String, nullable=False)

    __table_args__ = ({"sqlite_with_rowid": False},)


class StateRow(Base):
    """What is true of the whole store, such as the number of writes so far."""

    __tablename__ = "store_state"
    name: str = Column(String(20), primary_key=True)
    value: int = Column(BigInteger, nullable=False)
