"""Checks on a report and on a plan, and two health pathways that ask for the same advice. A check says; a person decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Any

from sendrules.case.case import Case
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind, Role, name_key, same_name
from sendrules.case.view import View
from sendrules.citation import Provision, reg
from sendrules.local.declarations.quality import PlanCheck, QualityPolicy, ReportCheck

SECTIONS = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J")
"""The sections that reg 12(1) asks for, each separately identified; the advice is in appendices, section K."""
ADULTHOOD = ("F", "G", "H1", "H2")
"""Where reg 12(3) asks for provision to prepare for adulthood, from year 9, as appropriate."""
HEALTH = (
    Role.RESPONSIBLE_COMMISSIONING_BODY,
    Role.NHS_TRUST,
    Role.NHS_ENGLAND,
    Role.LOCAL_HEALTH_BOARD,
    Role.HEALTH_PROFESSIONAL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRecord:
    """What is recorded of a plan's contents.

    Attributes:
        sections: by section (A to G, H1, H2, I, J), its text.
        appendices: the advice that is appended (section K); None where not recorded.
        year_group: the national curriculum year; None where not recorded.
        adulthood: the sections in which provision to prepare for adulthood is set out; None where not recorded.
        fields: other fields, for the authority's own checks.
    """

    sections: Mapping[str, str]
    appendices: tuple[str, ...] | None = None
    year_group: int | None = None
    adulthood: tuple[str, ...] | None = None
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """What one check found.

    Attributes:
        id: the check.
        title: it in plain words.
        passed: True, False, or None where it is not recorded.
        reason: why.
        provision: where the law asks for it; None for a check of the authority's own.
    """

    id: str
    title: str
    passed: bool | None
    reason: str
    provision: Provision | None = None

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "id": self.id,
            "title": self.title,
            "passed": self.passed,
            "reason": self.reason,
            "provision": str(self.provision) if self.provision else None,
        }


def check_report(report: Mapping[str, object], policy: QualityPolicy | None) -> tuple[Checked, ...]:
    """Run an authority's checks on a report. There is none unless the authority declares it.

    Args:
        report: the fields of the report's record.
        policy: the authority's quality policy.
    """
    return tuple(_own(check, report) for check in (policy.report_checks if policy else ()))


def is_delivered(found: tuple[Checked, ...]) -> bool | None:
    """Whether a report counts as delivered: one that fails a check does not, and None while one is not known."""
    if any(c.passed is False for c in found):
        return False
    return None if any(c.passed is None for c in found) else True


def check_plan(plan: PlanRecord, policy: QualityPolicy | None = None) -> tuple[Checked, ...]:
    """Check that a plan has the sections that reg 12 asks for, each separately identified, and then the authority's own.

    Args:
        plan: what is recorded of it.
        policy: the authority's quality policy, for checks beyond reg 12.

    >>> found = check_plan(PlanRecord(sections={"A": "Views"}))
    >>> [c.passed for c in found][:2]
    [True, False]
    """
    own = (_own(check, plan.fields) for check in (policy.plan_checks if policy else ()))
    return (*_sections(plan), _appendices(plan), *_adulthood(plan), *own)


def _sections(plan: PlanRecord) -> Iterator[Checked]:
    for section in SECTIONS:
        title = f"section {section} is separately identified"
        text = plan.sections.get(section)
        if text is None:
            merged = section in ("H1", "H2") and "H" in plan.sections
            reason = "H1 and H2 are one section H, and must be two" if merged else "it is not there"
            yield Checked(f"section-{section}", title, False, reason, reg("12(1)"))
        elif not text.strip():
            reason = "it is empty; where there is nothing to say, it says so"
            yield Checked(f"section-{section}", title, False, reason, reg("12(1)"))
        else:
            yield Checked(f"section-{section}", title, True, "it is there", reg("12(1)"))


def _appendices(plan: PlanRecord) -> Checked:
    title = "the advice and information is set out in appendices (section K)"
    if plan.appendices is None:
        return Checked("section-K", title, None, "not recorded", reg("12(4)"))
    there = bool(plan.appendices)
    return Checked(
        "section-K",
        title,
        there,
        f"{len(plan.appendices)} appended" if there else "there is none",
        reg("12(4)"),
    )


def _adulthood(plan: PlanRecord) -> Iterator[Checked]:
    title = "provision to prepare for adulthood and independent living is within F, G, H1 or H2"
    if plan.year_group is None:
        yield Checked("adulthood", title, None, "the year group is not recorded", reg("12(3)"))
    elif plan.year_group >= 9:
        where = None if plan.adulthood is None else [s for s in plan.adulthood if s in ADULTHOOD]
        reason = "not recorded" if where is None else f"in {', '.join(where)}" if where else "in none of them"
        yield Checked("adulthood", title, None if where is None else bool(where), reason, reg("12(3)"))


def _own(check: ReportCheck | PlanCheck, record: Mapping[str, object]) -> Checked:
    if check.field not in record:
        return Checked(check.id, check.title, None, f"{check.field} is not recorded")
    value = record[check.field]
    wanted = check.one_of if isinstance(check, ReportCheck) else ()
    passed = value in wanted if wanted else bool(value)
    return Checked(check.id, check.title, passed, f"{check.field} is {value}")


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """Two open requests for health advice on one child, which may ask for the same thing by two pathways."""

    first: Event
    second: Event

    @property
    def reason(self) -> str:
        """Why they may be duplicates."""
        names = " and ".join(e.about or (e.to.value if e.to else "health") for e in (self.first, self.second))
        return f"two health pathways are open at once: {names}"


def duplicate_pathways(case: Case, as_of: date) -> tuple[PossibleDuplicate, ...]:
    """Find health advice that is asked for by two pathways at once.

    Args:
        case: the case.
        as_of: the day of the question.
    """
    view = View(case, as_of)
    last_answer = {name_key(answer.about): answer.on for answer in view.events(EventKind.ADVICE_RECEIVED)}
    still = [
        asked
        for asked in view.events(EventKind.ADVICE_REQUEST)
        if asked.to in HEALTH and last_answer.get(name_key(asked.about), date.min) < asked.on
    ]
    return tuple(
        PossibleDuplicate(one, two) for one, two in combinations(still, 2) if not same_name(one.about, two.about)
    )
