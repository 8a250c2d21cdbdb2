"""Decisions: whether to assess in six weeks, not to make a plan in sixteen, and refusals beside what they are a share of.

The department publishes shares for both limits without its exact rule. Its six-week denominator is neither the requests received nor
all decisions of the year; it behaves like decisions dated in the year. So ours is derived, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sendrules.scorecard.conditions import All, InPeriod, Not, Says, Took
from sendrules.scorecard.declared import Basis, Cohort, Gives, Measure, Part

SIX_WEEKS, SIXTEEN_WEEKS = 42, 112
_PUBLISHED = "Department for Education, Education, health and care plans: worked out from its published counts"
_FREEDOM = "what public requests ask for; refused of decided, and refused of received, are two shares"

RECEIVED = Cohort("requests received in the period", InPeriod("received"))
DECIDED = Cohort("requests decided in the period", All((Says("decision", ("Y", "N")), InPeriod("decided"))))
NOT_ISSUED = Cohort(
    "decisions in the period not to make a plan", All((Says("outcome", ("N",)), InPeriod("outcome_day")))
)
ASSESSED = Cohort(
    "assessments with an outcome in the period", All((Says("outcome", ("Y", "N")), InPeriod("outcome_day")))
)


def decisions() -> Iterator[Measure]:
    """Give the measures."""
    asked: dict[str, Any] = {"exceptions": Part.NOT_ASKED, "appeals": Part.NOT_ASKED}
    yield Measure(
        id="requests-received", title="requests received", gives=Gives.COUNT, cohort=RECEIVED,
        basis=Basis.OFFICIAL, source=_PUBLISHED, published_from=2016, **asked,
    )  # fmt: skip
    yield Measure(
        id="refused-of-received", title="requests refused, of those received", gives=Gives.SHARE,
        cohort=RECEIVED, counts=Says("decision", ("N",)), basis=Basis.OURS, source=_FREEDOM, **asked,
    )  # fmt: skip
    yield Measure(
        id="decided-within-six-weeks", title="decisions whether to assess within six weeks (42 days)", gives=Gives.SHARE,
        cohort=DECIDED, counts=Took("received", "decided", 0, SIX_WEEKS), unknown=Not(Took("received", "decided")),
        basis=Basis.DERIVED, source=_PUBLISHED, published_from=2023, **asked,
    )  # fmt: skip
    yield Measure(
        id="refused-of-decided", title="requests refused, of those decided", gives=Gives.SHARE,
        cohort=DECIDED, counts=Says("decision", ("N",)), basis=Basis.OURS, source=_FREEDOM, **asked,
    )  # fmt: skip
    yield Measure(
        id="told-within-sixteen-weeks", title="families told within sixteen weeks (112 days) that there will be no plan",
        gives=Gives.SHARE, cohort=NOT_ISSUED, counts=Took("received", "outcome_day", 0, SIXTEEN_WEEKS),
        unknown=Not(Took("received", "outcome_day")), basis=Basis.DERIVED, source=_PUBLISHED, published_from=2023, **asked,
    )  # fmt: skip
    yield Measure(
        id="assessments-finished", title="assessments with an outcome", gives=Gives.COUNT, cohort=ASSESSED,
        basis=Basis.DERIVED, source=_PUBLISHED, published_from=2022, **asked,
    )  # fmt: skip
