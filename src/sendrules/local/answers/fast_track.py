"""What the fast track says of one case: eligible or not, on what evidence, and the aims, with the law's date beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sendrules.case.case import Case
from sendrules.case.subject import Subject
from sendrules.explanation import plain, words
from sendrules.local.answers.facts import missing_evidence, shown, tested
from sendrules.local.answers.fast_track_days import FastTrackDays, days_of
from sendrules.local.answers.targets import Target, targets_for
from sendrules.local.checking.floor import Standard, standards_of
from sendrules.local.declarations.base import Provenance
from sendrules.local.declarations.fast_track import (
    Combination,
    Criterion,
    FastTrackPolicy,
    FastTrackStatus,
    FastTrackTarget,
)
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.statutory.result import DutyResult, StatutoryResult
from sendrules.statutory.waiting import Waiting
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar

RECORDED = "fast_track"
"""The fact with which a case is recorded as fast-tracked: true."""
SATISFIED = ("reg_6_4.adviser", "reg_6_4.authority", "reg_6_4.family")
"""The facts that say who is satisfied that earlier advice is sufficient: all three, for reg 6(4)."""
FINAL_PLAN = "reg-13-2-final-plan-20-weeks"


class Eligibility(StrEnum):
    """Whether a case meets the published criteria."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not-eligible"
    NEEDS_EVIDENCE = "needs-evidence"
    NO_CRITERIA = "no-criteria-in-force"
    NO_POLICY = "no-published-policy"


@dataclass(frozen=True, slots=True, kw_only=True)
class FastTrackAnswer:
    """The fast track's answer for one case.

    Attributes:
        eligibility: whether it meets the criteria.
        recorded: whether the case is recorded as fast-tracked, whoever decided that.
        met: the ids of the criteria met.
        missing: by criterion, the facts and evidence that are not recorded.
        targets: the aims, for a case that is recorded as fast-tracked.
        statutory_date: the law's date for the finalised plan, which holds in every case.
        advice: what becomes of the advice that reg 6 requires.
        decide_by: the last day for deciding on it, where the policy sets one and the asking is recorded.
        review_by: the last day for looking at the place again, where the policy sets one and its first day is recorded.
        ends: the last day of the place unless it is renewed, likewise.
        reasons: in words a parent could read.
        provenance: where the policy comes from.
    """

    eligibility: Eligibility
    recorded: bool
    met: tuple[str, ...] = ()
    missing: tuple[tuple[str, tuple[str, ...]], ...] = ()
    targets: tuple[Target, ...] = ()
    statutory_date: date | None = None
    advice: str = ""
    decide_by: date | None = None
    review_by: date | None = None
    ends: date | None = None
    reasons: tuple[str, ...] = ()
    provenance: tuple[Provenance, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "eligibility": self.eligibility.value,
            "recorded": self.recorded,
            "met": list(self.met),
            "missing": {id: list(names) for id, names in self.missing},
            "targets": [t.to_dict() for t in self.targets],
            "statutory_date": plain(self.statutory_date),
            "advice": self.advice,
            "decide_by": plain(self.decide_by),
            "review_by": plain(self.review_by),
            "ends": plain(self.ends),
            "reasons": list(self.reasons),
            "provenance": [p.model_dump(mode="json") for p in self.provenance],
        }


def fast_track_answer(law: StatutoryResult, waiting: Waiting, policy: LocalPolicy, notes: list[str]) -> FastTrackAnswer:
    """Say how the fast track bears on a case whose statutory answer stands already.

    Args:
        law: the law's answer.
        waiting: how the case waits for its plan.
        policy: the authority's policy.
        notes: gets the reason for each fact that cannot be read.
    """
    answer, applies = place_of(waiting, policy, law.view.as_of, law.view.calendar, notes, law.view.case)
    if not applies:
        return answer
    return replace(answer, targets=tuple(targets_for(law, aims_of(policy, leading_by(law[FINAL_PLAN])))))


def place_of(
    waiting: Waiting,
    policy: LocalPolicy,
    as_of: date,
    calendar: WorkingCalendar,
    notes: list[str],
    case: Case | Subject,
) -> tuple[FastTrackAnswer, bool]:
    """Say how the fast track bears on a case, without its aims; and whether these apply, since the case is on it.

    Args:
        waiting: how the case waits for its plan.
        policy: the authority's policy.
        as_of: the day of the question.
        calendar: the working days.
        notes: gets the reason for each fact that cannot be read.
        case: the case.
    """
    recorded = case.facts.get(RECORDED) is True
    statutory = waiting.limit
    declared = policy.fast_track
    if declared is None or declared.status is FastTrackStatus.NONE:
        reasons = ("the authority has no published fast track; the law's date holds",)
        none = FastTrackAnswer(
            eligibility=Eligibility.NO_POLICY,
            recorded=recorded,
            statutory_date=statutory,
            reasons=reasons,
            provenance=declared.provenance if declared else (),
        )
        return none, False
    reasons_: list[str] = []
    began = _in_force(declared, as_of, reasons_)
    eligibility, met, missing = _eligibility(declared, case, policy, as_of, notes, began, reasons_)
    counted = days_of(declared, case, recorded=recorded, calendar=calendar) if began else FastTrackDays()
    reasons_ += counted.reasons
    applies = recorded and began and not _expired(counted, as_of, reasons_)
    if recorded:
        reasons_.append("the case is recorded as fast-tracked")
    if statutory is not None:
        what = f"due in law {words(statutory)}, fast track or not"
        reasons_.append(f"was {what}; {waiting.reason}" if waiting.finished else what)
    answer = FastTrackAnswer(
        eligibility=eligibility,
        recorded=recorded,
        met=met,
        missing=missing,
        statutory_date=statutory,
        advice=_advice(declared, case),
        decide_by=counted.decide_by,
        review_by=counted.review_by,
        ends=counted.ends,
        reasons=tuple(reasons_),
        provenance=declared.provenance,
    )
    return answer, applies


def on_the_fast_track(
    declared: FastTrackPolicy,
    case: Case | Subject,
    as_of: date,
    reasons: list[str],
    calendar: WorkingCalendar = ENGLAND_AND_WALES,
) -> bool:
    """Whether a case is on the fast track: recorded as such, while it is in force, and before its place ends.

    Args:
        declared: the fast track.
        case: the case.
        as_of: the day of the question.
        reasons: gets why not.
        calendar: the working days.
    """
    if declared.status is FastTrackStatus.NONE:
        reasons.append("the authority has none")
        return False
    return (
        case.facts.get(RECORDED) is True
        and _in_force(declared, as_of, reasons)
        and not _expired(days_of(declared, case, recorded=True, calendar=calendar), as_of, reasons)
    )


def leading_by(plan: DutyResult) -> str | None:
    """Give by whom the request was made that the finalised plan follows from.

    Args:
        plan: how the duty to send the finalised plan stands.
    """
    leading = plan.leading
    return leading.trigger.by.value if leading and leading.trigger.by else None


def _in_force(declared: FastTrackPolicy, as_of: date, reasons: list[str]) -> bool:
    first = declared.first_day
    if first is not None and as_of < first:
        reasons.append(f"the fast track begins {words(first)}, after the day asked about")
        return False
    if not declared.in_force_on(as_of):
        reasons.append("the fast track is not in force on the day asked about")
        return False
    last = declared.effective.latest if declared.effective else None
    if last is not None and as_of < last and last != first:
        reasons.append(f"the source gives only a window for its beginning, to {words(last)}")
    return True


def _eligibility(
    declared: FastTrackPolicy,
    case: Case | Subject,
    policy: LocalPolicy,
    as_of: date,
    notes: list[str],
    began: bool,
    reasons: list[str],
) -> tuple[Eligibility, tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    if not declared.criteria or not began:
        to_come = " yet" if declared.status is FastTrackStatus.TO_BE_PUBLISHED else ""
        reasons.append(f"no criteria are in force{to_come}")
        return Eligibility.NO_CRITERIA, (), ()
    found = [(c, *_criterion(c, case, policy, as_of, notes)) for c in declared.criteria]
    met = tuple(c.id for c, holds, _ in found if holds is True)
    missing = tuple((c.id, lacks) for c, holds, lacks in found if holds is None)
    for criterion, holds, lacks in found:
        answer = "met" if holds else "not met" if holds is False else f"not shown: {'; '.join(lacks)}"
        reasons.append(f"{criterion.title}: {answer}")
    needed = {Combination.ANY: 1, Combination.ALL: len(found), Combination.N_OF: declared.at_least or 1}
    want = needed[declared.combination]
    if len(met) >= want:
        return Eligibility.ELIGIBLE, met, missing
    if len(met) + len(missing) >= want:
        return Eligibility.NEEDS_EVIDENCE, met, missing
    return Eligibility.NOT_ELIGIBLE, met, missing


def _criterion(
    criterion: Criterion, case: Case | Subject, policy: LocalPolicy, as_of: date, notes: list[str]
) -> tuple[bool | None, tuple[str, ...]]:
    lacks: tuple[str, ...] = ()
    if criterion.when is not None:
        finding = tested(criterion.when, case, policy, as_of, notes)
        if finding.holds is False:
            return False, ()
        lacks = finding.missing if finding.holds is None else ()
    there = sum(1 for e in criterion.evidence if shown(e, case, as_of)[0])
    if there < (criterion.least_evidence or len(criterion.evidence)):
        lacks = (*lacks, *missing_evidence(criterion.evidence, case, as_of))
    return (None, lacks) if lacks else (True, ())


def _expired(days: FastTrackDays, as_of: date, reasons: list[str]) -> bool:
    if days.ends is None or as_of <= days.ends:
        return False
    reasons.append(f"its place on the fast track ended {words(days.ends)}")
    return True


def aims_of(policy: LocalPolicy, by: str | None) -> Iterable[Standard]:
    """Give the targets for a request by whom it was made: one for that role goes before one for all.

    Args:
        policy: the authority's policy.
        by: the role that made the request; None where that is not recorded.
    """
    chosen: dict[str, Standard] = {}
    for standard in standards_of(policy):
        target = standard.declared
        if not isinstance(target, FastTrackTarget) or target.requested_by not in (None, by):
            continue
        if target.requested_by is not None or standard.duty not in chosen:
            chosen[standard.duty] = standard
    return chosen.values()


def _advice(declared: FastTrackPolicy, case: Case | Subject) -> str:
    if declared.advice_not_sought_again == "where-reg-6-4-is-met" and all(
        case.facts.get(name) is True for name in SATISFIED
    ):
        return (
            "earlier advice need not be sought again: the person who gave it, the authority and the family are "
            "satisfied that it is sufficient (reg 6(4))"
        )
    return "all the advice that reg 6(1) requires is still sought"
