"""What an allocation is worked out from: cases with their limits, and the places of each supplier month by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sendrules.case.refusals import did_you_mean
from sendrules.errors import InputError, Problem, WrongType

MOST_WEIGHT = 10_000
MOST_CASES = 100_000
MOST_MONTHS = 1_000
"""The most places-of-a-month entries: 40 suppliers over 25 months."""
_NO_FIRST_DAY = "this is not the first day of a month"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseToAllocate:
    """A case that waits for a place.

    Attributes:
        reference: its reference.
        due: the last day that the law allows for what the place leads to. It is the law's clock, never the contract's.
        weight: how much each of its days late counts, as a whole number from 1.
        earliest: the first day of the earliest month in which it may have a place; None for any month.
        suppliers: the ids of the suppliers that may take it; None for all.

    >>> CaseToAllocate(reference="A-17", due=date(2025, 10, 8)).weight
    1
    """

    reference: str
    due: date
    weight: int = 1
    earliest: date | None = None
    suppliers: Collection[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPlaces:
    """The places of one supplier in one month.

    Attributes:
        supplier: the id of the supplier.
        month: the first day of the month.
        places: how many cases it takes.
        done: the day on which what ``due`` speaks of is done for a case that it takes: the report, or the plan.

    >>> MonthPlaces(supplier="own", month=date(2025, 5, 1), places=35, done=date(2025, 7, 11)).places
    35
    """

    supplier: str
    month: date
    places: int
    done: date


def check_given(cases: Sequence[CaseToAllocate], months: Sequence[MonthPlaces], later: date | None) -> None:
    """Refuse cases and places of which no allocation can be made, with every problem at once.

    Args:
        cases: the cases.
        months: the places.
        later: the day on which a case without a place counts as done; None for a day that is worked out.

    Raises:
        InputError: a value is missing, of another type or out of range, two cases share a reference, a supplier has two entries for
            one month, or a case names a supplier that has no entry.
        WrongType: something in ``cases`` is no ``CaseToAllocate``, or something in ``months`` no ``MonthPlaces``.
    """
    for given, wanted in ((cases, CaseToAllocate), (months, MonthPlaces)):
        if strange := next((one for one in given if not isinstance(one, wanted)), None):
            raise WrongType(f"a {wanted.__name__} is needed, and one is of type {type(strange).__name__}")
    found = [*_whole(cases, months), *_months(months)]
    known = {entry.supplier for entry in months}
    for n, case in enumerate(cases):
        found += _case(n, case, known)
    found += _twice([case.reference for case in cases])
    if not found:
        found += _later(months, later)
    if found:
        raise InputError("an allocation", found)


def _whole(cases: Sequence[CaseToAllocate], months: Sequence[MonthPlaces]) -> Iterator[Problem]:
    if len(cases) > MOST_CASES:
        yield Problem("cases", f"there are {len(cases):,} cases.", f"Give {MOST_CASES:,} or fewer.")
    if not months:
        yield Problem("months", "no places are given.", "Give the places of at least one supplier in one month.")
    if len(months) > MOST_MONTHS:
        yield Problem("months", f"there are {len(months):,} entries.", f"Give {MOST_MONTHS:,} or fewer.")


def _months(months: Sequence[MonthPlaces]) -> Iterator[Problem]:
    for n, entry in enumerate(months):
        if not isinstance(entry.supplier, str) or not entry.supplier:
            yield Problem(("months", n, "supplier"), "a supplier needs an id.", 'Give one, such as "own".')
        yield from _first_day(("months", n, "month"), entry.month)
        yield from _day(("months", n, "done"), entry.done)
        if not _is_whole(entry.places) or not 0 <= entry.places <= MOST_CASES:
            message = f"places are a whole number from 0 to {MOST_CASES:,} (given: {entry.places!r})."
            yield Problem(("months", n, "places"), message, "Give how many cases the supplier takes in the month.")
        if _is_day(entry.month) and _is_day(entry.done) and entry.done < entry.month:
            message = f"this is done on {entry.done}, before its month begins on {entry.month}."
            yield Problem(("months", n, "done"), message, "Give the day on which a case of this month is done.")
    pairs = [(entry.supplier, entry.month) for entry in months if isinstance(entry.supplier, str)]
    for (supplier, month), count in Counter(pairs).items():
        if count > 1:
            message = f"the supplier {supplier} has {count} entries for the month of {month}."
            yield Problem("months", message, "Give each supplier one entry a month, with all its places.")


def _case(n: int, case: CaseToAllocate, suppliers: Collection[str]) -> Iterator[Problem]:
    place = ("cases", n)
    if not isinstance(case.reference, str) or not case.reference:
        yield Problem((*place, "reference"), "a case needs a reference.", 'Give one, such as "A-17".')
    yield from _day((*place, "due"), case.due)
    if not _is_whole(case.weight) or not 1 <= case.weight <= MOST_WEIGHT:
        message = f"a weight is a whole number from 1 to {MOST_WEIGHT:,} (given: {case.weight!r})."
        yield Problem((*place, "weight"), message, "Multiply all weights by the same number until each is whole.")
    if case.earliest is not None:
        yield from _first_day((*place, "earliest"), case.earliest)
    if isinstance(case.suppliers, str):
        yield Problem((*place, "suppliers"), "this is one text.", 'Give a set of ids, such as {"own"}.')
    else:
        for id in sorted(set(case.suppliers or ()) - set(suppliers), key=repr):
            fix = did_you_mean(str(id), suppliers) or f"The suppliers are {', '.join(sorted(suppliers))}."
            yield Problem((*place, "suppliers"), f"no places of a supplier {id!r} are given.", fix)


def _twice(references: Sequence[str]) -> Iterator[Problem]:
    for reference, count in Counter(r for r in references if isinstance(r, str)).items():
        if count > 1 and reference:
            yield Problem(reference, f"{count} cases have this reference.", "Give each its own.")


def _later(months: Sequence[MonthPlaces], later: date | None) -> Iterator[Problem]:
    if later is None:
        return
    last = max(entry.done for entry in months)
    yield from _day(("later",), later)
    if _is_day(later) and later < last:
        message = f"{later} is before {last}, on which a case with a place may be done."
        yield Problem("later", message, f"Give {last} or a later day, or leave it out.")


def _day(place: tuple[str | int, ...], value: object) -> Iterator[Problem]:
    if not _is_day(value):
        yield Problem(place, f"this is not a day (given: {value!r}).", "Give a date without a time.")


def _first_day(place: tuple[str | int, ...], value: object) -> Iterator[Problem]:
    if not isinstance(value, date) or isinstance(value, datetime):
        yield from _day(place, value)
    elif value.day != 1:
        yield Problem(place, f"{_NO_FIRST_DAY} (given: {value}).", f"Give {value.replace(day=1)}.")


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def later_of(months: Sequence[MonthPlaces]) -> date:
    """Give the day on which a case without a place counts as done where nobody says: 31 days after the last that have one.

    Args:
        months: the places.

    Raises:
        InputError: there is no such day any more.
    """
    last = max(entry.done for entry in months)
    if date.max - last < timedelta(days=31):
        problem = Problem("later", f"there is no day 31 days after {last}.", "Give later, or check the days of done.")
        raise InputError("an allocation", [problem])
    return last + timedelta(days=31)
