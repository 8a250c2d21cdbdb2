"""Its hook returns plain data in place of a declaration."""

import sendrules as sr

FAILS = "types"


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="wrong_type", name="Badshire Council")


@sr.hookimpl
def sendrules_prioritisation() -> object:
    """Say it in a dictionary."""
    return {"mode": "date_order"}
