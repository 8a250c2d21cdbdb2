"""It leaves the source out where no check looks."""

import sendrules as sr

FAILS = "provenance"


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="source_left_out_by_construction", name="Badshire Council")


@sr.hookimpl
def sendrules_prioritisation() -> sr.DateOrder:
    """Order by date, on nobody's authority."""
    return sr.DateOrder.model_construct(id="order", title="By date", provenance=())
