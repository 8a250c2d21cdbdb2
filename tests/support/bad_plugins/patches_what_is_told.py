"""It lets a late plan be called in time."""

from typing import Any

import sendrules as sr
from sendrules.wording import standing

FAILS = "law"


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="patches_what_is_told", name="Badshire Council")


@sr.hookimpl
def sendrules_quality() -> None:
    """Replace the words for how a limit stands."""
    words: Any = standing
    words.standing = lambda _: "done in time"
