"""It keeps the day on which it was imported."""

import time
from datetime import date

import sendrules as sr

FAILS = "clock"
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)
LOADED = time.localtime()


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="reads_the_clock_at_import", name="Badshire Council")


@sr.hookimpl
def sendrules_prioritisation() -> sr.DateOrder:
    """Order by date, from that day."""
    return sr.DateOrder(id="order", title="By date", in_force_from=date(*LOADED[:3]), provenance=SOURCE)
