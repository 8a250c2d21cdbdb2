"""The rules of a forecast, worked case by case and day by day in plain Python: one object a case, one run, nothing shared with the columns.

Each request has a day, and each plan. Which reports of a month are rejected, and who of those that wait again is withdrawn, is open in
the rules: whoever asks chooses.
"""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from sendrules.commissioning.forecast import Drawn
from sendrules.commissioning.inputs import PlanInputs
from sendrules.commissioning.inputs.missing import known


@dataclass(eq=False)
class Waiter:
    """One case: its group, the month of its request (before 0 for before the forecast) and the day of it, the month of its place."""

    group: int
    asked: int
    day: date
    place: int | None = None
    again: bool = False
    back: int = 0


Choose = Callable[[list[Waiter], int], list[Waiter]]
"""Chooses so many of some cases, which stand in the order of their requests."""


def newest(cases: list[Waiter], k: int) -> list[Waiter]:
    """The requests that came last."""
    return cases[len(cases) - k :]


def oldest(cases: list[Waiter], k: int) -> list[Waiter]:
    """The requests that came first: again and again the same cases."""
    return cases[:k]


@dataclass
class Counted:
    """By month: a list with a count for each group."""

    allocated: list[list[int]] = field(default_factory=list)
    rejected: list[list[int]] = field(default_factory=list)
    withdrawn: list[list[int]] = field(default_factory=list)
    waiting: list[list[int]] = field(default_factory=list)
    over: dict[int, list[list[int]]] = field(default_factory=dict)
    old: list[int] = field(default_factory=list)
    old_over_20: list[int] = field(default_factory=list)
    old_first: list[int] = field(default_factory=list)
    kept: dict[bool, list[list[int]]] = field(default_factory=dict)
    asked: dict[bool, list[list[int]]] = field(default_factory=dict)


class Reference:
    """One run.

    Args:
        inputs: the inputs.
        drawn: what chance decided of the counts.
        run: the run.
        rejected: chooses whose report is rejected.
        gone: chooses who of those that wait again is withdrawn.
        days: what decides about days.
    """

    def __init__(
        self,
        inputs: PlanInputs,
        drawn: Drawn,
        run: int,
        *,
        rejected: Choose = newest,
        gone: Choose = newest,
        days: Random | None = None,
    ) -> None:
        self.inputs, self.drawn, self.run, self.days = inputs, drawn, run, days or Random(0)
        self.choose_rejected, self.choose_gone = rejected, gone
        lanes = [lane.id for lane in known(inputs.lanes)]
        self.groups = sorted(known(inputs.groups), key=lambda g: (lanes.index(g.lane), g.rank))
        self.places_in = {g.id: n for n, g in enumerate(self.groups)}
        self.ranks = {lane: sorted({g.rank for g in self.groups if g.lane == lane}) for lane in lanes}
        rows = len(drawn.waiting)
        self.queue = [
            self.asks(g, row - rows)
            for row in range(rows)
            for g in range(len(self.groups))
            for _ in range(drawn.waiting[row, g, 0])
        ]
        self.everyone = list(self.queue)
        self.first_places: set[Waiter] = set()
        self.out = Counted()

    def asks(self, group: int, month: int) -> Waiter:
        """A new request, on some day of the month."""
        return Waiter(group, month, self.some_day(month))

    def some_day(self, month: int) -> date:
        """Some day of a month: often the first or the last."""
        first = self.first(month)
        return self.days.choice(
            [first, last(first), first + timedelta(self.days.randrange((last(first) - first).days + 1))]
        )

    def count(self, month: int) -> Counted:
        """Work through so many months."""
        for n in range(month):
            self.month(n)
        return self.out

    def month(self, month: int) -> None:
        """Work through one month."""
        self.withdraw(month)
        for g in range(len(self.groups)):
            new = [self.asks(g, month) for _ in range(self.drawn.arrived[month, g, self.run])]
            self.queue += new
            self.everyone += new
        served = self.allocate(month)
        self.out.allocated.append(self.by_group(served))
        self.out.rejected.append(self.reject(month, served))
        self.out.waiting.append(self.by_group(self.queue))
        self.measure(month)

    def by_group(self, cases: list[Waiter]) -> list[int]:
        """Count cases by group."""
        return [sum(case.group == g for case in cases) for g in range(len(self.groups))]

    def withdraw(self, month: int) -> None:
        """Take out a share of each group, counted from the newest request back; those who wait again stand at the front."""
        gone = [0] * len(self.groups)
        if self.drawn.withdrawn is not None:
            part = round(known(known(self.inputs.demand).withdrawn) * 2**31)
            for g in range(len(self.groups)):
                start = math.floor(self.drawn.withdrawn[month, g, self.run] * 2**31)
                cases = [c for c in self.queue if c.group == g and not c.again]
                taken = [(n * part + start) // 2**31 for n in range(len(cases) + 1)]
                newest_first = sorted(cases, key=lambda c: c.asked, reverse=True)
                leave = [case for n, case in enumerate(newest_first) if taken[n + 1] > taken[n]]
                leave += self.those_again(g, month, taken[-1], part, start, len(cases))
                gone[g] = len(leave)
                for case in leave:
                    self.queue.remove(case)
                    self.everyone.remove(case)
        self.out.withdrawn.append(gone)

    def those_again(self, g: int, month: int, before: int, part: int, start: int, others: int) -> list[Waiter]:
        """Who of those that wait again is withdrawn: of those away in proportion, and of each month in which they are back."""
        cases = self.in_order([c for c in self.queue if c.group == g and c.again])
        gone = ((others + len(cases)) * part + start) // 2**31 - before
        away = [c for c in cases if c.back > month]
        of_away = len(away) * gone // max(len(cases), 1)
        leave = self.choose_gone([c for c in cases if c.back <= month], gone - of_away)
        for back in sorted({c.back for c in away}):
            up_to, earlier = sum(c.back <= back for c in away), sum(c.back < back for c in away)
            k = up_to * of_away // len(away) - earlier * of_away // len(away)
            leave = leave + self.choose_gone([c for c in away if c.back == back], k)
        return leave

    @staticmethod
    def in_order(cases: list[Waiter]) -> list[Waiter]:
        """The earliest request first."""
        return sorted(cases, key=lambda c: c.day)

    def allocatable(self, month: int, lane: str) -> list[Waiter]:
        """The cases of a lane in the order in which they get places. Those who are back go first; those not yet back are left out."""
        cases = [c for c in self.queue if self.groups[c.group].lane == lane and c.back <= month]
        return sorted(
            cases,
            key=lambda c: (
                not c.again,
                0 if c.again else self.rank(c, month, lane),
                0 if c.again else c.asked,
                c.group,
                c.day,
            ),
        )

    def rank(self, case: Waiter, month: int, lane: str) -> int:
        """The rank in which a case stands by now."""
        own, ages = self.ranks[lane].index(self.groups[case.group].rank), self.inputs.ages_up_after_months
        return max(own - (month - case.asked) // ages, 0) if isinstance(ages, int) else own

    def allocate(self, month: int) -> list[Waiter]:
        """Give the places of a month, each lane's own first, then its share, then what is left."""
        places = dict.fromkeys([None, *(lane.id for lane in known(self.inputs.lanes))], 0)
        for supply, offered in zip(known(self.inputs.supplies), self.drawn.places, strict=True):
            places[supply.lane] += int(offered[month, self.run])
        order = {lane.id: self.allocatable(month, lane.id) for lane in known(self.inputs.lanes)}
        self.own_used = {id: min(places[id], len(cases)) for id, cases in order.items()}
        quota, up_to, before = {}, 0.0, 0
        for lane in known(self.inputs.lanes):
            up_to += lane.share
            top = math.ceil(places[None] * up_to - 1e-9)
            quota[lane.id], before = top - before, top
        shared = {id: min(quota[id], len(cases) - self.own_used[id]) for id, cases in order.items()}
        left = places[None] - sum(shared.values())
        for id, cases in order.items():
            more = min(left, len(cases) - self.own_used[id] - shared[id])
            shared[id] += more
            left -= more
        self.shared_used = sum(shared.values())
        served = [case for id, cases in order.items() for case in cases[: self.own_used[id] + shared[id]]]
        for case in served:
            case.place, case.again = month, False
            self.queue.remove(case)
            self.first_places.add(case)
        return served

    def reject(self, month: int, served: list[Waiter]) -> list[int]:
        """Send the cases of rejected reports back: of each group in proportion."""
        left: dict[str | None, int] = {None: self.shared_used}
        left.update(self.own_used)
        rest, found = self.by_group(served), [0] * len(self.groups)
        for n, supply in enumerate(known(self.inputs.supplies)):
            used = min(left[supply.lane], int(self.drawn.places[n][month, self.run]))
            left[supply.lane] -= used
            if supply.rejected:
                bad = rejected_of(used, supply.rejected, known(self.drawn.rejected[n])[month, self.run])
                cases = [
                    bad * sum(rest[: g + 1]) // max(sum(rest), 1) - bad * sum(rest[:g]) // max(sum(rest), 1)
                    for g in range(len(rest))
                ]
                for g, k in enumerate(cases):
                    rest[g] -= k
                    found[g] += k
                    self.send_back(served, g, k, month + known(supply.back_after_months))
        return found

    def send_back(self, served: list[Waiter], group: int, cases: int, back: int) -> None:
        """Take some of the cases that have their place in this month into the queue again."""
        placed = self.in_order([c for c in served if c.group == group and not c.again])
        for case in self.choose_rejected(placed, cases):
            case.place, case.again, case.back = None, True, back
            self.queue.append(case)

    def measure(self, month: int) -> None:
        """Count those past 20 and 52 weeks at the end of the month, and of those who waited at the start those who wait."""
        end = last(self.first(month))
        for days in (140, 364):
            self.out.over.setdefault(days, []).append(
                self.by_group([c for c in self.queue if (end - c.day).days > days])
            )
        old = [c for c in self.queue if c.asked < 0]
        self.out.old.append(len(old))
        self.out.old_first.append(sum(c not in self.first_places for c in old))
        self.out.old_over_20.append(sum((end - c.day).days > 140 for c in old))

    def on_time(self) -> Counted:
        """Work through all months, and ask of every month of request at the end of the last month that can still keep 20 weeks."""
        after, months = known(self.inputs.plan_after_months), self.inputs.months
        waits: dict[int, list[tuple[bool, int]]] = {}
        for asked in range(months):
            for surely in (True, False):
                latest = max(
                    (n for n in range(asked, asked + 8) if self.within(asked, n + known(after), surely)), default=None
                )
                told = asked if latest is None else latest
                if told < months:
                    waits.setdefault(told, []).append((surely, asked))
        for n in range(months):
            self.month(n)
            for surely, asked in sorted(waits.get(n, []), key=lambda w: w[1]):
                new = [c for c in self.everyone if c.asked == asked]
                kept = [c for c in new if c.place is not None and (self.plan_day(c, after) - c.day).days <= 140]
                self.out.kept.setdefault(surely, []).append(self.by_group(kept))
                self.out.asked.setdefault(surely, []).append(self.by_group(new))
        return self.out

    def within(self, asked: int, plan: int, surely: bool) -> bool:
        """Whether a plan in one month for a request in another keeps 20 weeks: on every day of the two, or on some."""
        if surely:
            return (last(self.first(plan)) - self.first(asked)).days <= 140
        return (self.first(plan) - last(self.first(asked))).days <= 140

    def plan_day(self, case: Waiter, after: int) -> date:
        """The day of a plan: some day of its month."""
        return self.some_day(known(case.place) + after)

    def first(self, month: int) -> date:
        """The first day of a month, counted from the first of the forecast."""
        day = self.inputs.first_month
        for _ in range(abs(month)):
            day = (day + timedelta(31)).replace(day=1) if month > 0 else (day - timedelta(1)).replace(day=1)
        return day


def last(first: date) -> date:
    """The last day of a month."""
    return first.replace(day=monthrange(first.year, first.month)[1])


def rejected_of(reports: int, share: float, drawn: float) -> int:
    """How many of so many reports are rejected: the least number whose chance, with all below it, exceeds the number drawn."""
    up_to = 0.0
    for k in range(reports):
        up_to += math.comb(reports, k) * share**k * (1 - share) ** (reports - k)
        if drawn < up_to:
            return k
    return reports
