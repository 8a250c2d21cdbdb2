"""Compare the law on columns with the engine for one case: many cases, many days, every duty, every field of every occurrence.

    uv run --group dev python tools/compare_columns.py                          # 20,000 of each kind, a dozen days, two processes
    uv run --group dev python tools/compare_columns.py --drawn 2000 --realistic 0 --days 4
    uv run --group dev python tools/compare_columns.py --contested              # and which answers are contested, much slower
    uv run --group dev python tools/compare_columns.py --duties reg-13-2-final-plan-20-weeks --seed 7
    uv run --group dev python tools/compare_columns.py --contested --processes 1 --journal done.jsonl   # and go on where it stopped

It takes cases of the public strategies (`sendrules.testing.strategies`), which are possible and untidy, and realistic ones
(`sendrules.testing.caseload`). Each case is asked about on each of the days, which lie in the midst of its events and after them. It prints
what differs, the share of the occurrences that columns answered, what they left and why, and the time; it fails where anything differs.

With `--contested` whole answers are compared too, as `sendrules.caseload.evaluate` gives them: with columns and without, every column of the
output but the one that says who answered. A run of the tests has a small cut of this (`tests/properties/test_columns.py`).

After each part it prints how far it is. With `--journal` it also notes what each part found, and a second run with the same file does only
the parts that are not noted there. A part that was noted with other arguments is not counted.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "support"))

from comparing_answers import compare_all
from comparing_columns import Asked, Comparison, asked, drawn
from sendrules.case.case import Case
from sendrules.testing.caseloads import caseload_cases

AS_OF = date(2026, 1, 5)
GOALS = {"drawn": 0.9, "realistic": 0.995}
AT_ONCE, TOGETHER = 2000, 500
"""How many cases a job has, and how many of them are asked about on one day: those whose days lie near each other."""


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


def run(job: Job) -> tuple[Job, Comparison]:
    """Do a job."""
    found, start = Comparison(), time.process_time()
    cases = cases_of(job)
    found.seconds["drawing"] = time.process_time() - start
    for number in range(job.days):
        for as_of, group in asked(cases, number, job.days, TOGETHER):
            start = time.process_time()
            both = Asked(group, as_of, job.ids)
            found.add(compare_all(both) if job.contested else both.compared())
            del both
            gc.collect()  # it is not done by itself, see ``did``
            found.seconds["comparing"] += time.process_time() - start
    return job, found


def jobs(args: argparse.Namespace) -> Iterator[Job]:
    """Give the jobs: a part of the one kind, a part of the other, and so on."""
    for number in range(-(-max(args.drawn, args.realistic) // AT_ONCE)):
        for kind, cases in (("drawn", args.drawn), ("realistic", args.realistic)):
            many = min(AT_ONCE, cases - number * AT_ONCE)
            if many > 0:
                yield Job(kind, number, many, args.days, args.seed, args.contested, tuple(args.duties))


class Journal:
    """What each job found, a line a job, so that a run that stopped can go on.

    Args:
        path: the file; None where nothing is noted.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path

    def found(self) -> dict[Job, Comparison]:
        """Give what is noted. A line that was cut short counts for nothing."""
        lines = self.path.read_text(encoding="utf-8").splitlines() if self.path and self.path.exists() else ()
        return dict(noted for line in lines if (noted := _noted(line)))

    def note(self, job: Job, found: Comparison) -> None:
        """Note what a job found."""
        if self.path:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"job": vars(job), "found": vars(found)}) + "\n")


def _noted(line: str) -> tuple[Job, Comparison] | None:
    try:
        read = json.loads(line)
    except json.JSONDecodeError:
        return None
    job, found = read["job"], read["found"]
    counters = {name: Counter(found[name]) for name in ("guarded", "no_twin", "seconds")}
    return Job(**{**job, "ids": tuple(job["ids"])}), Comparison(**{**found, **counters})


class Progress:
    """How far a run is.

    Args:
        todo: the jobs that are still to be done.
    """

    def __init__(self, todo: Sequence[Job]) -> None:
        self.many, self.cases, self.start = len(todo), sum(job.cases for job in todo), time.perf_counter()
        self.done, self.seen, self.total = 0, 0, Comparison()

    def add(self, job: Job, found: Comparison) -> str:
        """Take what a job found, and say how far the run is."""
        self.done, self.seen = self.done + 1, self.seen + job.cases
        self.total.add(found)
        seconds = time.perf_counter() - self.start
        left = seconds * (self.cases - self.seen) / self.seen / 60
        return (
            f"{self.done} of {self.many} parts: {self.total.cases:,} cases asked about, {self.total.rows:,} occurrences, "
            f"{self.total.differences} differ, {seconds / 60:,.0f} min, about {left:,.0f} min left"
        )


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


def did(todo: Sequence[Job], processes: int) -> Iterator[tuple[Job, Comparison]]:
    """Do jobs, so many at a time, and give what each found as soon as it is known; print how far they are."""
    progress, still = Progress(todo), iter(todo)
    with ProcessPoolExecutor(
        processes,
        mp_context=get_context("spawn"),
        initializer=gc.disable,  # to look again and again through the answers that are held takes half of the time
        max_tasks_per_child=20,
    ) as pool:
        waiting = [pool.submit(run, job) for job in islice(still, processes)]
        while waiting:
            job, found = waiting.pop(0).result()
            waiting += [pool.submit(run, job) for job in islice(still, 1)]
            print(progress.add(job, found), flush=True)
            yield job, found


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
    parser.add_argument("--journal", type=Path, help="note here what each part found, and skip what is noted")
    parser.add_argument("--stop", action="store_true", help="stop at the first difference")
    args = parser.parse_args()
    if args.contested and args.duties:
        parser.error("--contested asks about every duty; leave --duties out")
    start, journal, total = time.perf_counter(), Journal(args.journal), dict[str, Comparison]()
    noted, wanted = journal.found(), list(jobs(args))
    for job in wanted:
        total.setdefault(job.kind, Comparison()).add(noted.get(job, Comparison()))
    for job, found in did([job for job in wanted if job not in noted], args.processes):
        journal.note(job, found)
        total[job.kind].add(found)
        if args.stop and found.differences:
            break
    for kind, found in total.items():
        show(kind, found)
    print(f"\n{time.perf_counter() - start:,.0f} seconds by the clock")
    sys.exit(any(found.differences for found in total.values()))


if __name__ == "__main__":
    main()
