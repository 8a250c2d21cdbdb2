"""The floor: no standard and no target of an authority is looser than the law.

Two layers are here. At load, a period in the same unit as the duty's is compared with *every* version of the duty, past and
present; one that is looser is refused (``FloorViolation``). At evaluation, every target date is compared with the
real limit of the case, whatever the units; one that is looser is rejected and reported. Nothing is ever clamped: a
policy that is silently corrected would look lawful and be read wrongly.

"Looser" has two directions. Where the act must be done by a day, a later target is looser. Where a window must stay open until
a day, an earlier one is. Only statute and case law make the floor: guidance and derived days do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sendrules.errors import BeyondHorizonError, Compared, Problem, Severity, UnknownDuty
from sendrules.law.model.duty import Bound, Duty
from sendrules.law.model.limits import After, AfterCounted, EarliestOf, FirstKnown, LatestOf, Moved
from sendrules.law.statute import Statute
from sendrules.local.checking.findings import accepted, refused, warning
from sendrules.local.checking.worked import acts, either, example, other_starts
from sendrules.local.declarations.fast_track import FastTrackTarget
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.standards import InternalLimit
from sendrules.local.declarations.values import period_text
from sendrules.time.calendar import WorkingCalendar
from sendrules.time.periods import Counting, Days, Period, Weeks
from sendrules.wording.basis import called
from sendrules.wording.limit import rule_in_words

_FROM_ITS_START = (AfterCounted, EarliestOf, LatestOf, FirstKnown, Moved)
FIRST_TRIED, TRIED = date(2024, 1, 1), 731  # a leap year and a common one, with every bank holiday of both
_FORWARD = {Counting.AFTER: 0, Counting.BEGINNING_WITH: -1, Counting.CLEAR: 1}


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard or target in the form that the floor looks at.

    Attributes:
        id: its id.
        title: it in words a parent could read.
        duty: the id of the duty.
        within: how long.
        counting: how its first day counts; None: as the duty's does.
        at: its place in the policy.
        what: "internal limit" or "fast-track target".
        keeps_open: whether it says how long a window stays open, and not by when an act is done.
        declared: the declaration.
    """

    id: str
    title: str
    duty: str
    within: Period
    counting: Counting | None
    at: tuple[str | int, ...]
    what: str
    declared: InternalLimit | FastTrackTarget
    keeps_open: bool = False


def standards_of(policy: LocalPolicy) -> Iterator[Standard]:
    """Give every standard and target of a policy that is compared with the law."""
    if policy.standards is not None:
        for n, limit in enumerate(policy.standards.limits):
            at = ("standards", "limits", n)
            kept = limit.keeps_open is not None
            own = (limit.id, limit.title, limit.duty, limit.period, limit.counting, at)
            yield Standard(*own, "internal limit", limit, kept)
    if policy.fast_track is not None:
        for n, target in enumerate(policy.fast_track.targets):
            asked = f"/{target.requested_by}" if target.requested_by else ""
            yield Standard(
                f"{policy.fast_track.id}/{target.duty}{asked}",
                policy.fast_track.title,
                target.duty,
                target.within,
                None,
                ("fast_track", "targets", n),
                "fast-track target",
                target,
            )


def floor_findings(policy: LocalPolicy, law: Statute) -> Iterator[Problem]:
    """Compare every standard and target with every version of its duty."""
    for standard in standards_of(policy):
        yield from compare(standard, law)


def compare(standard: Standard, law: Statute) -> Iterator[Problem]:
    """Compare one standard with every version of its duty, and give the worst of what is found.

    Args:
        standard: the standard or target.
        law: the statute.
    """
    try:
        versions = law.versions(standard.duty)
    except UnknownDuty as error:
        yield refused((*standard.at, "duty"), str(error), "`sendrules duties` lists them.")
        return
    found = [_compared(standard, version) for version in versions]
    worst = [f for f in found if f.severity is Severity.REFUSED] or [f for f in found if f.severity is Severity.WARNING]
    yield (worst or found)[-1]


def effective(standard: Standard, duty: Duty) -> Period:
    """Give a standard's period, counted as it says or else as the duty counts."""
    counting = standard.counting
    if counting is None and standard.within.counting is Counting.AFTER and isinstance(duty.limit, After):
        counting = duty.limit.period.counting
    return standard.within if counting is None else replace(standard.within, counting=counting)


def _compared(standard: Standard, duty: Duty) -> Problem:
    at = (*standard.at, "keeps_open" if standard.keeps_open else "within")
    value, limit = period_text(standard.within), _law_says(duty)
    compared = Compared(standard.id, duty.id, str(duty.provision), value, limit)
    name = f"{standard.what} of {value} for {duty.id}"
    window = duty.bound is Bound.OPEN_UNTIL
    if window is not standard.keeps_open:
        return refused(at, *_wrong_way(standard, duty, name), compared)
    if cannot := _no_standard(duty):
        return refused((*standard.at, "duty"), f"{standard.what} for {duty.id}: {cannot[0]}.", cannot[1], compared)
    period = effective(standard, duty)
    if not duty.source.binds:
        message = f"the law sets no limit here ({duty.source.value}), so any limit may be set.{_shown(standard, duty, period)}"
        return accepted(at, f"{name}: {message}", compared)
    if duty.limit is None or duty.text_not_found:
        message = f"{name}: the law sets no date here. It says {duty.residual!r}, which still binds and may be sooner."
        return warning(at, message, "Say that it is an outer limit.", compared)
    order = same_unit(period, duty)
    if order is None:
        if _always_looser(period, duty):
            message = (
                f"{name}: it is {'shorter' if window else 'longer'} than the law's {limit} ({duty.provision}), whatever day it "
                "starts on, so every case would reject it."
            )
            return warning(at, message, f"Make it {'longer' if window else 'shorter'}, or leave it out.", compared)
        message = (
            f"{name}: the law's limit is {limit} ({duty.provision}), {_otherwise(duty)}. The two are compared in each case, and "
            f"this one is rejected there if it is looser.{_shown(standard, duty, period)}"
        )
        return accepted(at, message, compared)
    if order == 0:
        return warning(
            at,
            f"{name}: that is the law's own limit ({duty.provision}), so it adds nothing.",
            "Leave it out, or make it stricter.",
            compared,
        )
    if (order < 0) is window:
        return refused(
            at,
            f"{name} is {'shorter' if window else 'longer'} than the law allows: {limit} ({duty.provision}).",
            "Leave its counting out."
            if value == limit
            else f"Make it {limit} or {'more' if window else 'less'}, or leave it out.",
            compared,
        )
    message = f"it is at least as strict as the law's {limit} ({duty.provision}), which still applies."
    return accepted(at, f"{name}: {message}{_shown(standard, duty, period)}", compared)


def _shown(standard: Standard, duty: Duty, period: Period) -> str:
    """Say of one day what it comes to, and what else it counts from, or for whose requests."""
    text = example(duty, period)
    asked = standard.declared.requested_by if isinstance(standard.declared, InternalLimit) else ()
    rest = f" It is for requests by {either([role.value for role in asked])} only." if asked else other_starts(duty)
    return f" {text[0].upper()}{text[1:]}.{rest}" if text else ""


def _otherwise(duty: Duty) -> str:
    """Say why a period cannot be compared with a duty's limit when a policy is loaded."""
    return "in another unit" if isinstance(duty.limit, After) else "which may count from another day"


def _wrong_way(standard: Standard, duty: Duty, name: str) -> tuple[str, str]:
    """Say that a standard has the wrong direction for its duty, and the fix."""
    value, start = period_text(standard.within), called(duty.trigger[0].kind)
    if standard.keeps_open:
        message = f"{name}: the duty keeps no window open. Its limit is the last day for {acts(duty)}."
        return message, f'Write within = "{value}".'
    message = (
        f"{name}: the duty keeps a window open. It counts from {start}, and {acts(duty)} comes after it. Nothing has to be done "
        f"within {value}."
    )
    kinds = [t.kind.value for t in duty.trigger]
    step = (
        f"If you mean {start} within {value} of another event, such as the request, write [[standards.steps]] with "
        f'act = "{kinds[0]}", after = the kind of that event, and within = "{value}".'
    )
    if standard.what == "internal limit":
        return message, f'If you mean the window, write keeps_open = "{value}" in place of within. {step}'
    return message, f"Leave it out. {step}"


def may_have_a_limit(duty: Duty) -> bool:
    """Whether an authority may set a limit of its own for a duty, to be done sooner than the law's."""
    return duty.limit is not None and duty.bound is Bound.NOT_LATER_THAN and _no_standard(duty) is None


def _no_standard(duty: Duty) -> tuple[str, str] | None:
    """Say why a duty can have no standard of the authority's, and the fix; None where it can."""
    leave = "Leave it out."
    if duty.right:
        return f"it is a right of the {duty.holder.value}, and nobody may shorten it", leave
    if duty.bound is Bound.TAKES_EFFECT:
        return "nobody has to act by then: the law takes effect by itself", leave
    if duty.limit is None or isinstance(duty.limit, _FROM_ITS_START):
        return None
    if isinstance(duty.limit, After) and duty.limit.of is None:
        return None
    return "its limit is not counted forward from what starts the duty, so the two cannot be compared", leave


def _law_says(duty: Duty) -> str:
    if isinstance(duty.limit, After):
        return period_text(duty.limit.period)
    return duty.residual or "no date" if duty.limit is None else rule_in_words(duty.limit)


def same_unit(period: Period, duty: Duty) -> int | None:
    """Compare a period with a duty's: below 0 it is shorter, above 0 it is longer; None where the units differ.

    Days and weeks are compared by their days, which is exact for every start. Other units only with themselves, counted alike.
    """
    if not isinstance(duty.limit, After):
        return None
    law = duty.limit.period
    if isinstance(period, Days | Weeks) and isinstance(law, Days | Weeks):
        return _days(period) - _days(law)
    if type(period) is type(law) and period.counting is law.counting:
        return period.n - law.n
    return None


def _always_looser(period: Period, duty: Duty) -> bool:
    """Whether a period in another unit is looser than a duty's from every day of two years that the calendar reaches."""
    if not isinstance(duty.limit, After):
        return False
    law, tried = duty.limit.period, False
    for n in range(TRIED):
        start = FIRST_TRIED + timedelta(days=n)
        try:
            target = period.last_day(start)
        except BeyondHorizonError:
            continue
        if not looser(target, law.last_day(start), duty.bound):
            return False
        tried = True
    return tried


def _days(period: Days | Weeks) -> int:
    return period.n * period.days_each + _FORWARD[period.counting]


def looser(target: date, limit: date, bound: Bound) -> bool:
    """Whether a target date is looser than the law's date: later, or for a window earlier.

    >>> looser(date(2026, 9, 29), date(2026, 9, 28), Bound.NOT_LATER_THAN)
    True
    >>> looser(date(2026, 3, 15), date(2026, 3, 16), Bound.OPEN_UNTIL)
    True
    """
    return target < limit if bound is Bound.OPEN_UNTIL else target > limit


def target_day(standard: Standard, duty: Duty, started: date, calendar: WorkingCalendar) -> date:
    """Give the day that a standard gives for one start of a duty. It is not compared with the law yet.

    Raises:
        BeyondHorizonError: the calendar does not reach.
    """
    return effective(standard, duty).last_day(started, calendar)
