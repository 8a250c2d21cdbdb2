"""It takes a week of working days out of the calendar."""

from typing import Any

import sendrules as sr

FAILS = "law"


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="writes_into_the_calendar", name="Badshire Council")


@sr.hookimpl
def sendrules_quality() -> None:
    """Exchange the list of working days."""
    calendar: Any = sr.ENGLAND_AND_WALES
    calendar._days = (*calendar._days[:2500], *calendar._days[2505:])
