"""Its hook raises."""

import sendrules as sr

FAILS = "runs"


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="raises_in_a_hook", name="Badshire Council")


@sr.hookimpl
def sendrules_quality() -> sr.QualityPolicy:
    """Divide by nought."""
    raise ZeroDivisionError("the share of reports that passed, of none")
