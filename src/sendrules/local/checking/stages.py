"""What has to come after what in an assessment and in a review, so that a step can be checked against the limits around it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sendrules.case.kinds import EventKind
from sendrules.law.model.duty import Bound, Duty
from sendrules.law.model.limits import After
from sendrules.law.statute import Statute

_ASSESSMENT = (
    (EventKind.DECISION_TO_ASSESS, EventKind.DECISION_TO_REASSESS),  # regs 5(1), 25(1)
    (EventKind.ADVICE_REQUEST,),  # reg 6(1): to secure an assessment is to seek advice
    (EventKind.ADVICE_RECEIVED,),  # reg 8(1)
    (EventKind.PLAN_DECISION,),  # CFA 2014 s.36(8), reg 10
    (EventKind.DRAFT_PLAN,),  # CFA 2014 s.38(1), reg 13(1)
    (EventKind.FINAL_PLAN, EventKind.REASSESSED_PLAN),  # CFA 2014 s.39, regs 13(2), 27
)
_REVIEW = (
    (EventKind.REVIEW_MEETING,),  # regs 20(3), 21(3)
    (EventKind.REVIEW_REPORT,),  # regs 20(9), 21(7): after the meeting
    (EventKind.DECISION_TO_CONTINUE, EventKind.DECISION_TO_AMEND, EventKind.DECISION_TO_CEASE),  # regs 20(10), 21(9)
    (EventKind.AMENDMENT_NOTICE,),  # reg 22(2)
    (EventKind.AMENDED_PLAN,),  # reg 22(3)
)
_STAGES = (_ASSESSMENT, _REVIEW)


def bounds(duty: Duty, act: EventKind) -> bool:
    """Whether a duty's limit is one for an act, or for what has to come after it: the act cannot keep the law after it.

    A duty that something earlier than the act performs leaves the act free. Guidance and derived days bind nobody.

    Args:
        duty: the duty.
        act: the kind of event.

    >>> from sendrules.law.statute import statute
    >>> final = statute().duty("reg-13-2-final-plan-20-weeks")
    >>> bounds(final, EventKind.DRAFT_PLAN), bounds(final, EventKind.AMENDMENT_NOTICE)
    (True, False)
    """
    if duty.bound is not Bound.NOT_LATER_THAN or duty.right or not duty.source.binds:
        return False
    by = duty.discharged_by.kinds
    if not _is_a_stage(act):
        return act in by
    return any(_not_before(by, act, chain) for chain in _STAGES)


def window_between(duty: Duty, act: EventKind, law: Statute) -> Duty | None:
    """Give the window that an act opens and that has to be over before what a limit is for; None where there is none.

    Args:
        duty: the duty with the limit.
        act: the kind of event.
        law: the statute.

    >>> from sendrules.law.statute import statute
    >>> final = statute().duty("reg-13-2-final-plan-20-weeks")
    >>> window_between(final, EventKind.DRAFT_PLAN, statute()).id
    'reg-13-1-a-draft-plan-15-days'
    """
    key = ("window between", id(duty), act)
    kept: tuple[Duty, Duty | None] | None = law.memo.get(key)
    if kept is None:  # the duty is kept beside the answer, so that its identity stands for it
        kept = law.memo[key] = duty, _window_between(duty, act, law)
    return kept[1]


def _window_between(duty: Duty, act: EventKind, law: Statute) -> Duty | None:
    found = [
        window
        for window in law.duties
        if window.bound is Bound.OPEN_UNTIL
        and isinstance(window.limit, After)
        and window.limit.of is None
        and any(t.kind is act and not t.only_if for t in window.trigger)
        and set(duty.discharged_by.kinds) & set(window.discharged_by.kinds)
    ]
    return min(found, key=lambda window: window.detained != duty.detained, default=None)


def last_opening(window: Duty, limit: date) -> date:
    """Give the last day on which a window can be opened so that it is over before a limit has passed.

    Args:
        window: the window.
        limit: the last day for what has to wait for it.

    >>> from sendrules.law.statute import statute
    >>> last_opening(statute().duty("reg-13-1-a-draft-plan-15-days"), date(2025, 10, 8))
    datetime.date(2025, 9, 23)
    """
    assert isinstance(window.limit, After)
    day = limit
    while window.limit.period.last_day(day) >= limit:
        day -= timedelta(1)
    return day


def _not_before(by: Iterable[EventKind], act: EventKind, chain: tuple[tuple[EventKind, ...], ...]) -> bool:
    """Whether what performs a duty is the act or comes after it, as far as it is a stage at all."""
    own = _stage(act, chain)
    stages = [stage for kind in by if (stage := _stage(kind, chain)) is not None]
    if own is None or any(_stage(kind, chain) is None and _is_a_stage(kind) for kind in by):
        return False  # what something of the other course performs may be done without this one
    return bool(stages) and min(stages) >= own and (min(stages) > own or act in by)


def _is_a_stage(kind: EventKind) -> bool:
    return any(_stage(kind, chain) is not None for chain in _STAGES)


def _stage(kind: EventKind, chain: tuple[tuple[EventKind, ...], ...]) -> int | None:
    return next((n for n, kinds in enumerate(chain) if kind in kinds), None)
