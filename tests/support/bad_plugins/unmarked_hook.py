"""It forgets to mark a hook, which would never be called."""

import sendrules as sr

FAILS = "hooks"
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="unmarked_hook", name="Badshire Council")


def sendrules_prioritisation() -> sr.DateOrder:
    """Order by date; nobody calls it."""
    return sr.DateOrder(id="order", title="By date", provenance=SOURCE)
