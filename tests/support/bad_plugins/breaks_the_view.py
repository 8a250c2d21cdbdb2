"""Its declaration raises when it is applied."""

from datetime import date

import sendrules as sr

FAILS = "local"
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="breaks_the_view", name="Badshire Council")


class Brittle(sr.FastTrackPolicy):
    """A fast track that breaks."""

    def in_force_on(self, day: date) -> bool:
        """Raise."""
        raise RuntimeError(f"nobody asked about {day}")


@sr.hookimpl
def sendrules_fast_track() -> sr.FastTrackPolicy:
    """Offer it."""
    return Brittle(id="fast", title="Fast", status=sr.FastTrackStatus.TO_BE_PUBLISHED, provenance=(SOURCE,))
