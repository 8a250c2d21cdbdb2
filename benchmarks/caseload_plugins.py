"""Ten plugins installed for `caseload.py`: what they add to a batch of an authority's own.

Two processes answer the same cases in turn under the policy of Milton Keynes, with contested and targets. One of them has ten more
plugins installed: distributions in a folder of its own, each with a module and an entry point, as pip would leave them. Making the
engine, which looks for plugins, is within the time.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from rounds import at_most, table

AS_OF = date(2026, 1, 5)
SEED = 13
OTHERS = 10
MOST = 1.05
_MODULE = """\
import sendrules as sr


@sr.hookimpl
def sendrules_authority():
    return sr.Authority(key="council_{n}", name="Synthetic Council {n}")
"""


def install(folder: Path) -> None:
    """Lay ten plugins out in a folder as an installer does."""
    folder.mkdir()
    for n in range(OTHERS):
        (folder / f"council_{n}.py").write_text(_MODULE.format(n=n), encoding="utf-8")
        info = folder / f"sendrules_council_{n}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: sendrules-council-{n}\nVersion: 1.0\n", "utf-8")
        (info / "entry_points.txt").write_text(f"[sendrules.authorities]\ncouncil_{n} = council_{n}\n", "utf-8")


def serve(cases: int) -> None:
    """Say how many plugins are installed, then answer one batch for each line on standard input, and say how long it took."""
    from importlib.metadata import entry_points

    from sendrules.caseload.running.evaluate import evaluate
    from sendrules.engine import Engine
    from sendrules.testing.caseloads import caseload

    events = caseload(cases, seed=SEED, as_of=AS_OF)
    print(json.dumps(len(entry_points(group="sendrules.authorities"))), flush=True)
    for _ in sys.stdin:
        gc.collect()
        gc.disable()
        start = time.process_time()
        found = evaluate(events, as_of=AS_OF, engine=Engine.for_authority("milton_keynes"), batch_cases=cases)
        took = time.process_time() - start
        gc.enable()
        print(json.dumps([took, found.summary.answers]), flush=True)


class Process:
    """A process that answers batches.

    Args:
        cases: how many cases a batch has.
        folder: where further plugins are installed; None for none.

    Attributes:
        installed: how many plugins it has.
    """

    def __init__(self, cases: int, folder: Path | None) -> None:
        env = os.environ | ({"PYTHONPATH": str(folder)} if folder else {})
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(cases)], env=env, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.installed: int = self._answer()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            sys.exit("a process of the benchmark stopped; its error is above")
        return json.loads(line)

    def batch(self) -> tuple[float, int]:
        """Answer a batch, and give the CPU seconds that it took and how many answers there are."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        took, answers = self._answer()
        return took, answers

    def close(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def plugins(folder: Path, cases: int, rounds: int) -> None:
    """A batch with ten more plugins installed beside the same batch without them, in turn."""
    install(folder)
    few, many = Process(cases, None), Process(cases, folder)
    if many.installed - few.installed != OTHERS:
        sys.exit(f"{many.installed - few.installed} more plugins were found, not {OTHERS}")
    took: dict[Process, list[float]] = {few: [], many: []}
    for number in range(rounds + 1):  # the first is not counted
        answers = set()
        for process in (few, many) if number % 2 else (many, few):
            seconds, count = process.batch()
            answers.add(count)
            if number:
                took[process].append(seconds)
        if len(answers) > 1:
            sys.exit(f"the processes gave {' and '.join(map(str, answers))} answers")
    few.close()
    many.close()
    plain, more = median(took[few]), median(took[many])
    least = min(took[many]) / min(took[few])
    print(f"\nPlugins: a batch of {cases:,} cases with contested and targets, the engine made within it")
    rows = [
        (f"{few.installed} installed", f"{plain * 1e3:,.0f}"),
        (f"{many.installed} installed", f"{more * 1e3:,.0f}", f"{least:.2f}x", *at_most(more / plain, MOST)),
    ]
    print(table(("what", "CPU ms", "least", "ratio", "goal", ""), rows))


if __name__ == "__main__":
    serve(int(sys.argv[1]))
