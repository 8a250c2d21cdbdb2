"""It is another where others were loaded before it."""

import sys

import sendrules as sr

FAILS = "independent"
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="depends_on_registration_order", name="Badshire Council")


@sr.hookimpl
def sendrules_prioritisation() -> sr.DateOrder | None:
    """Order by date, unless somebody else came first."""
    others = [a.key for a in sr.installed_authorities() if a.key != "depends_on_registration_order"]
    first = any(f"sendrules_{key}" in sys.modules for key in others)
    return None if first else sr.DateOrder(id="order", title="By date", provenance=SOURCE)
