"""It lets every time away be long enough for an exception."""

from typing import Any

import sendrules as sr
from sendrules.law.conditions.limbs import AbsentFromArea

FAILS = "law"


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="patches_a_condition", name="Badshire Council")


@sr.hookimpl
def sendrules_quality() -> None:
    """Replace the method of a condition, which no date shows."""
    condition: Any = AbsentFromArea
    condition.test = lambda *_: None
