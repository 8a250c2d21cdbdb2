"""A decision whether to assess without its day."""

from sendrules.sen2.checks.by_request import by_request
from sendrules.sen2.checks.check import Example
from sendrules.sen2.items import REQUESTS

_OUTCOME, _DAY = (REQUESTS, "RequestOutcome"), (REQUESTS, "RequestOutcomeDate")

CHECK = by_request(
    "SR201",
    lambda asked: asked.says(*_OUTCOME, "Y", "N") & ~asked.given(*_DAY),
    says="The decision whether to assess (Y or N) has no date.",
    fix="Give the day on which the requester was told.",
    reads=(_OUTCOME, _DAY),
    points_at=_DAY,
    examples=(
        Example(found=True, says={"Requests.RequestOutcome": "N", "Requests.RequestOutcomeDate": ""}),
        Example(found=True, says={"Requests.RequestOutcome": "Y", "Requests.RequestOutcomeDate": ""}),
        Example(found=False, says={"Requests.RequestOutcome": "H", "Requests.RequestOutcomeDate": ""}),
        Example(
            found=False, says={"Requests.RequestOutcome": "W", "Requests.RequestOutcomeDate": "", "Assessment": ""}
        ),
    ),
)
