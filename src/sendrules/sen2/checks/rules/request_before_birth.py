"""A request before birth."""

from sendrules.sen2.checks.order import in_order
from sendrules.sen2.items import PERSON, REQUESTS

CHECK = in_order(
    "SR101",
    (PERSON, "PersonBirthDate"),
    (REQUESTS, "ReceivedDate"),
    says="The request was received before the person was born.",
)
