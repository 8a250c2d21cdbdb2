"""It declares an exception that the law does not have: a shortage of psychologists."""

import sendrules as sr

FAILS = "declarations"
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="invents_an_exception", name="Badshire Council")


@sr.hookimpl
def sendrules_standards() -> sr.StandardsPolicy:
    """Excuse what is late."""
    return sr.StandardsPolicy(  # type: ignore[call-arg]
        id="standards", title="Standards", provenance=SOURCE,
        exceptions=[{"id": "ep_shortage", "duty": "reg-13-2-final-plan-20-weeks"}],
    )  # fmt: skip
