"""It counts a draft in working days: 88 of them leave the family fifteen days, save where bank holidays lie in them."""

import sendrules as sr

FAILS = "floor"
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="step_too_late_on_some_days", name="Badshire Council")


@sr.hookimpl
def sendrules_standards() -> sr.StandardsPolicy:
    """Serve the draft within 88 working days, which may be more than 125 days."""
    step = sr.InternalStep(
        id="draft", title="The draft within 88 working days", act="draft-plan", after="request",
        within=sr.WorkingDays(88), provenance=(SOURCE,),
    )  # fmt: skip
    return sr.StandardsPolicy(id="standards", title="Standards", steps=(step,), provenance=(SOURCE,))
