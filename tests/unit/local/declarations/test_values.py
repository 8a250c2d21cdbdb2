"""A declaration in Python accepts no more than one in TOML."""

from datetime import date

import pytest
from pydantic import ValidationError

import sendrules as sr


def test_a_declaration_in_python_takes_no_more_than_one_in_toml():
    doc = {"document": "D", "place": "p", "status": "published"}
    with pytest.raises(ValidationError, match="this is not a day"):
        sr.StandardsPolicy.model_validate({"id": "s", "title": "S", "provenance": doc, "in_force_from": 86400})
    with pytest.raises(ValidationError, match="a period is a number with its unit"):
        sr.VolumeStep.model_validate({"rate": {"value": 35, "unit": "plans", "per": "month"}, "lasts": True})
    on = sr.StandardsPolicy.model_validate({"id": "s", "title": "S", "provenance": doc, "in_force_from": "2026-01-31"})
    assert on.in_force_from == date(2026, 1, 31)
