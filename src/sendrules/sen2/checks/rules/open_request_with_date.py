"""A request that is not decided yet, with the day of its decision."""

from sendrules.sen2.checks.by_request import by_request
from sendrules.sen2.checks.check import Example
from sendrules.sen2.items import REQUESTS

_OUTCOME, _DAY = (REQUESTS, "RequestOutcome"), (REQUESTS, "RequestOutcomeDate")

CHECK = by_request(
    "SR202",
    lambda asked: asked.says(*_OUTCOME, "A") & asked.given(*_DAY),
    says="The request is not decided yet (A), and has the date of a decision.",
    fix="Give the decision, or remove the date.",
    reads=(_OUTCOME, _DAY),
    points_at=_OUTCOME,
    examples=(
        Example(found=True, says={"Requests.RequestOutcome": "A", "Requests.RequestOutcomeDate": "2025-05-05"}),
        Example(found=False, says={"Requests.RequestOutcome": "A", "Requests.RequestOutcomeDate": ""}),
        Example(found=False, says={"Requests.RequestOutcome": "W", "Requests.RequestOutcomeDate": "2025-05-05"}),
    ),
)
