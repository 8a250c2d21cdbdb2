"""Its declaration raises when it is applied."""

from datetime import date
from typing import Any

import sendrules as sr

FAILS = "local"
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="breaks_the_view", name="Badshire Council")


@sr.hookimpl
def sendrules_fast_track() -> sr.FastTrackPolicy:
    """Offer it, and let its class break."""
    brittle: Any = sr.FastTrackPolicy

    def in_force_on(_self: object, day: date) -> bool:
        raise RuntimeError(f"nobody asked about {day}")

    brittle.in_force_on = in_force_on
    return sr.FastTrackPolicy(id="fast", title="Fast", status=sr.FastTrackStatus.TO_BE_PUBLISHED, provenance=(SOURCE,))
