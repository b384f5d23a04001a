"""The filters of a query."""

from __future__ import annotations

from collections.abc import Iterator

from bot.postings.filters.base import Excluded, Filter, Scope
from bot.postings.filters.company import CompanyFilter, RecruiterFilter
from bot.postings.filters.demands import DemandFilter, EducationFilter, ExperienceFilter, Need
from bot.postings.filters.pay import PayFilter
from bot.postings.filters.place import PlaceFilter
from bot.postings.filters.role import RoleFilter
from bot.postings.filters.skills import SkillsFilter
from bot.postings.filters.stated import BenefitsFilter, YesNoFilter
from bot.postings.filters.time import HiringNowFilter, PostedFilter
from bot.postings.filters.work import EmploymentFilter, OtherTimes, ScheduleFilter, WorkplaceFilter
from bot.postings.tags import WEEKENDS
from bot.query.model import YES_NO, Demand, Exclusions, Query


def filters_of(query: Query, scope: Scope) -> list[Filter]:
    """Every constraint in force, in the order in which reasons are given."""
    return [*_of_work(query, scope), *_of_terms(query, scope), *_excluded(query.exclude, scope)]


def _of_work(query: Query, scope: Scope) -> Iterator[Filter]:
    if query.role:
        yield RoleFilter(tuple(query.role))
    if query.company:
        yield CompanyFilter(tuple(query.company), scope)
    if query.place:
        yield PlaceFilter(tuple(query.place), query.radius_miles, "remote" in (query.workplace or []))
    if query.workplace:
        yield WorkplaceFilter(tuple(query.workplace))
    if query.employment:
        yield EmploymentFilter(tuple(query.employment))
    if query.schedule:
        yield ScheduleFilter(tuple(query.schedule))
    if query.pay and query.pay.dict(exclude_none=True):
        yield PayFilter(query.pay)
    if query.skills:
        yield SkillsFilter(tuple(query.skills))
    if query.skills_any:
        yield SkillsFilter(tuple(query.skills_any), together=False)


def _of_terms(query: Query, scope: Scope) -> Iterator[Filter]:
    if query.experience_years is not None:
        yield ExperienceFilter(query.experience_years)
    if query.education:
        yield EducationFilter(query.education)
    if query.requires:
        yield DemandFilter("requires", query.requires)
    if query.prefers:
        yield DemandFilter("prefers", query.prefers)
    if query.benefits:
        yield BenefitsFilter(tuple(query.benefits))
    for facet in YES_NO:
        wanted = getattr(query, facet)
        if wanted is not None:
            yield YesNoFilter(facet, wanted)
    if query.hiring_now:
        yield HiringNowFilter()
    if query.posted_within_days is not None:
        yield PostedFilter(query.posted_within_days, scope)
    if query.recruiter:
        yield RecruiterFilter(tuple(query.recruiter), scope)


def _excluded(out: Exclusions | None, scope: Scope) -> Iterator[Filter]:
    """Each kind of exclusion turns away what has any of its values."""
    if out is None:
        return
    schedule = out.schedule or []  # a posting says whether weekends are worked; of other times it names those worked
    if WEEKENDS in schedule:
        yield YesNoFilter(WEEKENDS, wanted=False)
    if times := tuple(value for value in schedule if value != WEEKENDS):
        yield OtherTimes(ScheduleFilter(times))
    kinds: list[Filter] = []
    kinds += [RoleFilter(tuple(out.role), in_text=False)] if out.role else []
    kinds += [CompanyFilter(tuple(out.company), scope)] if out.company else []
    kinds += [PlaceFilter(tuple(out.place))] if out.place else []
    kinds += [WorkplaceFilter(tuple(out.workplace))] if out.workplace else []
    kinds += [EmploymentFilter(tuple(out.employment))] if out.employment else []
    kinds += [SkillsFilter(tuple(skills), together=False) for skills in (out.skills, out.skills_any) if skills]
    kinds += [BenefitsFilter((value,)) for value in out.benefits or []]
    kinds += [RecruiterFilter(tuple(out.recruiter), scope)] if out.recruiter else []
    demands: tuple[tuple[Need, Demand | None], ...] = (("requires", out.requires), ("prefers", out.prefers))
    for name, demand in demands:
        for part, asked in demand.dict(exclude_none=True).items() if demand else ():
            kinds.append(DemandFilter(name, Demand(**{part: asked})))
    yield from map(Excluded, kinds)
