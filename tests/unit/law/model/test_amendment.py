"""An amendment says exactly what it changes; what cannot be is refused, all at once."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

import sendrules as sr

PLAN = {"duty": "reg-13-2-final-plan-20-weeks", "limit": {"period": "16 weeks", "instead_of": "20 weeks"}}


def amendment(**other: Any) -> sr.Amendment:
    said = {
        "id": "tried",
        "title": "Tried",
        "label": "illustration",
        "source": "made up",
        "in_force_from": date(2027, 9, 1),
        "cohort": "request",
        "edits": [PLAN],
    }
    return sr.Amendment.model_validate(said | other)


def refused(**other: Any) -> str:
    with pytest.raises(ValidationError) as error:
        amendment(**other)
    return str(error.value)


def test_it_is_plain_data_and_back() -> None:
    made = amendment()
    assert sr.Amendment.model_validate(made.to_dict()) == made


@pytest.mark.parametrize(
    ("label", "is_one"), [("illustration", True), ("Illustration", True), ("A Bill, cl. 4", False)]
)
def test_its_name_has_its_label(label: str, is_one: bool) -> None:
    made = amendment(label=label)
    assert made.name == f"Tried ({label})"
    assert made.is_illustration is is_one


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ({}, "none of period, on and next_date"),
        ({"period": "2 weeks", "on": "key-stage-ends"}, "the limit says period and on"),
        ({"on": "key-stage-ends", "counting": "after"}, "counting goes with period"),
        ({"on": "key-stage-ends", "instead_of": "2 weeks"}, "instead_of goes with period"),
        ({"next_date": "31 August", "beyond": "2 weeks"}, "beyond goes with on"),
        ({"next_date": "29 February"}, "29 February is not in every year"),
        ({"next_date": "31 June"}, "this is no day of the year"),
        ({"next_date": "August 31"}, "this is no day of the year"),
        ({"period": "16"}, "it has no unit"),
        ({"on": "key-stage"}, "Input should be"),
        ({"period": "2 weeks", "words": "x"}, "Extra inputs"),
    ],
)
def test_a_limit_that_cannot_be_is_refused(limit: dict[str, str], said: str) -> None:
    assert said in refused(edits=[{"duty": "x", "limit": limit}])


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        ({"duty": "x"}, "the edit changes nothing"),
        ({"duty": "x", "repealed": True, "title": "t"}, "a duty that is gone has no title"),
        ({"duty": "x", "repealed": 1}, "valid boolean"),
        ({"title": "t"}, "Field required"),
    ],
)
def test_an_edit_that_says_nothing_or_too_much_is_refused(edit: dict[str, Any], said: str) -> None:
    assert said in refused(edits=[edit])


def test_a_duty_is_edited_once_and_something_is() -> None:
    assert "is edited twice" in refused(edits=[PLAN, PLAN])
    assert "at least 1 item" in refused(edits=[])


def test_everything_that_is_wrong_is_said_at_once() -> None:
    assert refused(id="X y", cohort="plan", in_force_from="2027-13-01").startswith("3 validation errors")
