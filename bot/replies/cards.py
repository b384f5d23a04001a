"""Postings as numbered cards of plain text, complete without anything that only a web page could show."""

from __future__ import annotations

from datetime import date
from typing import Optional

from bot.extract.values import Place
from bot.lexicon import lexicon
from bot.postings.job import Job, JobPay
from bot.query.say import place_in_words
from bot.text.fields import pay_in_words as stated
from bot.text.posting import StatedPay

MOST_PLACES = 3
AGES = (("days", 1, 14), ("weeks", 7, 60), ("months", 30, 366), ("years", 365, 10**9))
"""Unit of an age, its days, and the age in days from which the next one is used."""


def cards(jobs: list[Job], first: int, today: date, fits: Optional[str] = None) -> str:
    """The cards one below the other, numbered from `first`."""
    return "\n".join(card(job, number, today, fits) for number, job in enumerate(jobs, first))


def card(job: Job, number: int, today: date, fits: Optional[str] = None) -> str:
    """Three lines: number, title and company; place, pay and age; why it fits, after the word `fits` if not empty."""
    words = lexicon("reply_words")
    lines = [f"{number}. {joined(job.title, job.company or words['employer_not_stated'])}", facts_line(job, today)]
    if job.why:
        lead = words["fits"] if fits is None else fits
        lines.append(f"{lead} {words['between_facts'].join(job.why)}".lstrip())
    return "\n   ".join(lines)


def facts_line(job: Job, today: date) -> str:
    """Place, workplace, employment, pay and age of a posting in one line."""
    words = lexicon("reply_words")
    return joined(
        places_in_words(job.places) or (None if job.workplace == "remote" else words["place_not_stated"]),
        words["workplace"].get(job.workplace),
        ", ".join(words["employment"][kind] for kind in job.employment),
        pay_in_words(job.pay) or words["pay_not_stated"],
        *freshness(job, today),
    )


def joined(*parts: Optional[str]) -> str:
    """The parts that there are, with a dot between them."""
    between: str = lexicon("reply_words")["between_parts"]
    return between.join(part for part in parts if part)


def places_in_words(places: list[Place]) -> str:
    """ "Tulsa, OK; Dallas, TX"; three at most and how many more."""
    more = f" +{len(places) - MOST_PLACES}" if len(places) > MOST_PLACES else ""
    return "; ".join(place_in_words(place) for place in places[:MOST_PLACES]) + more


def pay_in_words(pay: Optional[JobPay]) -> Optional[str]:
    """ "$18 - $20.50 an hour", in dollars where no currency is said; None where no pay is stated."""
    if pay is None:
        return None
    return stated(StatedPay(min=pay.min, max=pay.max, per=pay.per, currency=pay.currency or "USD")) or None


def freshness(job: Job, today: date) -> list[str]:
    """How old a posting is, and when its feed last had it: "posted 3 days ago", "checked today".

    One that states no date is as old as its stay here: "first seen 3 days ago".
    """
    words = lexicon("reply_words")
    aged = {name: str(said) for name, said in words["aged"].items()}
    if job.posted_on and job.posted_on > today:
        found = [str(words["opens"]).format(date=job.posted_on.isoformat())]
    elif job.posted_on:
        found = [aged["posted"].format(age=age_in_words(job.posted_on, today))]
    elif job.first_seen:
        found = [aged["first_seen"].format(age=age_in_words(job.first_seen, today))]
    else:
        found = [str(words["date_not_stated"])]
    return [*found, *([aged["last_seen"].format(age=age_in_words(job.last_seen, today))] if job.last_seen else [])]


def age_in_words(day: date, today: date) -> str:
    """ "3 days ago"; a day that has not come here yet, as it has elsewhere, is today."""
    days, ages = max(0, (today - day).days), lexicon("reply_words")["ages"]
    if days in ages:
        return str(ages[days])
    unit, length = next((unit, length) for unit, length, until in AGES if days < until)
    return str(ages[unit]).format(n=days // length)


def count_in_words(total: int) -> str:
    """The number of matches; the store counts no further than 1,001."""
    return str(lexicon("reply_words")["more_than"]) if total > 1000 else f"{total:,}"
