"""A performance target is a share, and never the law."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

import sendrules as sr
from policies import DOC


def test_a_target_is_a_share_and_never_the_law():
    target = sr.PerformanceTarget(id="t", title="T", at_least=Decimal("0.85"), provenance=DOC)
    assert (target.met_by(0.85), target.met_by(0.849), target.is_statutory) == (True, False, False)
    with pytest.raises(ValidationError):
        sr.PerformanceTarget(id="t", title="T", at_least=Decimal("1.01"), provenance=DOC)
    with pytest.raises(ValidationError, match="cannot fall"):
        sr.Trajectory.model_validate({
            "cumulative": True, "unit": "x", "points": [{"by": "2026-05", "value": 2}, {"by": "2026-06", "value": 1}]
        })  # fmt: skip
