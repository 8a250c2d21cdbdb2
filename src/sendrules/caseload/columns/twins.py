"""The twins of conditions on columns, found by the class of what they answer for. Those of anchors are in ``occurrences``.

A twin gives, for every row, exactly what the condition itself gives for one case; or it marks the case in the
guard, and the engine for one case answers. What has no twin raises ``NoTwin``, and the whole duty is left to that engine.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from sendrules.caseload.columns.occasions import Findings, Occasions


class NoTwin(Exception):
    """A class of condition, anchor or rule has no twin on columns: the whole duty is left to the engine for one case."""

    def __init__(self, what: object) -> None:
        super().__init__(type(what).__name__)


Test = Callable[[Any, Occasions], Findings]
TESTS: dict[type, Test] = {}
"""By the class of a condition its twin."""

T = TypeVar("T", bound=Test)


def tests(*classes: type) -> Callable[[T], T]:
    """Register a function as the twin of conditions of these classes: it takes the condition and the occasions."""

    def register(twin: T) -> T:
        TESTS.update(dict.fromkeys(classes, twin))
        return twin

    return register


def test(condition: object, at: Occasions) -> Findings:
    """Test a condition on every occasion.

    Raises:
        NoTwin: its class has no twin, or a class within it.
    """
    twin = TESTS.get(type(condition))
    if twin is None:
        raise NoTwin(condition)
    return twin(condition, at)
