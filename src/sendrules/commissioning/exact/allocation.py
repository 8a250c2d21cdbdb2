"""``allocate``: which case gets a place of which supplier in which month, so that the fewest weighted weeks are late."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pyarrow as pa

from sendrules.case.refusals import did_you_mean
from sendrules.commissioning.exact.given import CaseToAllocate, MonthPlaces, check_given, later_of
from sendrules.commissioning.exact.grouped import Grouped, Lateness, Whole, grouped
from sendrules.commissioning.exact.number_late import fewest_late
from sendrules.commissioning.exact.own_order import in_own_order
from sendrules.commissioning.exact.proof import as_cheap, prices
from sendrules.commissioning.exact.simple import SimpleOrder, cost_of, simple_orders
from sendrules.commissioning.exact.solver import solved
from sendrules.errors import InputError, Problem

ALLOCATION_SCHEMA = pa.schema(
    [
        pa.field("place", pa.int32(), nullable=False),
        pa.field("reference", pa.string(), nullable=False),
        pa.field("supplier", pa.string()),
        pa.field("month", pa.date32()),
        pa.field("done", pa.date32()),
        pa.field("due", pa.date32(), nullable=False),
        pa.field("weight", pa.int32(), nullable=False),
        pa.field("days_late", pa.int32(), nullable=False),
    ]
)
"""An allocation as a table, a case a row, in the authority's order. Without a place, supplier, month and done are null."""


@dataclass(frozen=True, slots=True)
class Allocated:
    """What one case gets.

    Attributes:
        case: the case.
        months: the places that it gets one of; None where it gets none in the months that were given.
        days_late: how many days after its limit it is done. Without a place it is at least as many.
    """

    case: CaseToAllocate
    months: MonthPlaces | None
    days_late: int


@dataclass(frozen=True, slots=True)
class Allocation:
    """A plan that costs the least, with the proof and the simple orders beside it.

    Attributes:
        measure: what it makes as small as it can be.
        cases: what each case gets, in the authority's order.
        later: the day on which a case without a place counts as done; it cannot be done before.
        days_late: the days late of all cases, each times the weight of its case.
        late: how many cases are late.
        weight_late: the weights of the cases that are late, added up.
        cost: what the measure counts: ``days_late`` or ``weight_late``. No plan has less.
        simple: what each simple order costs, and whether it is the best.
        groups: how many groups of like cases the solver saw.
    """

    measure: Lateness
    cases: tuple[Allocated, ...]
    later: date
    days_late: int
    late: int
    weight_late: int
    cost: int
    simple: tuple[SimpleOrder, ...]
    groups: int

    @property
    def weeks_late(self) -> Fraction:
        """The weeks late of all cases, each times the weight of its case: days divided by 7, not rounded."""
        return Fraction(self.days_late, 7)

    @property
    def without_place(self) -> tuple[Allocated, ...]:
        """The cases that get no place in the months that were given. None is dropped: each waits for a later month."""
        return tuple(each for each in self.cases if each.months is None)

    def batch(self, month: date, supplier: str | None = None) -> tuple[Allocated, ...]:
        """Give the cases of one month, in the authority's order.

        Args:
            month: the first day of the month.
            supplier: the id of one supplier; None for all.
        """
        return tuple(
            each
            for each in self.cases
            if each.months and each.months.month == month and supplier in (None, each.months.supplier)
        )

    def table(self) -> pa.Table:
        """Give it as a table in ``ALLOCATION_SCHEMA``."""
        rows = [(n, each, each.case, each.months) for n, each in enumerate(self.cases, start=1)]
        return pa.Table.from_pylist(
            [
                {
                    "place": n,
                    "reference": case.reference,
                    "supplier": months.supplier if months else None,
                    "month": months.month if months else None,
                    "done": months.done if months else None,
                    "due": case.due,
                    "weight": case.weight,
                    "days_late": each.days_late,
                }
                for n, each, case, months in rows
            ],
            ALLOCATION_SCHEMA,
        )


def allocate(
    cases: Iterable[CaseToAllocate],
    months: Iterable[MonthPlaces],
    *,
    measure: Lateness | str = Lateness.DAYS,
    later: date | None = None,
) -> Allocation:
    """Give each case a place of a supplier in a month, so that the cost is the least that there is.

    The cost is days late after the law's limit, each times the weight of its case, and told in weeks of 7 days; or with
    ``measure="number-late"`` the weight of the cases that are late. Nobody is dropped: a case without a place counts as done on ``later``,
    which makes the cost too low rather than too high. Of all plans of the least cost it is the one that the authority's own order
    prefers: the first case has the earliest place that it has in any of them, then the second, and so on.

    Args:
        cases: the cases, in the authority's own order.
        months: the places of each supplier, month by month.
        measure: "weeks-late" or "number-late".
        later: the day on which a case without a place counts as done; None for 31 days after the last that have a place.

    Raises:
        InputError: a value is missing, of another type or out of range, two cases share a reference, a supplier has two entries for
            one month, or a case names a supplier that has no entry.

    >>> waiting = [
    ...     CaseToAllocate(reference="A-1", due=date(2025, 9, 1)),
    ...     CaseToAllocate(reference="A-2", due=date(2025, 6, 2), weight=2),
    ... ]
    >>> places = [
    ...     MonthPlaces(supplier="own", month=date(2025, 5, 1), places=1, done=date(2025, 7, 11)),
    ...     MonthPlaces(supplier="own", month=date(2025, 6, 1), places=1, done=date(2025, 8, 12)),
    ... ]
    >>> plan = allocate(waiting, places)
    >>> [(each.case.reference, each.months.month.month, each.days_late) for each in plan.cases]
    [('A-1', 6, 0), ('A-2', 5, 39)]
    >>> plan.days_late, plan.weeks_late, [(order.id, order.more) for order in plan.simple]
    (78, Fraction(78, 7), [('own-order', 64), ('earliest-limit', 0), ('heaviest', 0)])
    """
    listed, places, counted = tuple(cases), tuple(months), _measure(measure)
    check_given(listed, places, later)
    after = later or later_of(places)
    if not listed:
        return Allocation(counted, (), after, 0, 0, 0, 0, (), 0)
    problem = grouped(listed, places, after, counted)
    plan = solved(problem) if counted is Lateness.DAYS else fewest_late(problem)
    price = prices(problem, plan)
    column_of = in_own_order(problem, plan, as_cheap(problem, price))
    return _told(problem, listed, column_of, counted, after)


def _told(
    problem: Grouped, cases: Sequence[CaseToAllocate], column_of: Whole, measure: Lateness, later: date
) -> Allocation:
    days = problem.days_late(column_of)
    columns: tuple[MonthPlaces | None, ...] = (*problem.columns, None)
    cost = cost_of(problem, measure, column_of)
    return Allocation(
        measure=measure,
        cases=tuple(
            Allocated(case, columns[column], late)
            for case, column, late in zip(cases, column_of.tolist(), days.tolist(), strict=True)
        ),
        later=later,
        days_late=int((days * problem.weight).sum()),
        late=int((days > 0).sum()),
        weight_late=int(problem.weight[days > 0].sum()),
        cost=cost,
        simple=tuple(simple_orders(problem, measure, cost)),
        groups=problem.empty,
    )


def _measure(measure: Lateness | str) -> Lateness:
    try:
        return Lateness(measure)
    except ValueError:
        fix = did_you_mean(str(measure), [*Lateness]) or f"Give {' or '.join(Lateness)}."
        raise InputError("an allocation", [Problem("measure", f"there is no measure {measure!r}.", fix)]) from None
