# /// script
# requires-python = ">=3.11"
# dependencies = ["sendrules[plan]", "sendrules-generic", "ortools>=9.12"]
# [tool.uv.sources]
# sendrules = { path = "..", editable = true }
# sendrules-generic = { path = "../plugins/generic", editable = true }
# ///
"""The exact allocation beside OR-tools' minimum cost flow, and a what-if of 100 policies over 20,000 cases.

Run it as `uv run benchmarks/exact_plan.py`. Goals are shown beside the figures and not asserted. `--only same time policies` runs a part.

- `same`: random instances with one to three suppliers, earliest months and suppliers that may take a case: the cost of `allocate` is
  compared with the optimum of `SimpleMinCostFlow`, which gets a graph with a node for each case and knows nothing of groups. The script
  stops where one differs.
- `time`: 2,000 cases to 24 months at 37 a month, as in the measurements before this was built: `allocate` as a whole (checks, solver, proof,
  ties by the authority's order, simple orders), its solver alone, and `SimpleMinCostFlow` on a graph by case and on the same groups. In turn.
- `policies`: 20,000 cases that all wait, read from Arrow, under 100 policies: half by points, half in lanes with points in one of them.

All data are invented. Figures are medians of CPU time, each process's own, and for the policies the time of one run too.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pyarrow as pa
from ortools.graph.python import min_cost_flow
from rounds import at_most, interleaved, table

import sendrules as sr
from sendrules.commissioning import CaseToAllocate, Lateness, MonthPlaces, allocate, compare_policies
from sendrules.commissioning.exact.given import later_of
from sendrules.commissioning.exact.grouped import NOT_ALLOWED, Grouped, grouped
from sendrules.commissioning.exact.solver import solved
from sendrules.local.declarations.facts import FactDeclared

SEED = 13
FIRST = date(2026, 1, 1)
AS_OF = date(2026, 1, 5)
INSTANCES, CASES, MONTHS, PLACES = 200, 2_000, 24, 37
POLICIES, QUEUED, MOST_SECONDS = 100, 20_000, 60
Problem = tuple[list[CaseToAllocate], list[MonthPlaces]]


def month(n: int) -> date:
    return date(FIRST.year + n // 12, n % 12 + 1, 1)


def instance(rng: np.random.Generator, cases: int, months: int, places: Sequence[int], *, free: bool) -> Problem:
    """Make cases whose limits lie from half a year before the first month to half a year after the last.

    Args:
        rng: the random numbers.
        cases: how many cases.
        months: how many months.
        places: by supplier its places a month.
        free: whether every case may have every place.
    """
    suppliers = [f"s{n}" for n in range(len(places))]
    entries = [
        MonthPlaces(supplier=id, month=month(n), places=each, done=month(n) + timedelta(42 + 14 * k))
        for n in range(months)
        for k, (id, each) in enumerate(zip(suppliers, places, strict=True))
    ]
    made = []
    for n in range(cases):
        earliest, may = None, None
        if not free and rng.random() < 0.3:
            earliest = month(int(rng.integers(0, months)))
        if not free and rng.random() < 0.4:
            may = {id for id in suppliers if rng.random() < 0.6}
        due = FIRST + timedelta(int(rng.integers(-180, 30 * months + 180)))
        weight = int(rng.choice([1, 2, 4]))
        made.append(CaseToAllocate(reference=f"SYN-{n:06}", due=due, weight=weight, earliest=earliest, suppliers=may))
    return made, entries


def cost_by_case(problem: Problem, lateness: Lateness) -> np.ndarray:
    """What each case costs in each month of a supplier, and without a place; -1 where it may not be. Worked out here, case by case."""
    cases, months = problem
    days = [*(each.done for each in months), later_of(months)]
    out = np.full((len(cases), len(days)), -1, np.int64)
    for row, case in enumerate(cases):
        for column, done in enumerate(days):
            entry = months[column] if column < len(months) else None
            if entry is not None and (
                (case.earliest is not None and entry.month < case.earliest)
                or (case.suppliers is not None and entry.supplier not in case.suppliers)
            ):
                continue
            late = max((done - case.due).days, 0)
            out[row, column] = case.weight * (late if lateness is Lateness.DAYS else late > 0)
    return out


def least_cost_flow(cost: np.ndarray, size: np.ndarray, room: np.ndarray) -> int:
    """The optimum of `SimpleMinCostFlow`: from groups (or cases) to columns, and from columns to one end.

    Args:
        cost: by group and column; below 0 where it may not be.
        size: by group how many cases.
        room: by column how many it takes.
    """
    group, column = np.nonzero(cost >= 0)
    groups, columns = cost.shape
    end = groups + columns
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(group, groups + column, size[group], cost[group, column])
    flow.add_arcs_with_capacity_and_unit_cost(
        groups + np.arange(columns), np.full(columns, end), room, np.zeros(columns, np.int64)
    )
    flow.set_nodes_supplies(np.arange(end + 1), np.concatenate([size, np.zeros(columns, np.int64), [-size.sum()]]))
    if flow.solve() != flow.OPTIMAL:
        sys.exit("OR-tools gave no optimum")
    return int(flow.optimal_cost())


def of_cases(problem: Problem, lateness: Lateness) -> Callable[[], int]:
    cost = cost_by_case(problem, lateness)
    room = np.array([*(each.places for each in problem[1]), len(problem[0])], np.int64)
    size = np.ones(len(problem[0]), np.int64)
    return lambda: least_cost_flow(cost, size, room)


def of_groups(problem: Grouped) -> int:
    cost = np.where(problem.cost == NOT_ALLOWED, -1, problem.cost)[: problem.empty]
    return least_cost_flow(cost, problem.size[: problem.empty], problem.room) + problem.unavoidable


def same(instances: int) -> None:
    rng = np.random.default_rng(SEED)
    proved = better = 0
    for n in range(instances):
        places = rng.integers(1, 12, int(rng.integers(1, 4))).tolist()
        problem = instance(rng, int(rng.integers(20, 300)), int(rng.integers(2, 13)), places, free=n % 4 == 0)
        for lateness in Lateness:
            found, optimum = allocate(*problem, measure=lateness), of_cases(problem, lateness)()
            if found.cost != optimum:
                sys.exit(f"instance {n}, {lateness}: {found.cost} here and {optimum} by OR-tools")
            proved += any(order.proved for order in found.simple)
            better += not any(order.best for order in found.simple)
    both = 2 * instances
    print(f"\nThe same optimum as SimpleMinCostFlow in all {both} problems of {instances} random instances.")
    print(f"In {proved} a condition proves that a simple order is the best; in {better} no simple order is.")


def timed(rounds: int) -> None:
    rng = np.random.default_rng(SEED)
    problem = instance(rng, CASES, MONTHS, [PLACES], free=True)
    by_days = grouped(*problem, later_of(problem[1]), Lateness.DAYS)
    flow = of_cases(problem, Lateness.DAYS)
    found = allocate(*problem)
    if {flow(), of_groups(by_days)} != {found.cost}:
        sys.exit("the optima differ")
    contenders: dict[str, Callable[[], object]] = {
        "allocate, as a whole": lambda: allocate(*problem),
        "its solver alone (HiGHS, by group)": lambda: solved(by_days),
        "allocate, the number late (greedy)": lambda: allocate(*problem, measure=Lateness.NUMBER),
        "SimpleMinCostFlow, by case": flow,
        "SimpleMinCostFlow, the same groups": lambda: of_groups(by_days),
    }
    took = interleaved(contenders, rounds, time.process_time)
    base = took["SimpleMinCostFlow, by case"]
    print(
        f"\n{CASES:,} cases, {MONTHS} months, {PLACES} places a month: {found.groups} groups, optimum {found.cost:,} weighted days late"
    )
    for order in found.simple:
        print(f"  {order.title}: {order.more:,} more ({order.more / found.cost:.1%})")
    print(
        table(
            ("what", "CPU ms", "x by case"), [(name, f"{s * 1e3:,.1f}", f"{s / base:.2f}") for name, s in took.items()]
        )
    )


def policies(count: int, cases: int) -> None:
    rng = np.random.default_rng(SEED)
    on = np.datetime64(AS_OF) - rng.integers(10, 500, cases).astype("timedelta64[D]")
    source = pa.table(
        {
            "case": [f"SYN-{n:06}" for n in range(cases)],
            "kind": ["request"] * cases,
            "on": pa.array(on),
            "facts.looked_after": pa.array(rng.random(cases) < 0.05),
            "facts.transfer": pa.array(rng.random(cases) < 0.15),
            "facts.district": pa.array([f"d{n}" for n in rng.integers(0, 8, cases)]),
        }
    )
    engines = {f"policy {n}": _engine(n) for n in range(count)}
    a_month = cases // MONTHS
    months = [
        MonthPlaces(supplier="own", month=month(n), places=a_month, done=month(n) + timedelta(70))
        for n in range(MONTHS)
    ]
    wall, cpu = time.perf_counter(), time.process_time()
    found = compare_policies(source, engines, months, as_of=AS_OF, groups="district")
    spreads = [outcome.fairness(guarantee_weeks=52).spread for outcome in found.outcomes.values()]
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    orders = {outcome.references for outcome in found.outcomes.values()}
    longest = [outcome.longest or 0 for outcome in found.outcomes.values()]
    print(
        f"\n{count} policies over {cases:,} cases that wait, with {a_month} places a month: {len(orders)} different orders"
    )
    print(
        f"  longest wait {min(longest)} to {max(longest)} days; spread {min(s.days for s in spreads if s)} to {max(s.days for s in spreads if s)} days"
    )
    rows = [("from Arrow to fairness by district", f"{cpu:.1f}", *at_most(wall, MOST_SECONDS, " s", 1))]
    print(table(("what", "CPU s", "one run", "goal", ""), rows))


_SOURCE = sr.Provenance(document="Invented for a benchmark", place="p. 1", status="illustrative")
_FACTS = tuple(
    FactDeclared(name=f"testshire.{name}", title=name, type="flag").definition()
    for name in ("looked_after", "transfer")
)


def _engine(n: int) -> sr.Engine:
    generic = sr.Engine.for_authority("generic").policy
    order = _points(n) if n % 2 else _lanes(n)
    return sr.Engine(replace(generic, facts=_FACTS, prioritisation=order))


def _points(n: int) -> sr.Points:
    said = {"provenance": _SOURCE}
    return sr.Points(
        id=f"points-{n}", title="By points", mode_provenance=_SOURCE, **said,
        weights={"wait": 1, "group": n, "transfer": Decimal(n) / 2},
        factors=[
            sr.Factor(id="wait", title="Waiting", kind="wait", **said),
            sr.Factor(id="group", title="Looked after", kind="flag", fact="testshire.looked_after", **said),
            sr.Factor(id="transfer", title="Phase transfer", kind="flag", fact="testshire.transfer", **said),
        ],
    )  # fmt: skip


def _lanes(n: int) -> sr.Lanes:
    said, share = {"provenance": _SOURCE}, Decimal(10 + n % 80) / 100
    return sr.Lanes(
        id=f"lanes-{n}", title="In lanes", mode_provenance=_SOURCE, orders={"overdue": _points(n)}, **said,
        lanes=[
            sr.Lane(id="overdue", title="Overdue", overdue=True, share=share, **said),
            sr.Lane(id="new", title="New", share=1 - share, **said),
        ],
    )  # fmt: skip


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--only", nargs="+", choices=("same", "time", "policies"), default=("same", "time", "policies"))
    asked.add_argument("--rounds", type=int, default=11)
    asked.add_argument("--instances", type=int, default=INSTANCES)
    asked.add_argument("--policies", type=int, default=POLICIES)
    asked.add_argument("--cases", type=int, default=QUEUED)
    given = asked.parse_args()
    if "same" in given.only:
        same(given.instances)
    if "time" in given.only:
        timed(given.rounds)
    if "policies" in given.only:
        policies(given.policies, given.cases)


if __name__ == "__main__":
    main()
