"""Runs all readers over a message and settles who owns which words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from bot.extract.background import Story, stories
from bot.extract.benefits import read_benefits
from bot.extract.company import IN_LIST, agencies, company_named, read_companies, within_company_names
from bot.extract.demands import read_demands
from bot.extract.education import read_education
from bot.extract.employment import read_employment
from bot.extract.experience import read_experience
from bot.extract.pay import read_pay
from bot.extract.pay_shown import read_pay_shown
from bot.extract.phrases import read_phrases
from bot.extract.place import read_places
from bot.extract.radius import read_radius
from bot.extract.reading import Reading
from bot.extract.recency import read_recency
from bot.extract.recruiter import read_recruiters
from bot.extract.role import read_roles
from bot.extract.schedule import read_schedule
from bot.extract.skills import new_skills, read_skills
from bot.extract.titles import is_title, known_titles
from bot.extract.vocabulary import Vocabulary
from bot.extract.wishes import read_wishes
from bot.extract.workplace import read_workplace

READERS: dict[str, Callable[[str], Sequence[Reading[Any]]]] = {
    "demand": read_demands,
    "recruiter": read_recruiters,
    "pay": read_pay,
    "pay_shown": read_pay_shown,
    "radius_miles": read_radius,
    "posted_within_days": read_recency,
    "experience_years": read_experience,
    "place": read_places,
    "education": read_education,
    "benefits": read_benefits,
    "wish": read_wishes,
    "schedule": read_schedule,
    "employment": read_employment,
    "workplace": read_workplace,
}
"""By kind; of two readings of the same words and length, the earlier kind keeps them."""

JOBS_AT = re.compile(
    r"\b(?:jobs?|work(?:ing)?|positions?|openings?|careers?|roles?|hired|something)\s+(?:at|for|with)\s+$", re.I
)
ALTERNATIVE = re.compile(r"\s*(?:,|/|\bor\b|\band\b|,\s*or)\s*", re.I)
THE_RECRUITER = re.compile(
    r"\b(?:the|named|called|by|through|via|a)\s+recruiter\b|\brecruiter\s+(?:is|named|called)\b", re.I
)
WORK_AT = re.compile(r"\b(?:work(?:ing)?|jobs?|positions?|careers?|openings?)\s+(?:at|for|inside)\s+$", re.I)
TEACHES = re.compile(
    r"\s+(?:\w+\s+)?(?:teacher|tutor|instructor|translator|interpreter|editor|transcriber|professor|lecturer)s?\b", re.I
)
KEPT_IN_STORIES = ("experience_years", "education", "demand")
NEEDS_OF_ONES_OWN = ("fair_chance", "visa_sponsorship")
BARE_ROLE = re.compile(
    r"(?:specialists?|experts?|computers?|related|gurus?|person|people|administration|development|programming|"
    r"design|support|modell?ing|applications?|systems?|skills?|platforms?|machines?|environments?|languages?|"
    r"knowledge)$",
    re.I,
)


@dataclass
class Findings:
    """Readings by kind, in the order of the text."""

    text: str
    by_kind: dict[str, list[Reading[Any]]] = field(default_factory=dict)

    def of(self, kind: str) -> list[Reading[Any]]:
        """Readings of a kind."""
        return self.by_kind.get(kind, [])


def gather(text: str, vocabulary: Vocabulary) -> Findings:
    """All readings of a message; no two of the closed kinds share words, the longer one keeps them.

    The tagger of names and the message reader ask for those of the same text, one after the other.
    """
    found = _gathered(text, vocabulary)
    return Findings(text, {kind: list(readings) for kind, readings in found.by_kind.items()})


@lru_cache(maxsize=8)
def _gathered(text: str, vocabulary: Vocabulary) -> Findings:
    claims = [(kind, reading) for kind, reader in READERS.items() for reading in reader(text)]
    companies = read_companies(text, vocabulary)
    employers = [reading for reading in companies if not _in_tool(reading, text)]
    listed = {(r.start, r.end) for r in employers if r.rule == IN_LIST or JOBS_AT.search(text[: r.start])}
    claims = [(k, r) for k, r in claims if k != "place" or (r.start, r.end) not in listed]
    names = within_company_names(text)
    claims = [(k, r) for k, r in claims if k != "place" or not any(_strictly_in(r, span) for span in names)]
    claims += [(_employer_kind(reading, text), reading) for reading in employers]
    claims = [("company", _employer(r)) if k == "recruiter" and _is_employer(r.value) else (k, r) for k, r in claims]
    told = stories(text)
    claims = [(k, r) for k, r in claims if not _is_told(k, r, told, claims)]
    claims += [("title", Reading(name.value, name.start, name.end, "known title")) for name in known_titles(text)]
    kept = _settled(claims)
    findings = Findings(text)
    for kind, reading in kept:
        if kind != "title":
            findings.by_kind.setdefault(kind, []).append(reading)
    spans = [(reading.start, reading.end) for kind, reading in kept if kind != "title"]
    _add_skills_and_roles(findings, spans + [(s.start, s.end) for s in told if s.whose == "others"], told)
    return findings


def _is_told(kind: str, reading: Reading[Any], told: list[Story], claims: list[tuple[str, Reading[Any]]]) -> bool:
    """True for what a story says. What someone has learned stays, and where they are, unless they say where to look."""
    story = next((s for s in told if s.holds(reading.start, reading.end)), None)
    if story is None:
        return False
    kept = kind in KEPT_IN_STORIES or reading.value in NEEDS_OF_ONES_OWN
    if kept and story.whose != "others":
        return False
    if kind == "place" and story.whose != "others":
        return any(k == "place" and not any(s.holds(r.start, r.end) for s in told) for k, r in claims)
    return True


def _employer_kind(reading: Reading[str], text: str) -> str:
    """An agency hires for others, unless one wants to work at the agency itself."""
    return "recruiter" if reading.value in agencies() and not WORK_AT.search(text[: reading.start]) else "company"


def _strictly_in(reading: Reading[Any], span: tuple[int, int]) -> bool:
    return span[0] <= reading.start and reading.end <= span[1] and (reading.start, reading.end) != span


def _is_employer(name: str) -> bool:
    return company_named(name) is not None and company_named(name) not in agencies()


def _in_tool(company: Reading[Any], text: str) -> bool:
    """True for "Microsoft" of "Microsoft Excel"."""
    return any(s.start <= company.start and company.end < s.end for s in read_skills(text))


def _employer(recruiter: Reading[Any]) -> Reading[Any]:
    return replace(recruiter, value=company_named(recruiter.value))


def _settled(claims: list[tuple[str, Reading[Any]]]) -> list[tuple[str, Reading[Any]]]:
    order = {kind: rank for rank, kind in enumerate(["title", *READERS, "company"])}
    kept: list[tuple[str, Reading[Any]]] = []
    for kind, reading in sorted(claims, key=lambda c: (c[0] != "demand", c[1].start - c[1].end, order[c[0]])):
        apart = (reading.end <= other.start or reading.start >= other.end for _, other in kept)
        if all(apart) or any(_is_sibling(claim, (kind, reading)) for claim in kept):
            kept.append((kind, reading))
    return sorted(kept, key=lambda claim: claim[1].start)


def _is_sibling(claim: tuple[str, Reading[Any]], other: tuple[str, Reading[Any]]) -> bool:
    """True for two states of one area, which share its words."""
    same_words = (claim[1].start, claim[1].end) == (other[1].start, other[1].end)
    return claim[0] == other[0] == "place" and same_words and claim[1].value != other[1].value


def _add_skills_and_roles(findings: Findings, spans: list[tuple[int, int]], told: list[Story]) -> None:
    text = findings.text

    def free(reading: Reading[Any]) -> bool:
        return all(reading.end <= start or reading.start >= end for start, end in spans)

    skills = [skill for skill in read_skills(text) if free(skill)]
    spans += [(s.start, s.end) for s in skills if s.rule == "skill: language" and not TEACHES.match(text, s.end)]
    bilingual = [m.span() for m in re.finditer(r"\bbilingual\b|(?<=\w)[\s-]+speaking\b", text, re.I)]
    done = [role for role in read_phrases("activities", text) if free(role)]
    spans = spans + [(role.start, role.end) for role in done]
    named = read_roles(text, spans + bilingual, content=[(s.start, s.end) for s in skills])
    named = [role for role in named if free(role)]
    outside = [role for role in named if not any(story.holds(role.start, role.end) for story in told)]
    named = outside or named
    wanted = [role for role in named if not role.negated]
    roles = named if wanted else sorted([*named, *done], key=lambda role: role.start)
    kept_roles, extra = [], []
    for role in roles:
        inside = [s for s in skills if s.start >= role.start and s.end <= role.end]
        if any(
            s.start <= role.start
            and role.end <= s.end
            and s.value != role.value
            and not is_title(role.value)
            or (s.start <= role.start and role.end < s.end)
            for s in skills
        ) or (inside and _says_skills_only(text, role, inside)):
            continue
        kept_roles.append(_of_alternatives(text, role, inside, skills))
        extra += [s for s in inside if s.rule != "skill: tool" and role.rule != "frame" and not _generic(role)]
    skills = [s for s in skills if s not in extra]
    taken = spans + [(r.start, r.end) for r in (*skills, *kept_roles)]
    for skill in new_skills(text, taken):
        if all(skill.end <= start or skill.start >= end for start, end in taken):
            skills.append(skill)
    findings.by_kind["skills"] = sorted(skills, key=lambda s: s.start)
    if findings.of("recruiter") and THE_RECRUITER.search(text):
        kept_roles = [role for role in kept_roles if role.value != "recruiter"]
    findings.by_kind["role"] = [role for role in kept_roles if not _is_site(findings, role, kept_roles)]


def _is_site(findings: Findings, role: Reading[str], roles: list[Reading[str]]) -> bool:
    """True for the office of "remote or Omaha office": where the work is done."""
    if role.value != "office":
        return False
    sites = [*findings.of("place"), *findings.of("workplace")]
    beside = [s for s in sites if re.fullmatch(r"\s*(?:or\s+|/\s*|and\s+)?", findings.text[s.end : role.start])]
    return bool(beside) and (len(roles) > 1 or any(s in findings.of("workplace") for s in beside))


def _of_alternatives(
    text: str, role: Reading[str], inside: list[Reading[str]], skills: list[Reading[str]]
) -> Reading[str]:
    """ "C# or Java developer" looks for a developer: the tools stand by themselves."""
    first = next((s for s in inside if s.start == role.start and s.end < role.end), None)
    beside = [s for s in inside if first and s.start > first.start and s.end < role.end]
    if first and beside and all(ALTERNATIVE.fullmatch(text, a.end, b.start) for a, b in pairwise([first, *beside])):
        return replace(role, value=role.value[beside[-1].end - role.start :].strip())
    if first is None or not any(ALTERNATIVE.fullmatch(text, s.end, role.start) for s in skills if s.end <= role.start):
        return role
    rest = role.value[first.end - first.start :].strip()
    return replace(role, value=rest) if rest else role


def _says_skills_only(text: str, role: Reading[str], skills: list[Reading[str]]) -> bool:
    """ "c++" of "c++ jobs" and "gui specialist" name skills, no role."""
    rest = text[role.start : role.end]
    for skill in skills:
        rest = rest.replace(text[skill.start : skill.end], " ")
    rest = rest.strip()
    return not rest or (BARE_ROLE.match(rest) is not None and not is_title(role.value))


def _generic(role: Reading[str]) -> bool:
    return (
        role.value.split()[-1] in ("programmer", "developer", "coder", "specialist", "expert")
        and len(role.value.split()) > 1
        and (role.rule != "known name of work" or role.value.split()[0] not in ("web", "database", "game", "games"))
    )
