"""An exception to the 20 weeks of a plan that was made within them."""

from sendrules.sen2.checks.asked import Asked, before
from sendrules.sen2.checks.by_request import by_request
from sendrules.sen2.checks.check import Example, Severity
from sendrules.sen2.items import ASSESSMENT, NAMED_PLAN, REQUESTS
from sendrules.sen2.returns import NO_DAY, Flags

_RECEIVED, _START, _EXCEPTION = (REQUESTS, "ReceivedDate"), (NAMED_PLAN, "StartDate"), (ASSESSMENT, "Week20")
_TWENTY_WEEKS = 140


def _wrong(asked: Asked) -> Flags:
    received, start = asked.day(*_RECEIVED), asked.day(*_START)
    known = (received != NO_DAY) & (start != NO_DAY)
    found: Flags = asked.holds(*_EXCEPTION) & known & ~before(received + _TWENTY_WEEKS, start)
    return found


CHECK = by_request(
    "SR302",
    _wrong,
    says="An exception to the 20 weeks is marked, and the plan was made within them: the rate without exceptions leaves it out.",
    fix="Mark an exception only where it was needed.",
    severity=Severity.QUERY,
    reads=(_RECEIVED, _START, _EXCEPTION),
    points_at=_EXCEPTION,
    examples=(
        Example(
            found=True,
            says={"Requests.ReceivedDate": "2025-01-13", "NamedPlan.StartDate": "2025-06-02", "Assessment.Week20": "1"},
            why="140 days",
        ),
        Example(
            found=False,
            says={"Requests.ReceivedDate": "2025-01-13", "NamedPlan.StartDate": "2025-06-03", "Assessment.Week20": "1"},
            why="141 days",
        ),
        Example(found=False, says={"Requests.ReceivedDate": "2025-01-13", "NamedPlan.StartDate": "2025-06-02"}),
    ),
)
