# /// script
# requires-python = ">=3.11"
# dependencies = ["sendrules", "numpy"]
# [tool.uv.sources]
# sendrules = { path = "..", editable = true }
# ///
"""How long whole processes take: importing sendrules beside numpy, and one timetable at the command line.

Run it as `uv run benchmarks/start_up.py`. Goals are shown beside the figures and not asserted. All processes run in
one environment, in two states: with bytecode on disk, kept in a directory of the benchmark's own, and without any.
`import sendrules` loads names when they are first used, so the processes that use some are shown too, without a goal.
numpy's threads are held to one, so that other work on the machine does not slow one side only.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

from rounds import at_most, interleaved, table

ROUNDS = 21
IMPORT, NUMPY, NOTHING = "import sendrules", "import numpy", "pass"
TIMETABLE = "sendrules timetable"
LOADED_LATER = ("pydantic", "pluggy", "holidays", "numpy", "rich", "click")


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def environment(directory: str, *, bytecode: bool) -> dict[str, str]:
    """The environment of the processes: bytecode is kept in ``directory``, or there is none."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    without = {} if bytecode else {"PYTHONDONTWRITEBYTECODE": "1"}
    return kept | {"PYTHONPYCACHEPREFIX": directory, "OPENBLAS_NUM_THREADS": "1"} | without


def timed(command: Sequence[str], env: dict[str, str]) -> Callable[[], None]:
    def run() -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=env)

    return run


def main(env: dict[str, str]) -> None:
    print(f"sendrules {version('sendrules')}, numpy {version('numpy')}, Python {sys.version.split()[0]}")
    script = str(Path(sys.executable).with_name("sendrules"))  # beside the interpreter, which may be a link
    timetable = [script, "timetable", "--request", "2025-05-21"]
    commands = {
        NOTHING: python("pass"),
        IMPORT: python("import sendrules"),
        NUMPY: python("import numpy"),
        "sendrules.timetable(...)": python(
            "import sendrules as sr, datetime as d; sr.timetable('request', d.date(2025, 5, 21))"
        ),
        "sendrules.evaluate, .Case": python("import sendrules as sr; sr.evaluate, sr.Case"),
        TIMETABLE: timetable,
    }
    code = f"import sendrules, sys; print([m for m in {LOADED_LATER} if m in sys.modules])"
    loaded = subprocess.run(python(code), check=True, capture_output=True, text=True, env=env).stdout.strip()
    print(f"Of {', '.join(LOADED_LATER)}, `import sendrules` loads: {loaded}")
    shown = subprocess.run(timetable, capture_output=True, text=True, check=False, env=env)
    right = shown.returncode == 0 and "8 Oct 2025" in shown.stdout
    print(f"`sendrules timetable --request 2025-05-21` says 8 Oct 2025: {'yes' if right else 'NO'}\n")
    if shown.returncode:
        del commands[TIMETABLE]

    ms = {name: s * 1000 for name, s in interleaved({n: timed(c, env) for n, c in commands.items()}, ROUNDS).items()}
    print(f"Milliseconds a process; medians of {ROUNDS} interleaved rounds")
    rows = []
    for name, value in ms.items():
        ratio = f"{value / ms[NUMPY]:.2f}x"
        goal: tuple[str, ...] = ()
        if name in (IMPORT, TIMETABLE):
            goal = at_most(value / ms[NUMPY], 1)[1:]
        rows.append((name, f"{value:.0f}", f"{value - ms[NOTHING]:.0f}", ratio, *goal))
    print(table(("process", "ms", "over pass", "to import numpy", "goal", ""), rows))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as directory:
        for bytecode in (True, False):
            print(f"\n{'With' if bytecode else 'Without'} bytecode on disk")
            main(environment(str(Path(directory, str(bytecode))), bytecode=bytecode))
