"""It counts in working days: 30 are six weeks, save where a bank holiday lies in them."""

import sendrules as sr

FAILS = "floor"
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="loosens_on_some_days", name="Badshire Council")


@sr.hookimpl
def sendrules_standards() -> sr.StandardsPolicy:
    """Decide within 30 working days, which may be more than six weeks."""
    limit = sr.InternalLimit(
        id="decide", title="The decision within 30 working days", duty="reg-5-1-decision-to-assess",
        within=sr.WorkingDays(30), provenance=(SOURCE,),
    )  # fmt: skip
    return sr.StandardsPolicy(id="standards", title="Standards", limits=(limit,), provenance=(SOURCE,))
