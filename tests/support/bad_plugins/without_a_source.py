"""It does not say where its order comes from."""

import sendrules as sr

FAILS = "provenance"


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="without_a_source", name="Badshire Council")


@sr.hookimpl
def sendrules_prioritisation() -> sr.DateOrder:
    """Order by date, on nobody's authority."""
    return sr.DateOrder(id="order", title="By date")  # type: ignore[call-arg]
