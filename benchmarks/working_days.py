# /// script
# requires-python = ">=3.11"
# dependencies = ["sendrules", "holidays", "workalendar"]
# [tool.uv.sources]
# sendrules = { path = "..", editable = true }
# ///
"""Adding and counting working days: sendrules beside `holidays` and `workalendar`, and four threads at one calendar.

Run it as `uv run benchmarks/working_days.py`. Goals are shown beside the figures and not asserted.

Every contender's answers are first compared with a plain walk over the bank holidays below, which were typed in by
hand and come from none of the three. The days lie in 2024 to 2026, because workalendar 17.0.0 does not have 8 May 2023.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from importlib.metadata import version
from typing import Any

import holidays
from rounds import at_least, at_most, interleaved, table
from workalendar.europe import UnitedKingdom

from sendrules import ENGLAND_AND_WALES, WorkingCalendar

ROUNDS = 21
STARTS = 400
PASSES = 50  # sendrules goes over the starts this often in one timed call, so that it takes milliseconds too
TRIES = 300
THREADS = 4

BANK_HOLIDAYS = frozenset(
    date(year, month, day)
    for year, days in {
        2024: ((1, 1), (3, 29), (4, 1), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)),
        2025: ((1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)),
        2026: ((1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)),
    }.items()
    for month, day in days
)


def walk(day: date, n: int) -> date:
    """The reference: go forward one day at a time."""
    while n:
        day += timedelta(1)
        n -= day.weekday() < 5 and day not in BANK_HOLIDAYS
    return day


def walk_count(start: date, end: date) -> int:
    """The reference: look at each day after ``start`` up to and including ``end``."""
    days = (start + timedelta(i + 1) for i in range((end - start).days))
    return sum(day.weekday() < 5 and day not in BANK_HOLIDAYS for day in days)


def nothing(a: Any, b: Any) -> None:
    """What a call costs that does nothing."""


def same(name: str, given: Sequence[object], wanted: Sequence[object]) -> None:
    wrong = sum(a != b for a, b in zip(given, wanted, strict=True))
    print(f"  {name}: {wrong} of {len(wanted)} answers differ from the reference")


def over(call: Callable[[Any, Any], object], pairs: Sequence[tuple[Any, Any]], passes: int = 1) -> Callable[[], None]:
    """Make a timed call: one contender over all pairs, ``passes`` times."""

    def run() -> None:
        for _ in range(passes):
            for a, b in pairs:
                call(a, b)

    return run


def speed() -> None:
    rng = random.Random(2026)
    starts = [date(2024, 1, 1) + timedelta(rng.randrange(731)) for _ in range(STARTS)]
    spans = [(day, day + timedelta(21)) for day in starts]  # three weeks: about 15 working days
    closed = [(start + timedelta(1), end) for start, end in spans]  # `holidays` counts the first day too
    by_n = {n: [(day, n) for day in starts] for n in (1, 15, 250)}

    ours = ENGLAND_AND_WALES
    theirs = holidays.country_holidays("GB", subdiv="ENG", years=range(2023, 2028), expand=False)
    other = UnitedKingdom()

    print("Answers")
    for n, pairs in by_n.items():
        same(f"sendrules, add {n}", [ours.add(*p) for p in pairs], [walk(*p) for p in pairs])
    added, counted = [walk(*p) for p in by_n[15]], [walk_count(*p) for p in spans]
    same("holidays, add 15", [theirs.get_nth_working_day(*p) for p in by_n[15]], added)
    same("workalendar, add 15", [other.add_working_days(*p) for p in by_n[15]], added)
    same("sendrules, count", [ours.count(*p) for p in spans], counted)
    same("holidays, count", [theirs.get_working_days_count(*p) for p in closed], counted)
    same("workalendar, count", [other.get_working_days_delta(*p) for p in spans], counted)

    many, once = STARTS * PASSES, STARTS
    add = interleaved(
        {
            "empty call": over(nothing, by_n[15], PASSES),
            "sendrules": over(ours.add, by_n[15], PASSES),
            "holidays": over(theirs.get_nth_working_day, by_n[15]),
            "workalendar": over(other.add_working_days, by_n[15]),
        },
        ROUNDS,
    )
    count = interleaved(
        {
            "empty call": over(nothing, spans, PASSES),
            "sendrules": over(ours.count, spans, PASSES),
            "holidays": over(theirs.get_working_days_count, closed),
            "workalendar": over(other.get_working_days_delta, spans),
        },
        ROUNDS,
    )
    print("\nNanoseconds a call, with the caller's loop; medians of", ROUNDS, "interleaved rounds")
    rows = []
    for what, found in (("add 15", add), ("count 21 days", count)):
        ns = {k: v / (once if k in ("holidays", "workalendar") else many) * 1e9 for k, v in found.items()}
        rows.append((f"{what}: empty call", f"{ns['empty call']:,.0f}"))
        rows.append((f"{what}: sendrules", f"{ns['sendrules']:,.0f}",
                     *at_most(ns["sendrules"] / ns["empty call"], 5), "an empty call"))  # fmt: skip
        rows.extend(
            (f"{what}: {peer}", f"{ns[peer]:,.0f}", *at_least(ns[peer] / ns["sendrules"], 100), "sendrules")
            for peer in ("holidays", "workalendar")
        )
    lengths = interleaved({str(n): over(ours.add, pairs, PASSES) for n, pairs in by_n.items()}, ROUNDS)
    for n, seconds in lengths.items():
        ratio = (*at_most(seconds / lengths["1"], 1.2), "add 1") if n == "250" else ()
        rows.append((f"add {n}: sendrules", f"{seconds / many * 1e9:,.0f}", *ratio))
    print(table(("what", "ns", "ratio", "goal", "", "to"), rows))


def tries(make: Callable[[], Any], ask: Callable[[Any, date], object], right: Mapping[date, object]) -> tuple[int, int]:
    """Let threads ask a calendar that they share, and a new one for each try.

    Returns:
        In how many tries a thread was told something wrong, and in how many the calendar was wrong for good.
    """

    def mistaken(calendar: Any) -> bool:
        return sum(ask(calendar, day) != answer for day, answer in right.items()) > 0  # asks for every day

    told = for_good = 0
    for _ in range(TRIES):
        calendar, barrier = make(), threading.Barrier(THREADS)
        wrong: list[bool] = []

        def run(calendar: Any = calendar, barrier: threading.Barrier = barrier, wrong: list[bool] = wrong) -> None:
            barrier.wait()
            try:
                wrong.append(mistaken(calendar))
            except RuntimeError:
                wrong.append(True)

        threads = [threading.Thread(target=run) for _ in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        told += any(wrong) or len(wrong) < THREADS
        for_good += mistaken(calendar)
    return told, for_good


def safety() -> None:
    first, last = 1990, 2060
    whole = WorkingCalendar.from_holidays(first, last + 1)
    off = [day for day in whole.days_off if day.year <= last]

    def both(calendar: WorkingCalendar, day: date) -> tuple[bool, date]:
        return calendar.is_working_day(day), calendar.add(day, 15)

    def shared() -> WorkingCalendar:
        return WorkingCalendar("shared", whole.days_off, whole.first, whole.last)

    def lazy() -> holidays.HolidayBase:
        return holidays.country_holidays("GB", subdiv="ENG")

    def explicit() -> holidays.HolidayBase:
        return holidays.country_holidays("GB", subdiv="ENG", years=range(first, last + 1), expand=False)

    def contains(calendar: holidays.HolidayBase, day: date) -> bool:
        return day in calendar

    yes = dict.fromkeys(off, True)
    rows = []
    for name, make, ask, right in (
        ("sendrules", shared, both, {day: both(whole, day) for day in off}),
        ("holidays, lazy", lazy, contains, yes),
        ("holidays, years given", explicit, contains, yes),
    ):
        told, for_good = tries(make, ask, right)
        goal = ("0", "met" if not told + for_good else "MISSED") if name == "sendrules" else ()
        rows.append((name, f"{told} of {TRIES}", f"{for_good} of {TRIES}", *goal))
    print(f"\n{THREADS} threads ask one calendar for the {len(off)} bank holidays of {first} to {last}")
    print(table(("calendar", "told a thread wrong", "wrong for good", "goal", ""), rows))


if __name__ == "__main__":
    print(", ".join(f"{name} {version(name)}" for name in ("sendrules", "holidays", "workalendar")))
    speed()
    safety()
