# /// script
# requires-python = ">=3.11"
# dependencies = ["sendrules[plan]", "simpy==4.1.2", "ciw==3.2.7"]
# [tool.uv.sources]
# sendrules = { path = "..", editable = true }
# ///
"""A forecast of 1,000 runs and 24 months beside the drawing of its random numbers, simpy and ciw.

Run it as `uv run benchmarks/planner.py`. Goals are shown beside the figures and not asserted. The queue is synthetic: 2,000 cases wait,
two lanes with shares and spill, three ranks in each, seasonal Poisson requests, uncertain places with vacancies, rejected reports
that come back, cases that age up a rank every six months, and what is past 20 and 52 weeks and on time.

Its random numbers are numpy's PCG64: 144,000 Poisson numbers, 48,000 uniform ones, and 1,000 for the uncertain number of places. `numpy
alone` draws just these, with the seeds and the rates of the forecast.

Before anything is timed, the answers of all contenders for the same draws are compared, month by month and group by group: simpy
with every measure, ciw on the queue that it can express (one lane, three ranks, 37 places in every month).

Contenders take turns, round by round; figures are medians of this process's CPU time. simpy and ciw are timed on few runs and scaled.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass

import ciw
import numpy as np
import simpy
from rounds import at_least, at_most, interleaved, table

from sendrules.commissioning.forecast import Drawn, Draws, Flow, Forecast, case_months, draw, queue_order, simulate
from sendrules.commissioning.forecast.months import FIFTY_TWO_WEEKS, TWENTY_WEEKS, kept_within, longer_than, month_after
from sendrules.commissioning.forecast.rejections import binomial_table
from sendrules.commissioning.inputs import Between, Demand, Group, Lane, PlanInputs, Supply, Waiting

RUNS, MONTHS, BACKLOG, AGES, AFTER = 1_000, 24, 2_000, 6, 2
SAID = "invented for a benchmark"
MIX = {"a1": 0.04, "a2": 0.12, "a3": 0.24, "b1": 0.06, "b2": 0.18, "b3": 0.36}
SEASON = dict(zip(range(1, 13), (0.95, 1.0, 1.25, 0.85, 1.05, 1.25, 1.05, 0.45, 0.8, 1.05, 1.25, 1.05), strict=True))
FLAT = dict.fromkeys(range(1, 13), 1.0)
OVER = ("over_20_weeks_low", "over_20_weeks_high", "over_52_weeks_low", "over_52_weeks_high")
MEASURES = ("waiting", *OVER, "on_time_low", "on_time_high")


def full_inputs() -> PlanInputs:
    """The whole queue."""
    return PlanInputs(
        first_month="2027-01-01", months=MONTHS, plan_after_months=AFTER, leads_to_plan=1, ages_up_after_months=AGES, source=SAID,
        demand=Demand(a_month=30, seasonal=SEASON, growth_a_year=0, withdrawn=0, assessed=1, source=SAID),
        supplies=[Supply(
            id="team", a_month=Between(low=33, high=41), starts="2026-01-01", ends="never", vacancy=0.15, vacancy_loses=6,
            rejected=0.06, back_after_months=1, source=SAID,
        )],
        lanes=[Lane(id="a", share=0.4, source=SAID), Lane(id="b", share=0.6, source=SAID)],
        groups=[Group(id=id, lane=id[0], rank=int(id[1]), share=share, source=SAID) for id, share in MIX.items()],
        waiting=Waiting(counts={id: [round(BACKLOG * share / 20)] * 20 for id, share in MIX.items()}, source=SAID),
    )  # fmt: skip


def simple_inputs() -> PlanInputs:
    """What ciw can express: one lane, three ranks, the same places in every month, and no other chance than the requests."""
    mix = {"first": 0.1, "second": 0.3, "third": 0.6}
    return PlanInputs(
        first_month="2027-01-01", months=MONTHS, leads_to_plan=1, ages_up_after_months="never", source=SAID,
        demand=Demand(a_month=30, seasonal=FLAT, growth_a_year=0, withdrawn=0, assessed=1, source=SAID),
        supplies=[Supply(id="team", a_month=37, starts="2026-01-01", ends="never", vacancy=0, rejected=0, source=SAID)],
        lanes=[Lane(id="all", share=1, source=SAID)],
        groups=[Group(id=id, lane="all", rank=n, share=share, source=SAID) for n, (id, share) in enumerate(mix.items(), 1)],
        waiting=Waiting(counts={id: [round(BACKLOG * share)] for id, share in mix.items()}, source=SAID),
    )  # fmt: skip


@dataclass(eq=False)
class Case:
    """One case of the simpy model."""

    group: int
    asked: int
    place: int = -1
    first: int = -1
    again: bool = False


class Simpy:
    """The same queue with simpy: one object a case, a FIFO store for each group, and a process that hands out the places."""

    def __init__(self, inputs: PlanInputs, drawn: Drawn, run: int, *, measured: bool) -> None:
        self.inputs, self.drawn, self.run, self.measured = inputs, drawn, run, measured
        self.groups = queue_order(inputs)
        self.lanes = [[n for n, group in enumerate(self.groups) if group.lane == lane.id] for lane in inputs.lanes]
        self.table = binomial_table(0.06, int(drawn.places[0].max()))
        self.env = simpy.Environment()
        self.stores = [simpy.Store(self.env) for _ in self.groups]
        self.old: list[Case] = []
        self.new: list[list[Case]] = []
        self.allocated = np.zeros((MONTHS, len(self.groups)), int)
        self.over = {name: np.zeros(MONTHS, int) for name in ("waiting", *OVER)}
        self.kept: tuple[list[int], list[int]] = ([], [])
        self.had: list[list[Case]] = [[] for _ in self.groups]
        self.again: list[list[int]] = [[0] * len(self.groups)] * 8
        self.old_again = [0] * len(self.groups)
        self.left: tuple[list[int], list[int]] = ([], [])
        self.env.process(self.work())
        self.env.run()

    def work(self) -> Iterator[simpy.Event]:
        rows = len(self.drawn.waiting)
        for row in range(rows):
            for group in range(len(self.groups)):
                for _ in range(self.drawn.waiting[row, group, 0]):
                    self.old.append(Case(group, row - rows))
                    yield self.stores[group].put(self.old[-1])
        for month in range(MONTHS):
            self.new.append([])
            for group in range(len(self.groups)):
                for _ in range(self.drawn.arrived[month, group, self.run]):
                    self.new[-1].append(Case(group, month))
                    yield self.stores[group].put(self.new[-1][-1])
            served: list[list[Case]] = [[] for _ in self.groups]
            for lane, places in zip(self.lanes, self.places(month), strict=True):
                for _ in range(places):
                    group = min((g for g in lane if self.stores[g].items), key=lambda g: self.key(g, month))
                    case = yield self.stores[group].get()
                    self.place(case, month)
                    served[group].append(case)
            self.send_back(month, served)
            if self.measured:
                self.measure(month)
            yield self.env.timeout(1)

    def place(self, case: Case, month: int) -> None:
        """Note the month of a place, and of the first one."""
        if case.first < 0:
            case.first = month
            self.had[case.group].append(case)
        case.place, case.again = month, False

    def key(self, group: int, month: int) -> tuple[int, int, int]:
        """What puts the first of a group before those of others: its rank by now, the month of its request, its own rank.

        A case whose report was rejected goes first.
        """
        first = self.stores[group].items[0]
        if first.again:
            return 0, 0, group
        asked = first.asked
        return max(self.groups[group].rank - (month - asked) // AGES, 1), asked, group

    def places(self, month: int) -> list[int]:
        """How many places each lane takes: its share, rounded up for the first, and what the other leaves."""
        all_places = int(self.drawn.places[0][month, self.run])
        first = -(-all_places * 2 // 5)
        wait = [sum(len(self.stores[g].items) for g in lane) for lane in self.lanes]
        one, other = min(wait[0], first), min(wait[1], all_places - first)
        one += min(wait[0] - one, all_places - one - other)
        return [one, min(wait[1], all_places - one)]

    def send_back(self, month: int, served: list[list[Case]]) -> None:
        """Send the cases of rejected reports back to the front: of each group in proportion, those that got their place last.

        Any other might be the rejected one. The forecast's counts hold for all of them: this one is where they are the least.
        """
        counts = [len(cases) for cases in served]
        self.allocated[month] = counts
        reports = sum(counts)
        rejected = sum(self.drawn.rejected[0][month, self.run] >= row[reports] for row in self.table)
        for group, cases in enumerate(served):
            upto, before = sum(counts[: group + 1]), sum(counts[:group])
            back = int(rejected) * upto // max(reports, 1) - int(rejected) * before // max(reports, 1)
            for case in reversed(cases[len(cases) - back :]):
                case.place, case.again = -1, True
                self.stores[group].items.insert(0, case)

    def measure(self, month: int) -> None:
        first = month_after(self.inputs.first_month, month)
        late, very = longer_than(first, TWENTY_WEEKS), longer_than(first, FIFTY_TWO_WEEKS)
        waits = [case for store in self.stores for case in store.items]
        self.again.append([sum(case.again for case in store.items) for store in self.stores])
        self.over["waiting"][month] = len(waits)
        for name, least in zip(OVER, (late.surely, late.perhaps, very.surely, very.perhaps), strict=True):
            self.over[name][month] = sum(month - case.asked >= least for case in waits)
        for name, least, look_back in (OVER[1], late.perhaps, (4,)), (OVER[3], very.perhaps, (4, 8)):
            never = sum(not case.again and month - case.asked >= least for case in waits)
            again = [self.most_again(n, month, month - least, look_back) for n in range(len(self.groups))]
            self.over[name][month] = never + sum(again)
        self.measure_old(month)
        for which, kept in enumerate(self.kept):
            for of in range(len(kept), month + 1):
                last = of + kept_within(month_after(self.inputs.first_month, of), TWENTY_WEEKS)[which] - AFTER
                if last > month:
                    break
                kept.append(self.kept_of(of, month) if which == 0 else sum(case.first >= 0 for case in self.new[of]))

    def most_again(self, group: int, month: int, asked: int, look_back: tuple[int, ...]) -> int:
        """How many of a group may wait again that were asked for up to a month: any report may be the rejected one."""
        most = [self.again[-1][group]]
        for months in look_back:
            later = sum(case.asked <= asked and case.first > month - months + 1 for case in self.had[group])
            most.append(min(of[group] for of in self.again[-months:]) + later)
        return min(most)

    def measure_old(self, month: int) -> None:
        """Of those who waited at the start: who had no place yet, and who may wait again."""
        for n, had in enumerate(self.had):
            newly = sum(case.asked < 0 and case.first == month for case in had)
            self.old_again[n] = min(self.old_again[n] + newly, self.again[-1][n])
        self.left[0].append(sum(case.first < 0 for case in self.old))
        self.left[1].append(self.left[0][-1] + sum(self.old_again))

    def kept_of(self, of: int, month: int) -> int:
        """How many of the requests of a month surely have their place for good."""
        look_back, kept = (min(1 << (month - of).bit_length(), 4),), 0
        for n in range(len(self.groups)):
            placed = sum(case.group == n and case.first >= 0 for case in self.new[of])
            kept += placed - min(placed, self.most_again(n, month, of, look_back))
        return kept


def with_ciw(inputs: PlanInputs, drawn: Drawn, run: int) -> np.ndarray:
    """The simple queue with ciw: one server that takes a case every 37th of a month; the requests of a month come as a batch."""
    names = [group.id for group in queue_order(inputs)]
    batches = {
        name: [int(drawn.waiting[:, n].sum() + drawn.arrived[0, n, run]), *drawn.arrived[1:, n, run].tolist()]
        for n, name in enumerate(names)
    }
    hair = 1e-7
    months = [hair, 1 - 2 * hair, *[1.0] * (MONTHS - 2), 2.0 * MONTHS]
    network = ciw.create_network(
        arrival_distributions={name: [ciw.dists.Sequential(months)] for name in names},
        batching_distributions={name: [ciw.dists.Sequential([*batches[name], 0])] for name in names},
        service_distributions={name: [ciw.dists.Deterministic(1 / 37)] for name in names},
        number_of_servers=[1],
        priority_classes={name: n for n, name in enumerate(names)},
    )
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_time(MONTHS + 0.5)
    allocated = np.zeros((MONTHS, len(names)), int)
    for record in simulation.get_all_records():
        month = int(record.service_start_date + 1e-6)
        if month < MONTHS:
            allocated[month, names.index(record.customer_class)] += 1
    return allocated


def measures(inputs: PlanInputs, draws: Draws, drawn: Drawn, flow: Flow) -> object:
    """P10, P50 and P90 of every measure by month, and of the month of clearance."""
    found = Forecast(inputs, draws, (), drawn, flow)
    return [found.range_of(measure) for measure in MEASURES], found.cleared()


def numbers_alone(inputs: PlanInputs, draws: Draws) -> object:
    """Draw the random numbers, and nothing else."""
    rates = np.array([30 * SEASON[month % 12 + 1] for month in range(MONTHS)])[:, None, None]
    shares = np.array([group.share for group in queue_order(inputs)])[None, :, None]
    return (
        draws.stream("demand", "arrivals").poisson(rates * shares, (MONTHS, len(MIX), RUNS)),
        draws.stream("supply", "team", "vacancy").random((MONTHS, RUNS)),
        draws.stream("supply", "team", "rejected").random((MONTHS, RUNS)),
        draws.stream("supply", "team", "a_month").uniform(33, 41, RUNS),
    )


def compare(inputs: PlanInputs, drawn: Drawn, flow: Flow, runs: int) -> None:
    """Compare simpy with the columns in some runs: allocated by month and group, every measure, and the month of each case."""
    found = Forecast(inputs, Draws(drawn.runs, 1), (), drawn, flow)
    months = case_months(drawn, flow)
    for run in range(runs):
        one = Simpy(inputs, drawn, run, measured=True)
        assert (one.allocated == flow.allocated[:, :, run]).all()
        for name, counts in one.over.items():
            assert (counts == found.of(name)[run]).all(), name
        for kept, counted in zip((*one.kept, *one.left), (*flow.kept, flow.first, flow.old), strict=True):
            assert kept == counted[:, 0, run].tolist()
        places = [case.place if case.place >= 0 else MONTHS for case in sorted(one.old, key=lambda case: case.group)]
        assert places == months[run].tolist()


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rounds", type=int, default=21)
    rounds = arguments.parse_args().rounds
    inputs, draws = full_inputs(), Draws(RUNS, 1)
    drawn = draw(inputs, draws)
    flow = simulate(inputs, drawn)
    compare(inputs, drawn, flow, 3)
    simple = simple_inputs()
    simple_drawn = draw(simple, draws)
    simple_flow = simulate(simple, simple_drawn)
    assert (with_ciw(simple, simple_drawn, 0) == simple_flow.allocated[:, :, 0]).all()
    print("equal: simpy in 3 runs (every measure, the month of every case), ciw in 1 run")
    took = interleaved(
        {
            "numbers": lambda: numbers_alone(inputs, draws),
            "draw": lambda: draw(inputs, draws),
            "simulate": lambda: simulate(inputs, drawn),
            "measures": lambda: measures(inputs, draws, drawn, flow),
            "cases": lambda: case_months(drawn, flow),
            "simple": lambda: simulate(simple, simple_drawn),
        },
        rounds,
        time.process_time,
    )
    slow = interleaved(
        {
            "simpy": lambda: Simpy(inputs, drawn, 0, measured=False),
            "simpy measured": lambda: Simpy(inputs, drawn, 0, measured=True),
            "ciw": lambda: with_ciw(simple, simple_drawn, 0),
        },
        5,
        time.process_time,
    )
    show(took, {name: seconds * RUNS for name, seconds in slow.items()})


def show(took: dict[str, float], slow: dict[str, float]) -> None:
    """Print the figures with their goals."""
    alone, work = took["numbers"], took["simulate"] + took["measures"]
    rows = [
        ("numpy alone: its random numbers", f"{alone * 1e3:.2f} ms"),
        ("draw: the numbers, and the places made of them", f"{took['draw'] * 1e3:.2f} ms", *at_most(took["draw"] / alone, 1.5)[:1]),
        ("draw and simulate", f"{(took['draw'] + took['simulate']) * 1e3:.2f} ms", f"{(took['draw'] + took['simulate']) / alone:.2f}x"),
        ("draw, simulate and all measures", f"{(took['draw'] + work) * 1e3:.2f} ms", *at_most((took["draw"] + work) / alone, 2.5)),
        ("the same beside draw", "", f"{(took['draw'] + work) / took['draw']:.2f}x"),
        ("the same with each case's month", f"{(took['draw'] + work + took['cases']) * 1e3:.2f} ms", *at_most((took["draw"] + work + took["cases"]) / alone, 6)),
        ("simpy with all measures, beside simulate and measures", f"{slow['simpy measured']:.1f} s", *at_least(slow["simpy measured"] / work, 500)),
        ("simpy without, beside simulate", f"{slow['simpy']:.1f} s", *at_least(slow["simpy"] / took["simulate"], 1000)),
        ("ciw on the simple queue, beside simulate", f"{slow['ciw']:.1f} s", *at_least(slow["ciw"] / took["simple"], 1000)),
    ]  # fmt: skip
    print(table(("1,000 runs, 24 months, 2,000 cases", "CPU", "ratio", "goal", ""), rows))


if __name__ == "__main__":
    main()
