"""It imports what is not installed."""

import sendrules as sr

FAILS = "found"
import a_library_that_is_not_installed  # type: ignore[import-not-found]  # noqa: E402, F401


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="import_error", name="Badshire Council")
