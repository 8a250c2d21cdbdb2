"""What a policy's order comes to in a forecast: ranks, how cases age, and what whole months and ranks cannot hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from sendrules.local.answers.factors import Single
from sendrules.local.declarations.factors import Factor, FactorKind
from sendrules.local.declarations.ordering import Guarantee, TieBreak
from sendrules.local.declarations.prioritisation import DateOrder, Lexicographic, Points
from sendrules.time.periods import Period
from sendrules.values import value

DAYS_A_MONTH = Fraction(1461, 48)
"""How many days a month has on average."""
LIMIT_DAYS = 140
"""The 20 weeks after which a plan, and the advice for it, is overdue (SI 2014/1530 reg 13(2))."""
_ANY_DAY = date(2025, 1, 1)  # a period in months is turned into days from here; only about how many count


@value
class Ranks:
    """How the cases of one order are told apart.

    Attributes:
        tiers: factors that each decide before the next, by what a case counts in them. Cases that are alike in all have one rank.
        points: the points that make the ranks, where the order is by points; None otherwise.
        ages_days: after how many days of waiting a case goes before the others, whatever its rank; None where it never does.
        not_held: what the forecast cannot hold, a sentence each, where there are several ranks.
        always_not_held: what it cannot hold with one rank either.
    """

    tiers: tuple[tuple[Factor, ...], ...] = ()
    points: Points | None = None
    ages_days: int | None = None
    not_held: tuple[str, ...] = ()
    always_not_held: tuple[str, ...] = ()


def ranks_of(order: Single) -> Ranks:
    """Give the ranks of an order.

    Args:
        order: the order.
    """
    by_reference = order.tie_break[0] is TieBreak.REFERENCE
    ties = ("Equal cases go by their references. The forecast takes the longest wait first.",) if by_reference else ()
    if isinstance(order, DateOrder):
        return Ranks(always_not_held=ties)
    if isinstance(order, Points):
        return _of_points(order, ties)
    return _of_tiers(order, ties)


def _of_tiers(order: Lexicographic, ties: tuple[str, ...]) -> Ranks:
    known = {factor.id: factor for factor in order.factors}
    tiers: list[tuple[Factor, ...]] = []
    ages: int | None = None
    not_held: list[str] = []
    every = [[known[id] for id in tier] for tier in order.tiers]
    for n, tier in enumerate(every):
        later = [factor for rest in every[n + 1 :] for factor in rest if not factor.reads_dates]
        dated = next((factor for factor in tier if factor.reads_dates), None)
        if dated is None:
            tiers.append(tuple(tier))
        elif not later and len(tier) == 1 and not _for_some(dated):  # what is left goes by the wait, as in the forecast
            break
        elif _is_whole_wait(dated):
            said = f"{_titles(later)}: this decides only between cases that have waited equally long, and the forecast has whole months."
            return Ranks(tuple(tiers), None, ages, tuple(not_held), (*ties, said))
        elif tiers or len(tier) > 1 or _for_some(dated):
            not_held.append(f"{dated.title}: the forecast has no rank that changes with the days of a case.")
            tiers += [tuple(factor for factor in tier if factor is not dated)] if len(tier) > 1 else []
        elif ages is None:
            ages = _days_of(dated)
            not_held.append(
                f"{dated.title}: a case moves up a rank after {_months(ages)}, and as many again for each further rank. Those who have "
                "moved up go by their wait."
            )
        else:
            not_held.append(f"{dated.title}: the forecast ages cases by one number of months alone.")
    return Ranks(tuple(tiers), None, ages, tuple(not_held), ties)


def _of_points(order: Points, ties: tuple[str, ...]) -> Ranks:
    dated = [factor for factor in order.factors if factor.reads_dates and not factor.counts_days]
    said = [f"{factor.title}: the forecast gives no points for reaching so long a wait." for factor in dated]
    static = tuple(factor for factor in order.factors if not factor.reads_dates)
    return Ranks((static,) if static else (), order, None, (), (*ties, *said))


def points_in_words(order: Points, most_weeks: Fraction, ages: int | None) -> str:
    """Say how the forecast takes points.

    Args:
        order: the order.
        most_weeks: how many weeks of waiting the points of the highest rank are worth, above those of the lowest.
        ages: after how many months a case moves up a rank; None where the points are worth less than a month.
    """
    worth = f"{order.title}: the points of facts are worth up to {float(most_weeks):.3g} weeks of waiting"
    if ages is None:
        return f"{worth}, less than the forecast's months. It takes the longest wait first."
    return (
        f"{worth}. The forecast has a rank for each number of points: a case moves up one after {ages} "
        f"month{'' if ages == 1 else 's'}, and stands there by its wait alone."
    )


def points_age(order: Points, totals: Sequence[Fraction]) -> tuple[int | None, Fraction]:
    """Give after how many months a case moves up a rank of points, evenly over the ranks, and what the points are worth in weeks.

    Args:
        order: the order.
        totals: the points of facts of each rank, each once.

    Returns:
        The months, None where the steps are worth less than half a month; and the weeks between the highest rank and the lowest.
    """
    ageing = order.ageing
    weeks = (max(totals) - min(totals)) / Fraction(order.weights[ageing.id])
    step = weeks * 7 / max(len(totals) - 1, 1)
    if round(step / DAYS_A_MONTH) < 1:
        return None, weeks
    late = LIMIT_DAYS if ageing.kind is FactorKind.OVERDUE else 0
    return round((step + late) / DAYS_A_MONTH), weeks


def of_guarantee(guarantee: Guarantee, *, in_lanes: bool) -> tuple[bool, int | None, str]:
    """Say what the forecast does with a promise that some cases go first.

    Args:
        guarantee: the promise.
        in_lanes: whether the order is in lanes.

    Returns:
        Whether those it covers are the first rank; after how many days of waiting it covers everybody, None where it does not; and what
        is not held of it, empty where all is.
    """
    if guarantee.max_share is not None or (guarantee.when is not None and guarantee.overdue_weeks is not None):
        return False, None, f"{guarantee.title}: the forecast does not bring these cases forward."
    if guarantee.overdue_weeks is not None:
        days = LIMIT_DAYS + 7 * guarantee.overdue_weeks
        said = (
            f"{guarantee.title}: a case moves up a rank after {_months(days)}, and as many again for each further rank."
        )
        return False, days, said
    across = f"{guarantee.title}: they go first in their lane, and not before the other lanes." if in_lanes else ""
    return True, None, across


def months_of(days: int) -> int:
    """Give in how many whole months so many days have surely gone by.

    >>> months_of(140), months_of(31)
    (5, 2)
    """
    return max(1, -int(-Fraction(days) / DAYS_A_MONTH // 1))


def _months(days: int) -> str:
    n = months_of(days)
    return f"{n} month{'' if n == 1 else 's'}"


def _is_whole_wait(factor: Factor) -> bool:
    return factor.kind is FactorKind.WAIT and factor.counts_days and not _for_some(factor)


def _for_some(factor: Factor) -> bool:
    """Whether it counts for some cases, or up to some weeks alone."""
    return factor.is_for_some or factor.at_most_weeks is not None


def _days_of(factor: Factor) -> int:
    late = LIMIT_DAYS if factor.kind is FactorKind.OVERDUE else 0
    return late + (0 if factor.at_least is None else _length(factor.at_least))


def _length(period: Period) -> int:
    return (period.last_day(_ANY_DAY) - _ANY_DAY).days


def _titles(factors: Sequence[Factor]) -> str:
    return ", ".join(factor.title for factor in factors)
