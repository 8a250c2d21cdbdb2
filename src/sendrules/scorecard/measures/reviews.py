"""Reviews: the decision within four weeks of the meeting, and reviews that are not finished, by how long ago the meeting was.

The department's four-week figures add up to decisions of all years in the return, not of the calendar year. The year's own stand beside
them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sendrules.scorecard.conditions import All, Happened, Holds, InPeriod, Not, OnDay, Some, Took
from sendrules.scorecard.declared import Basis, Cohort, Gives, LeftOut, Measure, Part

FOUR_WEEKS, A_YEAR = 28, 365
MONTHS = ((6, 183), (12, 366), (24, 731))
"""How long something is overdue: months, and the least number of days that is never less."""
_SOURCE = (
    "Department for Education, annual reviews: worked out from its published counts (143 of 146 authorities agree)"
)
_OURS = "ours: reviews on the day of the question"
_FIRST_YEAR = LeftOut("the plan is less than a year old", Took("plan", "", 0, A_YEAR - 1))
DECIDED = Cohort(
    "reviews in the return with a meeting and a decision, of all years",
    All((Happened("meeting"), Happened("review_decided"))),
)
DECIDED_IN_PERIOD = Cohort("reviews decided in the period", All((Happened("meeting"), InPeriod("review_decided"))))
MAINTAINED = Cohort("plans maintained on the date", Holds("active"))
UNDECIDED = Cohort(
    "reviews with a meeting and no decision on the date",
    All((Holds("active"), Happened("meeting"), Not(Took("meeting", "review_decided")))),
)
"""A decision that is dated before the latest meeting is one of an earlier review."""


def reviews() -> Iterator[Measure]:
    """Give the measures."""
    asked: dict[str, Any] = {"exceptions": Part.NOT_ASKED, "appeals": Part.NOT_ASKED}
    in_time: dict[str, Any] = {
        "counts": Took("meeting", "review_decided", 0, FOUR_WEEKS),
        "unknown": Not(Took("meeting", "review_decided")),
    }
    yield Measure(
        id="reviews-decided-within-four-weeks", title="reviews decided within four weeks (28 days) of the meeting, all years",
        gives=Gives.SHARE, cohort=DECIDED, basis=Basis.DERIVED, source=_SOURCE, published_from=2024, readings=("review-years",), **in_time, **asked,
    )  # fmt: skip
    yield Measure(
        id="reviews-decided-within-four-weeks-in-the-period", title="reviews decided within four weeks of the meeting, in the period",
        gives=Gives.SHARE, cohort=DECIDED_IN_PERIOD, basis=Basis.OURS, source=_OURS, readings=("review-years",), **in_time, **asked,
    )  # fmt: skip
    yield Measure(
        id="reviewed-within-a-year", title="maintained plans with a review meeting in the last twelve months", gives=Gives.SHARE,
        cohort=MAINTAINED, left_out=(_FIRST_YEAR,), counts=Took("meeting", "", 0, A_YEAR), basis=Basis.OURS, source=_OURS, **asked,
    )  # fmt: skip
    for months, least in MONTHS:
        yield overdue(months, least)
    for months, least in MONTHS:
        yield Measure(
            id=f"undecided-over-{months}-months", title=f"reviews with no decision, {months} months or more after the meeting",
            gives=Gives.COUNT, cohort=UNDECIDED, counts=Took("meeting", "", least), basis=Basis.OURS, source=_OURS, **asked,
        )  # fmt: skip


def overdue(months: int, least: int) -> Measure:
    """Give the measure of reviews that are overdue by some months: no meeting for a year and as much longer, nor a younger plan.

    Args:
        months: the months, for the words.
        least: the same in days.
    """
    since = A_YEAR + least
    return Measure(
        id=f"overdue-{months}-months", title=f"maintained plans whose review is overdue by {months} months or more",
        gives=Gives.COUNT, cohort=MAINTAINED,
        counts=All((Took("plan", "", since), Some((Not(Happened("meeting")), Took("meeting", "", since))))),
        exceptions=Part.NOT_ASKED, appeals=Part.NOT_ASKED, basis=Basis.OURS, source=_OURS,
    )  # fmt: skip


DUE = Cohort("moves between phases whose plan was due in the period", InPeriod("transfer_due"))
_ROUNDS = (
    ("transfers-in-time", "final plans by the day that the law sets", DUE),
    *(
        (
            f"transfers-by-{day}-{name.lower()}",
            f"final plans by {day} {name}",
            Cohort(
                f"moves between phases whose plan was due on {day} {name} in the period",
                All((DUE.condition, OnDay("transfer_due", month, day))),
            ),
        )
        for day, month, name in ((15, 2, "February"), (31, 3, "March"))
    ),
)


def transfers() -> Iterator[Measure]:
    """Give the measures of moves between phases: final plans by the day that the law sets, of those due in the period."""
    for id, title, cohort in _ROUNDS:
        yield Measure(
            id=id, title=f"{title}, for a move between phases", gives=Gives.SHARE,
            cohort=cohort, counts=All((Happened("transfer_final"), Took("transfer_final", "transfer_due"))),
            exceptions=Part.NOT_ASKED, appeals=Part.NOT_ASKED, basis=Basis.DERIVED,
            source="Department for Education, phase transfers (2026 release)", readings=("survey-before-the-day",), published_from=2025,
        )  # fmt: skip
