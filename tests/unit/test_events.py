"""The records of a case on their own: what they refuse whoever makes them."""

from datetime import date

import pytest
from pydantic import ValidationError

from sendrules.case.circumstances import Claim, Closure, Determination
from sendrules.case.events import Event

ON = date(2025, 5, 21)


@pytest.mark.parametrize("value", ["yes", "true", 1, 0, "on", None])
def test_planned_is_true_or_false(value):
    with pytest.raises(ValidationError, match="valid boolean"):
        Event.model_validate({"kind": "request", "on": ON, "planned": value})


@pytest.mark.parametrize("code", [0x00, 0x07, 0x1B, 0x7F, 0x85, 0x9B, 0x2028, 0x202E, 0x2066])
@pytest.mark.parametrize(
    "make",
    [
        lambda text: Event(kind="advice-request", on=ON, about=text),
        lambda text: Event(kind="request", on=ON, id=text),
        lambda text: Event(kind="request", on=ON, note=text),
        lambda text: Closure(institution=text, setting="school", first_day_closed=ON),
        lambda text: Determination(limb="reg-5-4-a-exception", by="manager", on=ON, reason=text),
        lambda text: Claim(reason=text),
    ],
)
def test_a_character_that_steers_a_terminal_is_refused(make, code):
    with pytest.raises(ValidationError, match=rf"cannot be printed \(U\+{code:04X}\)\. Write the text without it"):
        make(f"Oak{chr(code)}School")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\t"])
def test_lines_stand_in_remarks_only(end):
    text = f"one{end}two"
    assert Event(kind="request", on=ON, note=text).note == text
    for record in (lambda: Claim(reason=text), lambda: Determination(limb="a", by="b", on=ON, reason=text)):
        with pytest.raises(ValidationError, match="cannot be printed"):
            record()
    for name in ("id", "about"):
        with pytest.raises(ValidationError, match="cannot be printed"):
            Event.model_validate({"kind": "advice-request", "on": ON, name: text})


def test_letters_of_any_language_are_printed():
    assert Event(kind="advice-request", on=ON, about="Ysgol Tŷ Coch – Łódź 学校").about


@pytest.mark.parametrize("order", ["cease", "remit", "other"])
def test_no_concession_is_about_what_cannot_be_appealed_for(order):
    with pytest.raises(ValidationError, match="against ceasing, `continue`"):
        Event(kind="appeal-conceded", on=date(2025, 5, 12), order=order)


@pytest.mark.parametrize("order", [None, "assess", "continue", "continue-and-amend"])
def test_a_concession_is_about_what_was_appealed_for(order):
    assert Event(kind="appeal-conceded", on=date(2025, 5, 12), order=order).order == order
