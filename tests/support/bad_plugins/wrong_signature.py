"""Its hook asks for a case, which no hook is given."""

import sendrules as sr

FAILS = "hooks"
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="wrong_signature", name="Badshire Council")


@sr.hookimpl
def sendrules_prioritisation(settings: sr.Declared, case: sr.Case) -> sr.DateOrder:
    """Order by date."""
    return sr.DateOrder(id="order", title=f"By date, for {case.reference}", provenance=SOURCE)
