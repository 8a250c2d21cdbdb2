"""An assessment of a request that was withdrawn or is not decided. One that was refused may have one: a refusal that was overturned."""

from sendrules.sen2.checks.by_request import by_request
from sendrules.sen2.checks.check import Example
from sendrules.sen2.items import ASSESSMENT, REQUESTS

_OUTCOME, _POINT = (REQUESTS, "RequestOutcome"), (ASSESSMENT, "AssessmentOutcome")

CHECK = by_request(
    "SR205",
    lambda asked: asked.says(*_OUTCOME, "A", "W") & asked.there(ASSESSMENT),
    says="The request is not decided (A) or was withdrawn (W), and has an assessment.",
    fix="Correct the outcome of the request, or remove the assessment.",
    reads=(_OUTCOME, _POINT),
    points_at=_POINT,
    examples=(
        Example(found=True, says={"Requests.RequestOutcome": "W"}),
        Example(found=True, says={"Requests.RequestOutcome": "A"}),
        Example(
            found=False, says={"Requests.RequestOutcome": "N"}, why="a refusal that was overturned keeps its outcome"
        ),
        Example(found=False, says={"Requests.RequestOutcome": "A", "Assessment": ""}),
    ),
)
