"""A whole return without a refusal to assess: the outcome may not be recorded at all."""

import numpy as np

from sendrules.sen2.checks.asked import Asked
from sendrules.sen2.checks.check import Check, Example, Hits, Severity
from sendrules.sen2.items import REQUESTS

_LEAST = 50
"""In a return with fewer decided requests none may have been refused."""


def _finds(asked: Asked) -> Hits:
    requests = asked.found[REQUESTS]
    decided = int(requests.says("RequestOutcome", "Y", "N").sum())
    none = decided >= _LEAST and not requests.says("RequestOutcome", "N").any()
    return Hits(REQUESTS, "RequestOutcome", np.zeros(1 if none else 0, np.int32))


CHECK = Check(
    code="SR401",
    severity=Severity.QUERY,
    says="No request of the whole return was refused. In England one in four was.",
    fix="Check how your system turns refusals into N.",
    reads=((REQUESTS, "RequestOutcome"),),
    finds=_finds,
    whole=True,
    examples=(Example(found=False, says={}, why="two requests are too few to tell"),),
)
