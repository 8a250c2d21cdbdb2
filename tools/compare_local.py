"""Compare what an authority's policy says of a table with what it says of each case: every policy here, many cases, many days.

    uv run --group dev python tools/compare_local.py                        # 2,000 of each kind, three days, two processes
    uv run --group dev python tools/compare_local.py --drawn 400 --realistic 0 --policies "every step" kent

It compares every part of the authority's view (steps, panels, queues, factors, offers, updates, fast track) with that of `evaluate`, and the
order of each queue with that of `engine.prioritise`: for the plugins, the examples and two policies that are made to have everything. The
cases are those of the public strategies, which are possible and untidy, and realistic ones; each has facts that the policy reads. It prints
what differs and who told what, and fails where anything differs. The tests have a small cut (`tests/properties/test_caseload_views.py`).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "support"))

from caseload_policies import engines
from columns import days_of
from comparing_columns import drawn
from comparing_local import differing_orders, differing_views, drawn_facts, with_facts
from sendrules.caseload.local.waits import Told
from sendrules.testing.caseloads import caseload_cases
from sendrules.testing.policies import numbered

AS_OF = date(2026, 2, 27)
AT_ONCE = 200


@dataclass(frozen=True)
class Job:
    """Some cases of a kind, to be compared under one policy."""

    policy: str
    kind: str
    cases: int
    seed: int
    days: int


@dataclass
class Found:
    """What differs, and who told it, by what was asked."""

    differing: list[str] = field(default_factory=list)
    told: dict[str, Told] = field(default_factory=dict)
    cases: int = 0

    def add(self, other: Found) -> None:
        """Add what another job found."""
        self.differing += other.differing
        self.cases += other.cases
        for name, told in other.told.items():
            mine = self.told.setdefault(name, Told())
            mine.by_columns += told.by_columns
            mine.one_by_one.update(told.one_by_one)


def run(job: Job) -> tuple[str, Found]:
    """Do a job."""
    engine, found = engines()[job.policy], Found()
    assert engine.policy is not None
    made = drawn(job.cases, job.seed) if job.kind == "drawn" else caseload_cases(job.cases, seed=job.seed, as_of=AS_OF)
    cases = numbered(with_facts(made, drawn_facts(engine.policy)))
    for day in days_of(cases, job.days):
        told = found.told.setdefault("views", Told())
        differing = [*differing_views(engine, cases, day, told), *differing_orders(engine, cases, day, found.told)]
        found.differing += [f"{job.policy}, seed {job.seed}: {text}" for text in differing]
        found.cases += len(cases)
    return job.kind, found


def show(kind: str, found: Found) -> None:
    """Print what was found of one kind of case."""
    print(f"\n{kind}: {found.cases:,} cases asked about, {len(found.differing)} differ")
    for name, told in found.told.items():
        left = sum(told.one_by_one.values())
        share = told.by_columns / max(told.by_columns + left, 1)
        print(f"  {name}: {share:.2%} by columns; {dict(Counter(told.one_by_one).most_common(5))}")
    for text in found.differing[:20]:
        print(f"  DIFFERS {text[:1500]}")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--drawn", type=int, default=2_000, help="how many cases of the public strategies for each policy"
    )
    parser.add_argument("--realistic", type=int, default=2_000, help="how many realistic cases for each policy")
    parser.add_argument("--days", type=int, default=3, help="on how many days each is asked about")
    parser.add_argument("--policies", nargs="*", default=(), help="only these policies")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    args = parser.parse_args()
    start, total = time.perf_counter(), dict[str, Found]()
    jobs = [
        Job(policy, kind, min(AT_ONCE, cases - first), args.seed * 1_000_000 + first, args.days)
        for kind, cases in (("drawn", args.drawn), ("realistic", args.realistic))
        for first in range(0, cases, AT_ONCE)
        for policy in args.policies or engines()
    ]
    with ProcessPoolExecutor(args.processes, mp_context=get_context("spawn")) as pool:
        for kind, found in pool.map(run, jobs):
            total.setdefault(kind, Found()).add(found)
    for kind, found in total.items():
        show(kind, found)
    print(f"\n{time.perf_counter() - start:,.0f} seconds by the clock")
    sys.exit(any(found.differing for found in total.values()))


if __name__ == "__main__":
    main()
