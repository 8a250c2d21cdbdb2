"""What the benchmarks share: interleaved rounds with medians, and a table that shows goals and asserts none."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median


def interleaved(
    contenders: Mapping[str, Callable[[], object]],
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
    before: Callable[[], object] = lambda: None,
) -> dict[str, float]:
    """Give the median seconds of each contender.

    The order is A B C A B C, so that a change in the machine's speed meets them all. Each is called once before it
    is timed, and the garbage collector is off while it is. ``before`` runs before each call and is not timed.
    """
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for call in contenders.values():
        before()
        call()
    for _ in range(rounds):
        for name, call in contenders.items():
            before()
            gc.collect()
            gc.disable()
            try:
                start = clock()
                call()
                times[name].append(clock() - start)
            finally:
                gc.enable()
    return {name: median(found) for name, found in times.items()}


def at_least(ratio: float, goal: float) -> tuple[str, str, str]:
    """Give three cells: the ratio, its goal and how it stands."""
    return f"{ratio:,.0f}x", f">= {goal:g}x", "met" if ratio >= goal else "MISSED"


def at_most(value: float, goal: float, unit: str = "x", digits: int = 2) -> tuple[str, str, str]:
    """Give three cells: the figure, its goal and how it stands."""
    return f"{value:.{digits}f}{unit}", f"<= {goal:g}{unit}", "met" if value <= goal else "MISSED"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay rows out in columns: the first to the left, the others to the right."""
    cells = [head, *([*row, *[""] * (len(head) - len(row))] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    lines = [
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]
    return "\n".join([lines[0], "-" * max(map(len, lines)), *lines[1:]])
