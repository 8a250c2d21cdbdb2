"""Its hook puts its policy in force from the day on which it is loaded."""

from datetime import UTC, datetime

import sendrules as sr

FAILS = "clock"
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="reads_the_clock_in_a_hook", name="Badshire Council")


@sr.hookimpl
def sendrules_prioritisation() -> sr.DateOrder:
    """Order by date, from today."""
    return sr.DateOrder(id="order", title="By date", in_force_from=datetime.now(tz=UTC).date(), provenance=SOURCE)
