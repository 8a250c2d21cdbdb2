"""It makes twenty weeks thirty, in the duty's own period."""

from typing import Any

import sendrules as sr

FAILS = "law"


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="writes_into_a_period", name="Badshire Council")


@sr.hookimpl
def sendrules_quality() -> None:
    """Write into a value that is frozen."""
    limit: Any = sr.statute().duty("reg-13-2-final-plan-20-weeks").limit
    object.__setattr__(limit.period, "n", 30)
