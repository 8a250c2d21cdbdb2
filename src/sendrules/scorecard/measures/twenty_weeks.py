"""The official 20-week measure: plans issued in a calendar year, with and without exceptions, in three bands.

Worked out from the published definitions and figures, with what is open named as readings: the 20 weeks end with the start of the
plan; who has any mark of mediation or appeal is left out; a plan whose duration cannot be computed stays in the denominator and is
in no band; the longest band is 365 days or more.
"""

from __future__ import annotations

from collections.abc import Iterator

from sendrules.scorecard.conditions import All, Condition, Happened, Holds, InPeriod, Not, Says, Some, Took
from sendrules.scorecard.declared import Basis, Cohort, Gives, LeftOut, Measure, Part

TWENTY_WEEKS, A_YEAR = 140, 365
_SOURCE = "Department for Education, Education, health and care plans: the 20-week figures, and what its published counts show"
_OF_ANOTHER = Some((Says("outcome", ("H",)), Holds("transferred_in")))
"""A plan of an earlier year, or one that another authority made: an authority records a plan that moves in as decided before."""


def issued(end: str) -> Cohort:
    """Give the cohort of plans issued in the period.

    Args:
        end: the column with the day on which the 20 weeks end: ``plan``, or ``outcome_day`` in the other reading.
    """
    without_day = All((Holds("has_plan"), Not(Happened("plan")), Says("outcome", ("Y",)), InPeriod("outcome_day")))
    in_period: Condition = Some((InPeriod("plan"), without_day)) if end == "plan" else InPeriod(end)
    return Cohort("plans issued in the period", All((Holds("has_plan"), Not(_OF_ANOTHER), in_period)))


def disagreed(column: str) -> LeftOut:
    """Leave out plans with a mark of mediation or appeal.

    Args:
        column: ``disagreed`` for any of the six marks, or ``disagreed_on_decision`` for the four about a decision in the other reading.
    """
    return LeftOut("a mediation or an appeal was marked", Holds(column))


EXCEPTION = LeftOut("an exception to the 20 weeks was marked", Holds("exception"))
_PUBLISHED_FROM = {"within-20-weeks": 2014, "over-20-weeks": 2023, "a-year-or-more": 2023}
"""By band the first calendar year of which the department's files have it as a number."""
BANDS = (
    ("within-20-weeks", "within 20 weeks (140 days)", 0, TWENTY_WEEKS),
    ("over-20-weeks", "over 20 weeks and less than a year", TWENTY_WEEKS + 1, A_YEAR - 1),
    ("a-year-or-more", "a year (365 days) or more", A_YEAR, None),
)
"""By band its id, its words, and the least and largest number of days."""


def twenty_weeks(end: str = "plan", marks: str = "disagreed", *, without_unknown: bool = False) -> Iterator[Measure]:
    """Give the measures: each band, with exceptions and without.

    Args:
        end: the column with the day on which the 20 weeks end.
        marks: the column that says which marks of mediation or appeal leave a plan out.
        without_unknown: whether a plan whose duration cannot be computed is left out of both counts, as in the other reading.
    """
    not_computed = LeftOut("the duration cannot be computed", Not(Took("received", end)))
    for with_exceptions in (False, True):
        word = "with" if with_exceptions else "without"
        left_out = (
            disagreed(marks),
            *(() if with_exceptions else (EXCEPTION,)),
            *((not_computed,) if without_unknown else ()),
        )
        for id, words, least, most in BANDS:
            yield Measure(
                id=f"plans-{id}-{word}-exceptions",
                title=f"plans issued {words}, {word} exceptions",
                gives=Gives.SHARE,
                cohort=issued(end),
                left_out=left_out,
                counts=Took("received", end, least, most),
                unknown=Not(Took("received", end)),
                exceptions=Part.IN if with_exceptions else Part.OUT,
                appeals=Part.OUT,
                basis=Basis.OFFICIAL,
                published_from=_PUBLISHED_FROM[id],
                source=_SOURCE,
                readings=("end-of-the-20-weeks", "which-appeals", "longest-band", "unknown-durations"),
            )
