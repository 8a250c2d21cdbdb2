"""It is another where it is the only one."""

import sendrules as sr

FAILS = "independent"
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="depends_on_what_is_installed", name="Badshire Council")


@sr.hookimpl
def sendrules_prioritisation() -> sr.DateOrder | None:
    """Order by date, and say how many others there are."""
    n = len(sr.installed_authorities())
    return sr.DateOrder(id="order", title=f"By date, as one of {n}", provenance=SOURCE)
