"""Compare the law on columns with the engine for one case: many cases, many days, every duty, every field of every occurrence.

    uv run --group dev python tools/compare_columns.py                          # 20,000 of each kind, a dozen days, two processes
    uv run --group dev python tools/compare_columns.py --drawn 2000 --realistic 0 --days 4
    uv run --group dev python tools/compare_columns.py --contested              # and which answers are contested, much slower
    uv run --group dev python tools/compare_columns.py --duties reg-13-2-final-plan-20-weeks --seed 7

It takes cases of the public strategies (`sendrules.testing.strategies`), which are possible and untidy, and realistic ones
(`sendrules.testing.caseload`). Each case is asked about on each of the days, which lie in the midst of its events and after them. It prints
what differs, the share of the occurrences that columns answered, what they left and why, and the time; it fails where anything differs.

With `--contested` whole answers are compared too, as `sendrules.caseload.evaluate` gives them: with columns and without, every column of the
output but the one that says who answered. A run of the tests has a small cut of this (`tests/properties/test_columns.py`).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "support"))

from comparing_columns import Comparison, asked, compare, compare_answers, drawn
from sendrules.case.case import Case
from sendrules.testing.caseloads import caseload_cases

AS_OF = date(2026, 1, 5)
GOALS = {"drawn": 0.9, "realistic": 0.995}
AT_ONCE = {"drawn": 250, "realistic": 500}
"""How many cases a job has."""


@dataclass(frozen=True)
class Job:
    """Some cases to draw and to compare.

    Attributes:
        kind: drawn or realistic.
        number: which part of the cases.
        cases: how many.
        days: on how many days.
        seed: what the cases follow from.
        contested: whether whole answers are compared, with what is contested.
        ids: the duties; all, where there is none.
    """

    kind: str
    number: int
    cases: int
    days: int
    seed: int
    contested: bool
    ids: tuple[str, ...]


def cases_of(job: Job) -> Sequence[Case]:
    """Draw the cases of a job."""
    which = job.seed * 1_000_000 + job.number
    if job.kind == "drawn":
        return drawn(job.cases, which)
    return caseload_cases(job.cases, seed=which, as_of=AS_OF)


def run(job: Job) -> tuple[str, Comparison]:
    """Do a job."""
    found, start = Comparison(), time.process_time()
    cases = cases_of(job)
    found.seconds["drawing"] = time.process_time() - start
    for number in range(job.days):
        for as_of, group in asked(cases, number, job.days, max(AT_ONCE[job.kind] // 4, 1)):
            start = time.process_time()
            found.add(compare(group, as_of, ids=job.ids))
            found.seconds["comparing"] += time.process_time() - start
            if job.contested:
                start = time.process_time()
                found.add(compare_answers(group, as_of))
                found.seconds["contested"] += time.process_time() - start
    return job.kind, found


def jobs(args: argparse.Namespace) -> Iterator[Job]:
    """Give the jobs, of both kinds in turn."""
    for kind, cases in (("drawn", args.drawn), ("realistic", args.realistic)):
        for number, first in enumerate(range(0, cases, AT_ONCE[kind])):
            many = min(AT_ONCE[kind], cases - first)
            yield Job(kind, number, many, args.days, args.seed, args.contested, tuple(args.duties))


def show(kind: str, found: Comparison) -> None:
    """Print what was found of one kind of case."""
    goal = GOALS[kind]
    print(f"\n{kind}: {found.cases:,} cases asked about, {found.rows:,} occurrences, {found.differences} differ")
    met = "met" if found.share >= goal else "MISSED"
    print(f"  answered by columns: {found.share:.2%} (goal {goal:.1%}, {met})")
    for name, left in (("left by duty", found.guarded), ("without a twin", found.no_twin)):
        if left:
            print(f"  {name}: " + ", ".join(f"{what} {n:,}" for what, n in left.most_common(25)))
    print("  CPU seconds: " + ", ".join(f"{part} {n:,.0f}" for part, n in found.seconds.items()))
    for text in found.differing:
        print(f"  DIFFERS {text}")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drawn", type=int, default=20_000, help="how many cases of the public strategies")
    parser.add_argument("--realistic", type=int, default=20_000, help="how many realistic cases")
    parser.add_argument("--days", type=int, default=12, help="on how many days each is asked about")
    parser.add_argument("--contested", action="store_true", help="compare what is contested too")
    parser.add_argument("--duties", nargs="*", default=(), help="only these duties")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--stop", action="store_true", help="stop at the first difference")
    args = parser.parse_args()
    start, total, todo = time.perf_counter(), dict[str, Comparison](), jobs(args)
    with ProcessPoolExecutor(args.processes, mp_context=get_context("spawn"), max_tasks_per_child=20) as pool:
        waiting = [pool.submit(run, job) for job in islice(todo, args.processes)]
        while waiting:
            kind, found = waiting.pop(0).result()
            total.setdefault(kind, Comparison()).add(found)
            if args.stop and found.differences:
                break
            waiting += [pool.submit(run, job) for job in islice(todo, 1)]
    for kind, found in total.items():
        show(kind, found)
    print(f"\n{time.perf_counter() - start:,.0f} seconds by the clock")
    sys.exit(any(found.differences for found in total.values()))


if __name__ == "__main__":
    main()
