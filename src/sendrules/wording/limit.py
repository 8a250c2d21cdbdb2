"""Limits in words: the rule itself, and how a day came out of it."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sendrules.explanation import Step
from sendrules.law.conditions.certificates import CertificateOf, DecisionOf
from sendrules.law.conditions.endings import Determined
from sendrules.law.conditions.in_words import on_day
from sendrules.law.conditions.receipt import WorkingDayOfReceipt
from sendrules.law.conditions.reviews import LastReview
from sendrules.law.conditions.set_aside import RefusedInTime
from sendrules.law.conditions.transition import FirstTermAfterJuly, NoticeBefore, TransferIn
from sendrules.law.model.anchors import Anchor, Anchors, Begun, Coming, Last, Latest, LimitOf, Next, Revival, Stated
from sendrules.law.model.duty import Duty
from sendrules.law.model.limits import (
    After,
    AfterCounted,
    Before,
    BeforeDate,
    EarliestOf,
    FirstKnown,
    LatestOf,
    Limit,
    Moved,
    NextDate,
    OnTheDay,
)
from sendrules.time.calendar import WorkingCalendar
from sendrules.time.periods import Counting


def amount(n: int, unit: str) -> str:
    """Say a number of things, one of which has no plural.

    >>> amount(1, "day"), amount(6, "week")
    ('1 day', '6 weeks')
    """
    return f"{n} {unit}{'' if n == 1 else 's'}"


def limit_in_words(duty: Duty) -> str:
    """Say the limit of a duty in a few words.

    Args:
        duty: the duty.

    >>> from sendrules.law.statute import statute
    >>> limit_in_words(statute().duty("reg-13-2-final-plan-20-weeks"))
    '20 weeks, the first day not counted'
    """
    return rule_in_words(duty.limit) if duty.limit else "no date in law"


def rule_in_words(limit: Limit) -> str:
    """Say a limit in a few words, wherever its anchors may be.

    Args:
        limit: the limit.
    """
    return _RULES[type(limit)](limit)


def _after(limit: After | AfterCounted) -> str:
    return f"{limit.period}{_from(limit.of)}"


def _after_counted(limit: AfterCounted) -> str:
    return f"{_after(limit)}, {limit.said} not counted"


def _before(limit: Before) -> str:
    clear = ", clear" if limit.period.counting is Counting.CLEAR else ""
    return f"{amount(limit.period.n, limit.period.unit)} before{_from(limit.of, '')}{clear}"


def _on_the_day(limit: OnTheDay) -> str:
    if not isinstance(limit.of, Stated):
        return f"on the day{_from(limit.of)}"
    return "the day that the notice states" if limit.of.field == "closes" else f"the day stated as `{limit.of.field}`"


def _before_date(limit: BeforeDate) -> str:
    after = " of the year" if not limit.years else f" of the year {limit.years} after"
    return f"before {limit.dom} {month_name[limit.month]}{f' {limit.year}' if limit.year else after}"


def _first_known(limit: FirstKnown) -> str:
    return f"{rule_in_words(limit.limits[0])}; where there is none, {rule_in_words(limit.limits[-1])}"


_RULES: Mapping[type, Callable[[Any], str]] = {
    After: _after,
    AfterCounted: _after_counted,
    Before: _before,
    OnTheDay: _on_the_day,
    BeforeDate: _before_date,
    NextDate: lambda limit: f"the next {limit.dom} {month_name[limit.month]}",
    EarliestOf: lambda limit: f"the earlier of {'; '.join(map(rule_in_words, limit.limits))}",
    LatestOf: lambda limit: f"the later of {'; '.join(map(rule_in_words, limit.limits))}",
    FirstKnown: _first_known,
    Moved: lambda limit: f"{rule_in_words(limit.limit)}; moved by {limit.provision.brief}",
}


def _from(anchor: Anchor | None, before: str = " from") -> str:
    return "" if anchor is None else f"{before} {_ANCHORS[type(anchor)](anchor)}"


def _beyond(anchor: Coming) -> str:
    return f" more than {amount(anchor.beyond.n, anchor.beyond.unit)} away" if anchor.beyond else ""


def _begun(anchor: WorkingDayOfReceipt) -> str:
    return "the day of receipt" if anchor.of is None else _ANCHORS[Begun](anchor.of)


_ANCHORS: Mapping[type, Callable[[Any], str]] = {
    Latest: lambda anchor: f"the last {' or '.join(anchor.kinds)} after it",
    Determined: lambda anchor: f"the {' or '.join(anchor.kinds)} that nothing undid",
    Next: lambda anchor: f"the next {' or '.join(anchor.kinds)}",
    Coming: lambda anchor: f"the next {' or '.join(anchor.kinds)}{_beyond(anchor)}",
    Begun: lambda anchor: f"the first unfinished {' or '.join(anchor.kinds)}",
    Last: lambda anchor: f"the last {' or '.join(anchor.kinds)}",
    CertificateOf: lambda _: "the decision's own mediation certificate",
    DecisionOf: lambda _: "the decision that the certificate belongs to",
    LastReview: lambda _: "the last review (its meeting, or where none is recorded its decision)",
    LimitOf: lambda anchor: f"the limit of {anchor.duty}",
    RefusedInTime: lambda _: "the last set-aside-refused after it, of an application in time",
    WorkingDayOfReceipt: lambda anchor: f"{_begun(anchor)}, or the next working day where it came on no working day",
    Stated: lambda anchor: f"the day stated as `{anchor.field}`",
    Revival: lambda _: "what reversed a refusal",
    FirstTermAfterJuly: lambda anchor: f"the first term after the July that follows {anchor.since or 'it'}",
    TransferIn: lambda anchor: f"the {anchor.names[0]} in {' or '.join(map(str, anchor.years))}",
    NoticeBefore: lambda anchor: f"the notice, where it was sent before {on_day(anchor.before)}",
}


def limit_step(limit: Limit, anchors: Anchors, calendar: WorkingCalendar) -> Step:
    """Explain how a day came out of a limit; a limit that is left out shows as not known.

    Args:
        limit: the limit.
        anchors: gives the day of each anchor.
        calendar: the working days.
    """
    rule, title = _TITLES[type(limit)]
    inner = getattr(limit, "limits", None) or ((limit.limit,) if isinstance(limit, Moved) else ())
    return Step(
        rule,
        title(limit),
        limit.day(anchors, calendar),
        getattr(limit, "provision", None),
        inputs=_inputs(limit, anchors),
        steps=tuple(limit_step(one, anchors, calendar) for one in inner),
    )


def _named_date(limit: BeforeDate) -> str:
    return f"before {limit.dom} {month_name[limit.month]}" + (f" {limit.year}" if limit.year else " of the year")


_TITLES: Mapping[type, tuple[str, Callable[[Any], str]]] = {
    After: ("limit-after", lambda limit: str(limit.period)),
    AfterCounted: ("limit-after-counted", lambda limit: f"{limit.period}, {limit.said} not counted"),
    Before: ("limit-before", lambda limit: f"{amount(limit.period.n, limit.period.unit)} before"),
    OnTheDay: ("limit-on-the-day", lambda _: "on the day itself"),
    BeforeDate: ("limit-before-date", _named_date),
    NextDate: ("limit-next-date", lambda limit: f"the next {limit.dom} {month_name[limit.month]}"),
    EarliestOf: ("limit-earliest-of", lambda _: "the earliest of"),
    LatestOf: ("limit-latest-of", lambda _: "the latest of"),
    FirstKnown: ("limit-first-known", lambda _: "the first that is known of"),
    Moved: ("limit-moved", lambda _: "moved by"),
}


def _inputs(limit: Limit, anchors: Anchors) -> tuple[tuple[str, date | None], ...]:
    """The day that a limit counts from, under the word that says how."""
    if isinstance(limit, BeforeDate):
        after = f", {limit.years} after that of" if limit.years else " of"
        return () if limit.year else ((f"year{after}", anchors(limit.of)),)
    word = _COUNTS.get(type(limit))
    return ((word, anchors(getattr(limit, "of", None))),) if word else ()


_COUNTS = {After: "from", AfterCounted: "from", Before: "before", NextDate: "on or after"}
