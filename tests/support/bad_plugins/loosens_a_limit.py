"""It gives itself 22 weeks where the law gives 20."""

import sendrules as sr

FAILS = "floor"
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="loosens_a_limit", name="Badshire Council")


@sr.hookimpl
def sendrules_standards() -> sr.StandardsPolicy:
    """Allow two weeks more."""
    limit = sr.InternalLimit(
        id="plan", title="The plan within 22 weeks", duty="reg-13-2-final-plan-20-weeks", within=sr.Weeks(22),
        provenance=(SOURCE,),
    )  # fmt: skip
    return sr.StandardsPolicy(id="standards", title="Standards", limits=(limit,), provenance=(SOURCE,))
