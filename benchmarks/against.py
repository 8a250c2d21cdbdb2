"""This tree beside an earlier commit, in one run: what one case costs, and how the cost grows with the number of events.

Run it as `uv run python benchmarks/against.py d73b5dd`. Goals are shown beside the figures and not asserted.

The earlier commit is laid out in a temporary folder. Each tree has a process of its own, and only one of the two works at a
time: they take turns, use by use, and the one that begins changes with each round. Only the process's own CPU time counts.
Both use the packages of this environment, so the library is the only difference. Only public names are used, so a tree
whose modules have moved is measured as well.

Every use begins with `evaluate`, since a result keeps what it has worked out: "family's page" is `evaluate` and the
family's page; in an older tree the one statement that was there instead. The second table has the same without the evaluation, each time with a result that nobody has asked anything.
"prioritise" puts copies of the case in the order of the generic policy; the time is that of one case in such a queue.

The cases are invented: `cases/small.json` (2 events), `typical.json` (10) and `large.json` (59). For the growth a case has
events of one kind, one every five days; the 5,000 come daily.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import os
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from rounds import table

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
AS_OF = date(2025, 10, 20)
GOALS = {
    "evaluate": 0.55, "every contested": 0.25, "family's page": 0.35, "to_dict": 0.4, "explain": 0.4, "prioritise": 0.55,
}  # fmt: skip
QUEUE = "prioritise"
"""What is asked of a case, and not of its answer: its place in the queue of the generic policy."""
TEXT, PAGES = "explain, as text", "both pages"
"""Shown without a goal: the explanations, each written out; and the officer's page with the family's, of which an older
tree has one alone."""
AT_ONCE = 0.15  # seconds of one timed call, made of as many uses as fit, but of no more than
MOST = 400
MOST_GROWN = 10  # of a case that grew: each needs a result of its own, which is not timed
GROWN = ("request", "review-meeting", "advice-request", "amendment-notice", "appeal", "tribunal-order")
GROWTH_USES = ("evaluate", "warnings", "explain", PAGES)
DETAILS: Mapping[str, Mapping[str, str]] = {
    "advice-request": {"to": "nhs-trust", "about": "therapies"},
    "tribunal-order": {"order": "assess"},
}
GROWTH_GOAL, MANY, MANY_GOALS = 2.5, 5000, {"evaluate": 2.0, PAGES: 10.0}


# What runs in the process of one tree ---------------------------------------------------------------------------------


def family_page(result: Any) -> object:
    """Write the family's page; in an older tree the one statement that was there instead."""
    return result.family_page() if hasattr(result, "family_page") else result.statement()


def pages(result: Any) -> object:
    """Write both pages; in an older tree the statement."""
    return (result.family_page(), result.officer_page()) if hasattr(result, "family_page") else result.statement()


class Bench:
    """One tree's library, which is imported only here, since each process has a tree of its own."""

    def __init__(self) -> None:
        import sendrules as sr

        self.sr: Any = sr
        self.cases: dict[str, Any] = {}
        self.uses: dict[str, Callable[[Any], object]] = {
            "evaluate": id,  # nothing more
            "every contested": lambda result: [duty.contested for duty in result.values()],
            "family's page": family_page,
            PAGES: pages,
            "to_dict": lambda result: result.to_dict(),
            "explain": explained,
            TEXT: lambda result: [step.to_text() for step in explained(result)],
            "warnings": lambda result: result.warnings,
        }
        self.engine: Any = None

    def case(self, wanted: str) -> Any:
        """Give a case: of a file, or with so many events of one kind."""
        if wanted not in self.cases:
            kind, _, number = wanted.partition("*")
            data = grown(kind, *map(int, number.split("/"))) if number else (Path(wanted).read_text("utf-8"))
            self.cases[wanted] = self.sr.Case.model_validate_json(data)
        return self.cases[wanted]

    def timed(self, case: Any, use: str, calls: int, *, alone: bool, at_most: float) -> float | None:
        """Give the CPU seconds of one use, with its evaluation or alone; None where patience ran out."""
        ready = [self.sr.evaluate(case, as_of=AS_OF) for _ in range(calls)] if alone else []
        if use == QUEUE:
            self.queue(case, calls)
        gc.collect()
        gc.disable()
        try:
            with patience(at_most):
                start = time.process_time()
                if use == QUEUE:
                    self.prioritise(case, calls)
                else:
                    for n in range(calls):
                        self.uses[use](ready[n] if alone else self.sr.evaluate(case, as_of=AS_OF))
                return (time.process_time() - start) / calls
            return None
        finally:
            gc.enable()

    def prioritise(self, case: Any, calls: int) -> None:
        """Put as many copies of a case in order, each with a reference of its own."""
        self.engine.prioritise(self.queue(case, calls), as_of=AS_OF)

    def queue(self, case: Any, calls: int) -> list[Any]:
        """Give as many copies of a case, made once."""
        if self.engine is None:
            self.engine = self.sr.Engine.for_authority("generic")
        key = f"{case.reference} in a queue"
        made = self.cases.setdefault(key, [])
        made += [case.model_copy(update={"reference": f"{case.reference} {n}"}) for n in range(len(made), calls)]
        return list(made[:calls])

    def answers(self, case: Any) -> list[Any]:
        """Give by duty what the tree answers, to be held against the other's, and what it says is contested."""
        found = self.sr.evaluate(case, as_of=AS_OF)
        return [
            [
                id,
                [[i.trigger.id, i.outcome.name, str(i.due), i.compliance.value] for i in duty.instances],
                [[a.reading, a.answer, a.outcome.name, a.compliance.value] for a in duty.alternatives],
            ]
            for id, duty in found.items()
        ]


def explained(result: Any) -> list[Any]:
    """Explain every duty that something started."""
    return [result.explain(id) for id, duty in result.items() if duty.instances]


def serve() -> None:
    """Time what each line on standard input asks for, and answer with a line."""
    bench = Bench()
    print(json.dumps(bench.sr.__file__), flush=True)
    for line in sys.stdin:
        ask = json.loads(line)
        case = bench.case(ask["case"])
        if ask["use"] == "answers":
            print(json.dumps(bench.answers(case)), flush=True)
            continue
        took = bench.timed(case, ask["use"], ask["calls"], alone=ask["alone"], at_most=ask["seconds"])
        print(json.dumps(took), flush=True)


class TooLong(Exception):
    """A use took longer than one is ready to wait."""


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Leave the block after so many seconds by the clock; never, where they are nought."""

    def stop(*_: object) -> None:
        raise TooLong

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except TooLong:
        pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def grown(kind: str, number: int, every: int) -> str:
    """A case with events of one kind, the last of them on the day before the question."""
    last = AS_OF - timedelta(1)
    days = [last - timedelta(every * back) for back in range(number)]
    events = [{"kind": kind, "on": day.isoformat(), **DETAILS.get(kind, {})} for day in reversed(days)]
    return json.dumps({"reference": f"{number} x {kind}", "events": events})


# What asks the two ----------------------------------------------------------------------------------------------------


class Tree:
    """One tree, and the process that measures it."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.calls = name, dict[tuple[str, str, bool], int]()
        paths = (folder / "src", folder / "plugins" / "generic" / "src")
        env = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, paths)), "PYTHONHASHSEED": "0"}
        self.process = subprocess.Popen(
            [sys.executable, __file__, "--serve"], env=env, cwd=folder, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        found = Path(self._answer()).resolve()
        if (folder / "src").resolve() not in found.parents:
            sys.exit(f"{name}: sendrules was imported from {found}, not from {folder / 'src'}")

    def _answer(self) -> Any:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"{self.name}: the process that measures it stopped; its error is above")
        return json.loads(line)

    def _ask(self, **asked: Any) -> Any:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        return self._answer()

    def answers(self, case: str) -> dict[str, Any]:
        """Give how each duty of a case stands, to compare."""
        return {row[0]: row for row in self._ask(case=case, use="answers")}

    def seconds(self, case: str, use: str, calls: int = 1, *, alone: bool = False, at_most: float = 0) -> float | None:
        """Give the CPU seconds of one use; None where it took longer than the seconds given, if any are."""
        took = self._ask(case=case, use=use, calls=calls, alone=alone, seconds=at_most)
        return None if took is None else float(took)

    def often(self, case: str, use: str, *, alone: bool, at_most: float = 0) -> float | None:
        """Give the CPU seconds of one use, from as many as make a call long enough to time; None where it takes too long."""
        key = case, use, alone
        if key not in self.calls:
            took = self.seconds(case, use, alone=alone, at_most=at_most)
            if took is None or took > 10 * AT_ONCE:  # long enough, warm or not
                self.calls[key] = 1
                return took
            took = self.seconds(case, use, alone=alone)
            self.calls[key] = max(1, min(MOST_GROWN if "*" in case else MOST, round(AT_ONCE / max(took or 0, 1e-5))))
        return self.seconds(case, use, self.calls[key], alone=alone, at_most=at_most)

    def close(self) -> None:
        """End the process."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


def one_case(now: Tree, before: Tree, cases: Mapping[str, str], rounds: int, *, alone: bool) -> None:
    """Print what each use of each case costs in both trees."""
    uses = [use for use in (*GOALS, PAGES, TEXT) if not alone or use not in ("evaluate", QUEUE)]
    found: dict[tuple[str, str, str], list[float]] = {}
    for number in range(rounds):
        for use in uses:
            for name, case in cases.items():
                for tree in (now, before) if number % 2 else (before, now):
                    took = tree.often(case, use, alone=alone)
                    assert took is not None
                    found.setdefault((use, name, tree.name), []).append(took)
    rows, each = [], dict[str, list[float]]()
    for use in uses:
        for name in cases:
            was, now_is = found[use, name, before.name], found[use, name, now.name]
            ratio = median(now_is) / median(was)
            each.setdefault(use, []).append(ratio)
            ms = (
                f"{median(was) * 1000:.2f}",
                f"{min(was) * 1000:.2f}",
                f"{median(now_is) * 1000:.2f}",
                f"{min(now_is) * 1000:.2f}",
            )
            goal = (
                () if alone or use not in GOALS else (f"<= {GOALS[use]:g}x", "met" if ratio <= GOALS[use] else "MISSED")
            )
            rows.append((f"{use}: {name}", *ms, f"{ratio:.2f}x", f"{min(now_is) / min(was):.2f}x", *goal))
    what = "without the evaluation" if alone else "each with its evaluation"
    print(f"\nOne case, {what}: milliseconds of CPU time, medians and least of {rounds} interleaved rounds")
    print(table(("what", before.name, "least", now.name, "least", "ratio", "of the least", "goal", ""), rows))
    print(
        f"Ratio, the mean of {len(cases)} cases: "
        + ", ".join(f"{use} {sum(r) / len(r):.2f}" for use, r in each.items())
    )


def doubled(tree: Tree, kind: str, use: str, sizes: Sequence[int], rounds: int, at_most: float) -> tuple[str, ...]:
    """Give the cells of one row: what a use takes with so many events of a kind, with twice as many, and the ratio."""
    alone, goal = use != "evaluate", f"<= {GROWTH_GOAL:g}x"
    tree.seconds(f"{kind}*20/5", use, alone=alone)  # warm
    took: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for size, times in zip(sizes, took, strict=True):
            found = tree.often(f"{kind}*{size}/5", use, alone=alone, at_most=at_most)
            if found is None:
                return f"{took[0][0]:.4f}" if took[0] else "", f"> {at_most:g}", "", goal, "MISSED"
            times.append(found)
    once, twice = map(median, took)
    met = "met" if twice / once <= GROWTH_GOAL else "MISSED"
    return f"{once:.4f}", f"{twice:.4f}", f"{twice / once:.2f}x", goal, met


def growth(trees: Sequence[tuple[Tree, Sequence[int]]], kinds: Sequence[str], rounds: int, at_most: float) -> None:
    """Print how many times longer each use takes with twice as many events."""
    rows = []
    for tree, sizes in trees:
        for kind in kinds:
            for use in GROWTH_USES:
                label = f"{use}: {kind}, {sizes[0]} and {sizes[1]}"
                if len(trees) > 1:
                    label += f" ({tree.name})"
                rows.append((label, *doubled(tree, kind, use, sizes, rounds, at_most)))
    print(
        f"\nGrowth, events of one kind: seconds of CPU time, medians of {rounds} rounds; "
        "all but evaluate without the evaluation"
    )
    print(table(("what", "once", "twice", "ratio", "goal", ""), rows))


def many(tree: Tree, kinds: Sequence[str], at_most: float) -> None:
    """Print how long a case takes that is far larger than any real one."""
    rows = []
    for kind in kinds:
        for use, goal in MANY_GOALS.items():
            tree.seconds(f"{kind}*20/5", use)  # warm
            took = tree.seconds(f"{kind}*{MANY}/1", use, at_most=at_most)
            shown, met = (f"{took:.2f}", took <= goal) if took is not None else (f"> {at_most:g}", False)
            rows.append((f"{use}: {kind}", shown, f"<= {goal:g}", "met" if met else "MISSED"))
    print(f"\n{MANY:,} events of one kind: seconds of CPU time, once; both pages with their evaluation")
    print(table(("what", "seconds", "goal", ""), rows))


def check(now: Tree, before: Tree, cases: Mapping[str, str]) -> None:
    """Print whether both trees give the same answers, before anything is timed."""
    for name, case in cases.items():
        one, other = before.answers(case), now.answers(case)
        both = [id for id in one if id in other]
        differ = [id for id in both if one[id][1] != other[id][1]]
        contested = sum(one[id][2] != other[id][2] for id in both)
        print(
            f"  {name}: {len(differ)} of {len(both)} duties are answered otherwise, {contested} contested otherwise; ",
            end="",
        )
        print(
            f"{len(one) - len(both)} are gone, {len(other) - len(both)} new"
            + "".join(f"\n    {id}" for id in differ[:10])
        )


def laid_out(commit: str, folder: Path) -> Path:
    """Write the files of a commit to a folder."""
    made = subprocess.run(["git", "-C", str(ROOT), "archive", commit], capture_output=True, check=False)
    if made.returncode:
        sys.exit(made.stderr.decode())
    with tarfile.open(fileobj=io.BytesIO(made.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commit", help="the earlier commit")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--cases", type=Path, default=HERE / "cases", help="a folder with cases in JSON")
    parser.add_argument("--only", nargs="*", choices=("cases", "growth", "many"), default=("cases", "growth", "many"))
    parser.add_argument("--kinds", nargs="*", default=list(GROWN), help="kinds of event for the growth")
    parser.add_argument(
        "--sizes", nargs=2, type=int, default=(400, 800), help="how many events; the second is twice the first"
    )
    parser.add_argument("--patience", type=float, default=60, help="seconds after which a use is given up")
    parser.add_argument("--before", action="store_true", help="growth of both trees with 50 and 100 events too")
    args = parser.parse_args()
    found = sorted(args.cases.glob("*.json"), key=lambda path: path.stat().st_size)
    cases = {path.stem: str(path.resolve()) for path in found}
    with tempfile.TemporaryDirectory() as folder:
        trees = before, now = Tree(args.commit[:12], laid_out(args.commit, Path(folder))), Tree("this tree", ROOT)
        print(f"Python {sys.version.split()[0]}; this tree beside {args.commit}; asked on {AS_OF}")
        try:
            if "cases" in args.only:
                print("Answers")
                check(now, before, cases)
                one_case(now, before, cases, args.rounds, alone=False)
                one_case(now, before, cases, args.rounds, alone=True)
            if "growth" in args.only:
                small = [(before, (50, 100)), (now, (50, 100))] if args.before else []
                growth([*small, (now, args.sizes)], args.kinds, 3, args.patience)
            if "many" in args.only:
                many(now, args.kinds, args.patience)
        finally:
            for tree in trees:
                tree.close()


if __name__ == "__main__":
    if sys.argv[1:] == ["--serve"]:
        serve()
    else:
        main()
