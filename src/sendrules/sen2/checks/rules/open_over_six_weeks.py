"""A request that was still not decided over six weeks after it came."""

from sendrules.sen2.checks.asked import Asked
from sendrules.sen2.checks.by_request import by_request
from sendrules.sen2.checks.check import Example, Severity
from sendrules.sen2.items import REQUESTS
from sendrules.sen2.returns import NO_DAY, Flags

_RECEIVED, _OUTCOME = (REQUESTS, "ReceivedDate"), (REQUESTS, "RequestOutcome")
_SIX_WEEKS = 42


def _wrong(asked: Asked) -> Flags:
    received = asked.day(*_RECEIVED)
    old: Flags = (received != NO_DAY) & (asked.survey_day > received + _SIX_WEEKS)
    return old & asked.says(*_OUTCOME, "A")


CHECK = by_request(
    "SR304",
    _wrong,
    says="The request was not decided (A) on the survey day, more than six weeks (42 days) after it came (reg 5(1)).",
    fix="Check that the decision was not only left out. If it was made, give it with its date.",
    severity=Severity.QUERY,
    reads=(_RECEIVED, _OUTCOME),
    points_at=_OUTCOME,
    examples=(
        Example(
            found=True,
            says={
                "Requests.ReceivedDate": "2025-12-03",
                "Requests.RequestOutcome": "A",
                "Requests.RequestOutcomeDate": "",
                "Assessment": "",
            },
            why="43 days",
        ),
        Example(
            found=False,
            says={
                "Requests.ReceivedDate": "2025-12-04",
                "Requests.RequestOutcome": "A",
                "Requests.RequestOutcomeDate": "",
                "Assessment": "",
            },
            why="42 days",
        ),
        Example(found=False, says={"Requests.ReceivedDate": "2025-06-03"}),
    ),
)
