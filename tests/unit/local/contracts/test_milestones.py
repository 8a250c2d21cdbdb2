"""The colour of a milestone."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import sendrules as sr
from policies import DOC


def milestone(**change: Any) -> sr.Milestone:
    given: dict[str, Any] = {
        "id": "m", "title": "M", "by": "2026-05", "quantity": {"value": 400, "unit": "assessments", "circa": True},
        "cumulative": True, "provenance": DOC,
    }  # fmt: skip
    return sr.Milestone.model_validate(given | change)


def test_a_milestone_of_circa_400_with_360_done_is_red_on_its_last_day_and_the_reported_colour_stays():
    found = sr.milestone_status(milestone(), date(2026, 5, 31), done=360, reported=sr.Brag.AMBER)
    assert (found.computed, found.reported) == (sr.Brag.RED, sr.Brag.AMBER)
    assert (found.short_by, found.share) == (40, Decimal("0.9"))
    assert "circa" in found.assumptions[0]


@pytest.mark.parametrize(
    ("given", "colour"),
    [
        ({"done": 400}, "blue"), ({"done": 360, "forecast": 390}, "red"), ({"done": 360, "at_risk": True}, "amber"),
        ({"done": 360, "forecast": 410}, "green"), ({"done": 360}, None), ({}, None),
    ],
)  # fmt: skip
def test_before_its_day_a_milestone_is_judged_by_what_is_known(given, colour):
    found = sr.milestone_status(milestone(), date(2026, 4, 30), **given)
    assert found.computed == colour
    assert bool(found.missing) is (colour is None)


@pytest.mark.parametrize(
    ("given", "colour", "missing"),
    [
        ({"done": 360, "at_risk": False}, None, True), ({"done": 360, "forecast": 410}, None, True), ({}, None, True),
        ({"done": 360, "forecast": 390}, "red", False), ({"done": 360, "at_risk": True}, "amber", False),
        ({"done": 400}, "blue", False),
    ],
)  # fmt: skip
def test_without_a_day_a_milestone_is_never_on_track(given, colour, missing):
    found = sr.milestone_status(milestone(by={"stated": "by spring 2024"}), date(2030, 1, 1), **given)
    assert found.computed == colour
    assert found.missing == (("the day by which it is to be done",) if missing else ())
    assert "the source gives no day, and says: by spring 2024" in found.reasons
