"""How long a plan took, of two cohorts side by side: plans issued in the period, and plans that fell due in it.

A month in which old cases are issued has a long mean among the issued and a short one among the due. Which of the two is quoted changes
the story, so both stand together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sendrules.scorecard.conditions import All, Happened, InPeriod, Not, Says, Took
from sendrules.scorecard.declared import Basis, Cohort, Gives, Measure, Part, Span
from sendrules.scorecard.measures.twenty_weeks import issued

_SOURCE = "ours; the department publishes the mean of the issued from its 2026 release on"
ISSUED = issued("plan")
DUE = Cohort(
    "requests whose 20 weeks ended in the period and that have a plan, or should have",
    All((InPeriod("due"), Not(Says("decision", ("N", "W"))), Not(Says("outcome", ("N", "W", "H"))))),
)
"""Refused, withdrawn and historical ones fell due for no plan."""
_OF_THE_DUE = Cohort("plans that fell due in the period and were made", All((DUE.condition, Happened("plan"))))


def durations() -> Iterator[Measure]:
    """Give the measures."""
    asked: dict[str, Any] = {"exceptions": Part.IN, "appeals": Part.IN, "basis": Basis.OURS, "source": _SOURCE}
    for cohort, name in ((ISSUED, "issued"), (_OF_THE_DUE, "due")):
        for gives, word in (
            (Gives.MEAN_WEEKS, "mean"),
            (Gives.MEDIAN_WEEKS, "median"),
            (Gives.P90_WEEKS, "90th-percentile"),
        ):
            yield Measure(
                id=f"weeks-of-the-{name}-{word}", title=f"{word.replace('-', ' ')} weeks from request to plan, of {cohort.name}", gives=gives,
                cohort=cohort, span=Span("received", "plan"), unknown=Not(Took("received", "plan")), **asked,
            )  # fmt: skip
    yield Measure(
        id="due-within-20-weeks", title="plans within 20 weeks, of those that fell due in the period", gives=Gives.SHARE,
        cohort=DUE, counts=Took("received", "plan", 0, 140), **asked,
    )  # fmt: skip
