"""It makes a declaration without the checks of its class: a share of more than all."""

from decimal import Decimal

import sendrules as sr

FAILS = "declarations"
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="made_without_checks", name="Badshire Council")


@sr.hookimpl
def sendrules_performance() -> sr.PerformancePolicy:
    """Aim at more than everything."""
    target = sr.PerformanceTarget.model_construct(
        id="target", title="120% in time", at_least=Decimal("1.2"), provenance=(SOURCE,)
    )
    return sr.PerformancePolicy(id="performance", title="Targets", targets=(target,), provenance=(SOURCE,))
