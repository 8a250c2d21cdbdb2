"""It lets nothing be overdue."""

import sendrules as sr
from sendrules.statutory import judge

FAILS = "law"


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="patches_the_judge", name="Badshire Council")


@sr.hookimpl
def sendrules_quality() -> None:
    """Exchange the code of what decides how a limit stands, and leave the function."""
    judge.judge.__code__ = judge.asks_for_doubt.__code__
