"""Checks that one day is not before another, which is what most of them ask."""

from __future__ import annotations

from sendrules.sen2.checks.asked import Asked, before
from sendrules.sen2.checks.check import Check, Example, Hits, Severity

Item = tuple[str, str]


def in_order(
    code: str,
    first: Item,
    second: Item,
    *,
    says: str,
    fix: str = "Check both dates.",
    severity: Severity = Severity.ERROR,
    more: tuple[Example, ...] = (),
) -> Check:
    """Make a check that a day is not before another of the same request.

    Args:
        code: its code.
        first: the module and item of the day that comes first.
        second: those of the day that comes second; a finding points at it.
        says: what is wrong.
        fix: what to do.
        severity: how much it weighs.
        more: examples besides the two that every such check has.
    """

    def finds(asked: Asked) -> Hits:
        wrong = before(asked.day(*second), asked.day(*first))
        return Hits(second[0], second[1], asked.of_requests(wrong, second[0]))

    one, other = ".".join(first), ".".join(second)
    examples = (
        Example(found=True, says={one: "2025-06-10", other: "2025-06-09"}, why="a day before"),
        Example(found=False, says={one: "2025-06-10", other: "2025-06-10"}, why="the same day"),
        Example(found=False, says={one: "", other: "2025-06-09"}, why="one day is not known"),
    )
    return Check(
        code=code,
        severity=severity,
        says=says,
        fix=fix,
        reads=(first, second),
        finds=finds,
        examples=(*examples, *more),
    )
