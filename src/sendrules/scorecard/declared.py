"""A measure as data: the cohort that it is about, what is left out and why, and what is counted. None is without a named cohort."""

from __future__ import annotations

from enum import StrEnum

from sendrules.scorecard.conditions import Condition
from sendrules.values import value


class Basis(StrEnum):
    """Whose measure it is."""

    OFFICIAL = "official"
    """As the department publishes it."""
    DERIVED = "derived"
    """The department publishes such a measure; its exact rule is not known, and ours is worked out from its figures."""
    OURS = "ours"
    """Nobody publishes it; the definition is ours."""


class Gives(StrEnum):
    """What a measure gives."""

    SHARE = "share"
    """What is counted, of the cohort that is left, in per cent."""
    COUNT = "count"
    MEAN_WEEKS = "mean weeks"
    MEDIAN_WEEKS = "median weeks"
    P90_WEEKS = "90th percentile in weeks"
    MAX_WEEKS = "longest in weeks"


class Part(StrEnum):
    """What is done with cases of a kind."""

    IN = "in both counts"
    OUT = "left out of both counts"
    NOT_ASKED = "not asked"


@value
class Cohort:
    """A cohort: the requests that a measure is about.

    Attributes:
        name: how it is named, such as ``plans issued in the period``.
        condition: which requests they are.
    """

    name: str
    condition: Condition


@value
class LeftOut:
    """Members of the cohort that both counts leave out.

    Attributes:
        reason: why, as a phrase.
        condition: which they are.
    """

    reason: str
    condition: Condition


@value
class Span:
    """A length of time: from the day in one column to that in another; to the day of the question where the second is empty."""

    start: str
    end: str


@value(kw_only=True)
class Measure:
    """A measure.

    Attributes:
        id: its id, such as ``plans-within-20-weeks-without-exceptions``.
        title: what it says, in a line.
        gives: what it gives.
        cohort: what it is about.
        left_out: what both counts leave out, in this order; who is left out for one reason is not counted for the next.
        counts: which of the rest are counted; None where all are.
        span: the length of time that a mean or a percentile is of.
        unknown: of which of the rest it cannot be told; they stay in the denominator and are not counted.
        exceptions: what is done with exceptions.
        appeals: what is done with mediations and appeals.
        basis: whose it is.
        source: where the definition is from.
        readings: the open questions that it takes a side in, by their ids.
        published_from: the first calendar year for which the department publishes it; None where it does not.
    """

    id: str
    title: str
    gives: Gives
    cohort: Cohort
    left_out: tuple[LeftOut, ...] = ()
    counts: Condition | None = None
    span: Span | None = None
    unknown: Condition | None = None
    exceptions: Part
    appeals: Part
    basis: Basis
    source: str
    readings: tuple[str, ...] = ()
    published_from: int | None = None

    @property
    def rounding(self) -> str:
        """How it is rounded, as a phrase."""
        return "a whole number" if self.gives is Gives.COUNT else "half up, to one decimal place"

    @property
    def needs(self) -> frozenset[str]:
        """The columns that it reads."""
        conditions = [self.cohort.condition, *(left.condition for left in self.left_out)]
        conditions += [one for one in (self.counts, self.unknown) if one is not None]
        span = {self.span.start, self.span.end} - {""} if self.span else set()
        return frozenset(span).union(*(condition.needs for condition in conditions))
