"""It puts its exception where a duty is named."""

import sendrules as sr

FAILS = "declarations"
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="exception_as_a_duty", name="Badshire Council")


@sr.hookimpl
def sendrules_standards() -> sr.StandardsPolicy:
    """Excuse what is late."""
    limit = sr.InternalLimit(
        id="shortage",
        title="No limit while there is a shortage",
        duty="ep_shortage",
        within=sr.Weeks(52),
        provenance=SOURCE,
    )
    return sr.StandardsPolicy(id="standards", title="Standards", limits=(limit,), provenance=(SOURCE,))
