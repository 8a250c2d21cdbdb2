"""The rules of a forecast, worked case by case in plain Python: one object a case, one run, and nothing shared with the columns."""

from __future__ import annotations

import math
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta

from sendrules.commissioning.forecast import Drawn
from sendrules.commissioning.inputs import PlanInputs
from sendrules.commissioning.inputs.missing import known


@dataclass(eq=False)
class Waiter:
    """One case: its group, the month of its request (before 0 for before the forecast), and the month of its place."""

    group: int
    asked: int
    place: int | None = None


@dataclass
class Counted:
    """By month: a list with a count for each group."""

    allocated: list[list[int]] = field(default_factory=list)
    rejected: list[list[int]] = field(default_factory=list)
    withdrawn: list[list[int]] = field(default_factory=list)
    waiting: list[list[int]] = field(default_factory=list)
    over: dict[tuple[int, bool], list[list[int]]] = field(default_factory=dict)
    kept: dict[bool, list[list[int]]] = field(default_factory=dict)
    asked: dict[bool, list[list[int]]] = field(default_factory=dict)


class Reference:
    """One run."""

    def __init__(self, inputs: PlanInputs, drawn: Drawn, run: int) -> None:
        self.inputs, self.drawn, self.run = inputs, drawn, run
        lanes = [lane.id for lane in known(inputs.lanes)]
        self.groups = sorted(known(inputs.groups), key=lambda g: (lanes.index(g.lane), g.rank))
        self.places_in = {g.id: n for n, g in enumerate(self.groups)}
        self.ranks = {lane: sorted({g.rank for g in self.groups if g.lane == lane}) for lane in lanes}
        rows = len(drawn.waiting)
        self.queue = [
            Waiter(g, row - rows)
            for row in range(rows)
            for g in range(len(self.groups))
            for _ in range(drawn.waiting[row, g, 0])
        ]
        self.everyone = list(self.queue)
        self.held: list[tuple[int, int]] = []  # the month from which it is free again, and the group
        self.out = Counted()

    def count(self, month: int) -> Counted:
        """Work through so many months."""
        for n in range(month):
            self.month(n)
        return self.out

    def month(self, month: int) -> None:
        """Work through one month."""
        self.withdraw(month)
        self.held = [(back, g) for back, g in self.held if back > month]
        for g in range(len(self.groups)):
            new = [Waiter(g, month) for _ in range(self.drawn.arrived[month, g, self.run])]
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
        """Take out a share of each group, the same of each month of request."""
        gone = [0] * len(self.groups)
        if self.drawn.withdrawn is not None:
            for g in range(len(self.groups)):
                cases = sorted((c for c in self.queue if c.group == g), key=lambda c: c.asked)
                gone[g] = k = min(
                    math.floor(
                        len(cases) * known(known(self.inputs.demand).withdrawn)
                        + self.drawn.withdrawn[month, g, self.run]
                    ),
                    len(cases),
                )
                for asked in sorted({c.asked for c in cases}):
                    up_to = sum(c.asked <= asked for c in cases)
                    before = sum(c.asked < asked for c in cases)
                    of_month = [c for c in cases if c.asked == asked]
                    for case in of_month[: up_to * k // len(cases) - before * k // len(cases)]:
                        self.queue.remove(case)
                        self.everyone.remove(case)
        self.out.withdrawn.append(gone)

    def allocatable(self, month: int, lane: str) -> list[Waiter]:
        """The cases of a lane in the order in which they get places. Of each group the longest waits that are held are passed over."""
        found = []
        for g, group in enumerate(self.groups):
            if group.lane == lane:
                cases = sorted((c for c in self.queue if c.group == g), key=lambda c: c.asked)
                found += cases[sum(held == g for _, held in self.held) :]
        return sorted(found, key=lambda c: (self.rank(c, month, lane), c.asked, c.group))

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
            case.place = month
            self.queue.remove(case)
        return served

    def reject(self, month: int, served: list[Waiter]) -> list[int]:
        """Send the cases of rejected reports back: of each group in proportion, those that got their place last."""
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
                    self.send_back(g, k, month + known(supply.back_after_months))
        return found

    def send_back(self, group: int, cases: int, back: int) -> None:
        """Take the newest cases of a group that have a place into the queue again."""
        placed = sorted((c for c in self.everyone if c.group == group and c.place is not None), key=lambda c: c.asked)
        for case in placed[len(placed) - cases :]:
            case.place = None
            self.queue.append(case)
            self.held.append((back, group))

    def measure(self, month: int) -> None:
        """Count those past 20 and 52 weeks at the end of the month, and those whose plan came in time."""
        end = last(self.first(month))
        for days in (140, 364):
            for surely in (True, False):
                late = [c for c in self.queue if (end - self.day(c.asked, last_day=surely)).days > days]
                self.out.over.setdefault((days, surely), []).append(self.by_group(late))

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
                kept = [c for c in new if c.place is not None and self.within(asked, c.place + after, surely)]
                self.out.kept.setdefault(surely, []).append(self.by_group(kept))
                self.out.asked.setdefault(surely, []).append(self.by_group(new))
        return self.out

    def within(self, asked: int, plan: int, surely: bool) -> bool:
        """Whether a plan in one month for a request in another keeps 20 weeks: on every day of the two, or on some."""
        if surely:
            return (last(self.first(plan)) - self.first(asked)).days <= 140
        return (self.first(plan) - last(self.first(asked))).days <= 140

    def day(self, month: int, *, last_day: bool) -> date:
        """The first or the last day of a month."""
        return last(self.first(month)) if last_day else self.first(month)

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
