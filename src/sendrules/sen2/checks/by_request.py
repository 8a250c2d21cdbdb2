"""Checks that ask something of each request, and point at one of its items."""

from __future__ import annotations

from collections.abc import Callable

from sendrules.sen2.checks.asked import Asked
from sendrules.sen2.checks.check import Check, Example, Hits, Severity
from sendrules.sen2.returns import Flags

Item = tuple[str, str]


def by_request(
    code: str,
    wrong: Callable[[Asked], Flags],
    *,
    says: str,
    fix: str,
    reads: tuple[Item, ...],
    points_at: Item,
    examples: tuple[Example, ...],
    severity: Severity = Severity.ERROR,
) -> Check:
    """Make a check of each request.

    Args:
        code: its code.
        wrong: says by request whether something is wrong.
        says: what is wrong.
        fix: what to do.
        reads: the module and item of each item that it reads.
        points_at: the module and item that a finding points at.
        examples: what it must find, and what it must leave alone.
        severity: how much it weighs.
    """

    def finds(asked: Asked) -> Hits:
        return Hits(*points_at, asked.of_requests(wrong(asked), points_at[0]))

    return Check(code=code, severity=severity, says=says, fix=fix, reads=reads, finds=finds, examples=examples)
