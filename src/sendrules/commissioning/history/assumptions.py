"""What the yearly model takes as given, each with the reason for it."""

from __future__ import annotations

from sendrules.values import value


@value(kw_only=True)
class Assumptions:
    """The settings of the yearly model. They were chosen on the years to 2022 alone (docs/adr/0095-a-queue-of-years.md).

    Attributes:
        limit_weeks: the weeks of the published rate.
        spread_of_waits: the spread of the time to a plan within an authority and a year, as the standard deviation of its logarithm.
            England's published bands of 2024 (46.4% within 20 weeks, 92.7% within a year) give 0.62, those of 8 of 10 authorities 0.37 to 0.70.
            The rates that are forecast hardly depend on it.
        felt: how much of a year's starts beyond its finished work is felt as waiting. Cases that were withdrawn, or refused only after
            the assessment began, leave no trace in the counts, so it is less than 1.
        shortest_wait: the shortest mean wait, in years: the counts of one odd year cannot empty the queue.
        country: how far all authorities may move together in one year, as a share of how far each moves alone. It counts as one year
            more beside the years that the series has.
        pooled: how many years of an authority's own the spread of all authorities counts for.
        small: at how many plans a year the chance of small numbers moves a count as much as everything else does.
    """

    limit_weeks: float = 20.0
    spread_of_waits: float = 0.8
    felt: float = 0.25
    shortest_wait: float = 0.05
    country: float = 0.7
    pooled: float = 6.0
    small: float = 30.0
