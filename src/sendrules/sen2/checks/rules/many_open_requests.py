"""A whole return with more than a quarter of its requests not decided."""

import numpy as np

from sendrules.sen2.checks.asked import Asked
from sendrules.sen2.checks.check import Check, Example, Hits, Severity
from sendrules.sen2.items import REQUESTS

_SHARE = 0.25


def _finds(asked: Asked) -> Hits:
    requests = asked.found[REQUESTS]
    known = requests.says("RequestOutcome", "Y", "N", "A", "W")
    many = known.any() and requests.says("RequestOutcome", "A").sum() > _SHARE * known.sum()
    return Hits(REQUESTS, "RequestOutcome", np.zeros(1 if many else 0, np.int32))


CHECK = Check(
    code="SR402",
    severity=Severity.QUERY,
    says="More than a quarter of the requests of the year are not decided (A).",
    fix="Check how your system turns decisions into Y and N.",
    reads=((REQUESTS, "RequestOutcome"),),
    finds=_finds,
    whole=True,
    examples=(
        Example(
            found=True,
            says={"Requests.RequestOutcome": "A", "Requests.RequestOutcomeDate": "", "Assessment": ""},
            why="one of two",
        ),
        Example(found=False, says={}),
    ),
)
