"""What USAJOBS' codes stand for, in the words of its own site."""

from __future__ import annotations

PERIODS = {
    "pa": "year", "ph": "hour", "pd": "day", "pm": "month", "pw": "week",
    "per year": "year", "per hour": "hour", "per day": "day", "per month": "month", "per week": "week",
}  # fmt: skip
"""RateIntervalCode, as a code or spelled out, where the contract has a word for the span of time."""

RATES = {
    "bw": "every two weeks", "fb": "fee basis", "pb": "piece work", "sy": "a school year", "wc": "without compensation",
}  # fmt: skip
"""RateIntervalCode, where it has none."""

SCHEDULES = {
    "1": "Full-time", "2": "Part-time", "3": "Shift work", "4": "Intermittent", "5": "Job sharing",
    "6": "Multiple schedules",
}  # fmt: skip

TRAVEL = {
    "0": "Not required", "1": "Occasional travel", "2": "25% or less", "5": "50% or less", "7": "75% or less",
    "8": "76% or greater",
}  # fmt: skip

HIRING_PATHS = {
    "public": "The public",
    "fed-competitive": "Federal employees - Competitive service",
    "fed-excepted": "Federal employees - Excepted service",
    "fed-internal-search": "Internal to an agency",
    "fed-transition": "Career transition (CTAP, ICTAP, RPL)",
    "vet": "Veterans",
    "nguard": "National Guard and reserves",
    "mspouse": "Military spouses",
    "overseas": "Family of overseas employees",
    "disability": "Individuals with disabilities",
    "native": "Native Americans",
    "peace": "Peace Corps and AmeriCorps Vista",
    "land": "Land and base management",
    "special-authorities": "Special authorities",
    "student": "Students",
    "graduates": "Recent graduates",
    "ses": "Senior executives",
}
