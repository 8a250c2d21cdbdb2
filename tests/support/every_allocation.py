"""Every allocation of a few cases to a few places, tried one by one: what the exact plan is held to."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from sendrules.commissioning.exact.given import CaseToAllocate, MonthPlaces

FIRST = date(2025, 1, 1)
MONTHS = [date(2025, month, 1) for month in range(1, 5)]


def done_in_order(months: Sequence[MonthPlaces]) -> list[MonthPlaces]:
    """The places in the order in which a case is done, then of the month, then as they were given."""
    return [each for _, each in sorted(enumerate(months), key=lambda pair: (pair[1].done, pair[1].month, pair[0]))]


def may_have(case: CaseToAllocate, months: MonthPlaces) -> bool:
    """Whether a case may have a place."""
    late_enough = case.earliest is None or months.month >= case.earliest
    return late_enough and (case.suppliers is None or months.supplier in case.suppliers)


def every_plan(cases: Sequence[CaseToAllocate], columns: Sequence[MonthPlaces]) -> Iterator[tuple[int, ...]]:
    """By case the number of its column; as many as there are columns for no place. In the order in which the authority prefers them."""

    def rest(n: int, room: list[int], so_far: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if n == len(cases):
            yield so_far
            return
        for column, months in enumerate(columns):
            if room[column] and may_have(cases[n], months):
                room[column] -= 1
                yield from rest(n + 1, room, (*so_far, column))
                room[column] += 1
        yield from rest(n + 1, room, (*so_far, len(columns)))

    yield from rest(0, [months.places for months in columns], ())


def days_late(case: CaseToAllocate, done: date) -> int:
    """The days after the limit."""
    return max((done - case.due).days, 0)


def cost(cases: Sequence[CaseToAllocate], done: Sequence[date], plan: Sequence[int], measure: str) -> int:
    """What a plan costs."""
    late = [days_late(case, done[column]) for case, column in zip(cases, plan, strict=True)]
    counted = late if measure == "weeks-late" else [days > 0 for days in late]
    return sum(case.weight * each for case, each in zip(cases, counted, strict=True))


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[CaseToAllocate], list[MonthPlaces]]:
    """A few cases and a few places of two suppliers, of which one takes longer."""
    pairs = draw(st.lists(st.tuples(st.sampled_from(["own", "agency"]), st.sampled_from(MONTHS)), min_size=1, max_size=4, unique=True))  # fmt: skip
    months = [
        MonthPlaces(
            supplier=supplier,
            month=month,
            places=draw(st.integers(0, 2)),
            done=month + timedelta(days=draw(st.sampled_from([31, 42, 60]))),
        )
        for supplier, month in pairs
    ]
    known = sorted({supplier for supplier, _ in pairs})
    first, span = (
        draw(st.integers(0, 120)),
        draw(st.sampled_from([0, 5, 80])),
    )  # so that conditions of simple orders hold at times
    cases = [
        CaseToAllocate(
            reference=f"A-{n}",
            due=FIRST + timedelta(days=first + draw(st.integers(0, span))),
            weight=draw(st.integers(1, 3)),
            earliest=draw(st.one_of(st.none(), st.sampled_from(MONTHS))),
            suppliers=draw(st.one_of(st.none(), st.sets(st.sampled_from(known)))),
        )
        for n in range(draw(st.integers(1, 5)))
    ]
    return cases, months
