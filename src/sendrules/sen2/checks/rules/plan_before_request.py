"""A plan that starts before its request. A plan that moved in may: the request was another authority's."""

from sendrules.sen2.checks.asked import Asked, before
from sendrules.sen2.checks.check import Check, Example, Hits, Severity
from sendrules.sen2.items import ACTIVE_PLANS, NAMED_PLAN, REQUESTS

_RECEIVED, _START, _FROM = (REQUESTS, "ReceivedDate"), (NAMED_PLAN, "StartDate"), (ACTIVE_PLANS, "TransferLA")


def _finds(asked: Asked) -> Hits:
    wrong = before(asked.day(*_START), asked.day(*_RECEIVED)) & ~asked.given(*_FROM)
    return Hits(*_START, asked.of_requests(wrong, NAMED_PLAN))


CHECK = Check(
    code="SR104",
    severity=Severity.ERROR,
    says="The plan starts before the request was received.",
    fix="Check both dates. If the plan moved in, give the authority that it came from in TransferLA.",
    reads=(_RECEIVED, _START, _FROM),
    finds=_finds,
    examples=(
        Example(found=True, says={"Requests.ReceivedDate": "2025-03-03", "NamedPlan.StartDate": "2025-03-02"}),
        Example(found=False, says={"Requests.ReceivedDate": "2025-03-03", "NamedPlan.StartDate": "2025-03-03"}),
        Example(
            found=False,
            says={
                "Requests.ReceivedDate": "2025-03-03",
                "NamedPlan.StartDate": "2025-03-02",
                "ActivePlans.TransferLA": "998",
            },
            why="it moved in",
        ),
    ),
)
