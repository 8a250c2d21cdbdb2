"""One synthetic caseload for every engine, and a checksum of answers that does not turn on their order."""

from __future__ import annotations

from datetime import date
from functools import cache
from hashlib import sha256

import pyarrow as pa

from sendrules.caseload import evaluate
from sendrules.testing.caseloads import caseload

AS_OF = date(2026, 1, 5)


@cache
def events() -> pa.Table:
    """Give the events of 200 synthetic cases."""
    return caseload(200, seed=11, as_of=AS_OF)


@cache
def expected() -> str:
    """Give the checksum of the answers that ``evaluate`` gives."""
    return checksum(evaluate(events(), as_of=AS_OF, audit=0).table)


def checksum(answers: pa.Table) -> str:
    """Give a number that stands for all answers, in any order, with dictionaries or without."""
    lines = sorted(repr(sorted(row.items())) for row in answers.to_pylist())
    assert len(lines) > 4000
    return sha256("\n".join(lines).encode()).hexdigest()
