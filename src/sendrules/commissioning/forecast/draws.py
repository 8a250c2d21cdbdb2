"""``Draws``: where a forecast's random numbers come from, one stream for each part, so that a change of one part moves no other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sendrules.commissioning.inputs.numbers import Between
from sendrules.errors import InputError, Problem

Floats = NDArray[np.float64]
Counts = NDArray[np.int32]
MOST_RUNS = 1_000_000


@dataclass(frozen=True, slots=True)
class Draws:
    """How many runs, and the seed of their random numbers.

    Two forecasts with the same draws meet the same requests, vacancies and rejections, as far as their inputs agree: a
    stream belongs to a part by its name, such as a supply's id. So a difference between the two comes from the inputs.

    Attributes:
        runs: how many runs.
        seed: the seed.

    Raises:
        InputError: there is no run, or more than a million; or the seed is below 0. Both are whole numbers.

    >>> a, b = Draws(runs=3, seed=1), Draws(runs=3, seed=1)
    >>> bool((a.stream("vacancy", "in-house").random(3) == b.stream("vacancy", "in-house").random(3)).all())
    True
    """

    runs: int
    seed: int = 0

    def __post_init__(self) -> None:
        """Refuse what is no number of runs, and no seed."""
        found = []
        if not whole(self.runs) or not 1 <= self.runs <= MOST_RUNS:
            message = f"{self.runs!r} is not possible."
            found.append(Problem("runs", message, f"Give a whole number from 1 to {MOST_RUNS:,}, such as 1000."))
        if not whole(self.seed) or self.seed < 0:
            found.append(Problem("seed", f"{self.seed!r} is not possible.", "Give a whole number, 0 or more."))
        if found:
            raise InputError("a forecast", found)

    def stream(self, *name: str) -> np.random.Generator:
        """Give the stream of a part, from its start: numpy's PCG64.

        Args:
            name: what the numbers are for, and of which part.
        """
        key = crc32("\n".join(name).encode())
        return np.random.Generator(np.random.PCG64(np.random.SeedSequence(self.seed, spawn_key=(key,))))

    def once(self, value: Between, *name: str) -> Floats:
        """Draw an uncertain number once for each run.

        Args:
            value: the number.
            name: the name of its stream.

        Returns:
            One number a run; an array of one where it is the same in all.
        """
        if value.fixed:
            return np.array([value.low])
        stream: Any = self.stream(*name)
        if value.likely is None:
            return np.asarray(stream.uniform(value.low, value.high, self.runs))
        return np.asarray(stream.triangular(value.low, value.likely, value.high, self.runs))


def whole(given: object) -> bool:
    """Whether something is a whole number.

    Args:
        given: what it is about.

    >>> whole(3), whole(True), whole(3.0)
    (True, False, False)
    """
    return isinstance(given, int | np.integer) and not isinstance(given, bool)
