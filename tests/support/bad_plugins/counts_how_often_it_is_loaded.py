"""It is another when it is loaded a second time."""

import sendrules as sr

FAILS = "independent"
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)
LOADED: list[int] = []


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="counts_how_often_it_is_loaded", name="Badshire Council")


@sr.hookimpl
def sendrules_prioritisation() -> sr.DateOrder:
    """Order by date, and count."""
    LOADED.append(1)
    return sr.DateOrder(id=f"order-{len(LOADED)}", title="By date", provenance=SOURCE)
