"""It lets every week have a day more."""

from datetime import timedelta
from typing import Any

import sendrules as sr

FAILS = "law"


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="patches_a_period", name="Badshire Council")


@sr.hookimpl
def sendrules_quality() -> None:
    """Replace the method that counts weeks."""
    weeks: Any = sr.Weeks
    count = weeks.last_day
    weeks.last_day = lambda self, start, *more: count(self, start, *more) + timedelta(self.n)
