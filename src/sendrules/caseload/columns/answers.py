"""``Answers``: how one duty stands in every case of a batch."""

from __future__ import annotations

from typing import NamedTuple

from sendrules.caseload.columns.codes import Days, Flags
from sendrules.caseload.columns.instances import Instances
from sendrules.caseload.columns.part import Part
from sendrules.values import quick


class Settled(NamedTuple):
    """A version of a duty for which limits were settled.

    Attributes:
        part: the version, with its starts.
        limit: by start the day of its limit.
    """

    part: Part
    limit: Days


@quick(eq=False)
class Answers:
    """The answers of one duty for a batch.

    Attributes:
        instances: the occurrences of every case that is not in the guard.
        guard: by case, whether the engine for one case has to answer: the instances say nothing of it.
        no_twin: the classes for want of whose twins some cases, or all, were left to it.
        settled: each version with its limits, to see what another answer to a contested question would move.
    """

    instances: Instances
    guard: Flags
    no_twin: frozenset[str] = frozenset()
    settled: tuple[Settled, ...] = ()
