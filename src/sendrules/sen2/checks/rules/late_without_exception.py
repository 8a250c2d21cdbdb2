"""A plan over 20 weeks after its request, with no exception and no appeal marked."""

from sendrules.sen2.checks.asked import Asked, before
from sendrules.sen2.checks.by_request import by_request
from sendrules.sen2.checks.check import Example, Severity
from sendrules.sen2.items import ASSESSMENT, NAMED_PLAN, REQUESTS
from sendrules.sen2.returns import NO_DAY, Flags

_RECEIVED, _START, _EXCEPTION = (REQUESTS, "ReceivedDate"), (NAMED_PLAN, "StartDate"), (ASSESSMENT, "Week20")
_APPEALS = (
    (REQUESTS, "RequestMediation"), (REQUESTS, "RequestTribunal"), (ASSESSMENT, "AssessmentMediation"),
    (ASSESSMENT, "AssessmentTribunal"), (ASSESSMENT, "OtherMediation"), (ASSESSMENT, "OtherTribunal"),
)  # fmt: skip
_TWENTY_WEEKS = 140


def _wrong(asked: Asked) -> Flags:
    received = asked.day(*_RECEIVED)
    late: Flags = (received != NO_DAY) & before(received + _TWENTY_WEEKS, asked.day(*_START))
    late &= asked.says(ASSESSMENT, "AssessmentOutcome", "Y") & ~asked.holds(*_EXCEPTION)
    for appeal in _APPEALS:
        late &= ~asked.holds(*appeal)
    return late


CHECK = by_request(
    "SR303",
    _wrong,
    says="The plan was made more than 20 weeks (140 days) after the request, and no exception is marked.",
    fix="Check both dates. If they are right, the plan was late. Mark an exception only where one is recorded (reg 10(4)).",
    severity=Severity.QUERY,
    reads=(_RECEIVED, _START, _EXCEPTION, *_APPEALS),
    points_at=_START,
    examples=(
        Example(found=True, says={"Requests.ReceivedDate": "2025-01-13", "NamedPlan.StartDate": "2025-06-03"}),
        Example(found=False, says={"Requests.ReceivedDate": "2025-01-13", "NamedPlan.StartDate": "2025-06-02"}),
        Example(
            found=False,
            says={
                "Requests.ReceivedDate": "2025-01-13",
                "NamedPlan.StartDate": "2025-06-03",
                "Assessment.OtherTribunal": "1",
            },
        ),
        Example(
            found=False,
            says={"Requests.ReceivedDate": "2025-01-13", "NamedPlan.StartDate": "2025-06-03", "Assessment.Week20": "1"},
        ),
    ),
)
