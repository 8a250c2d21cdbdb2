"""What every record of a case refuses: characters that cannot be printed, and dates that are not dates."""

from datetime import UTC, date, datetime

import pytest

from sendrules.case.circumstances import Claim, Closure, Determination
from sendrules.case.events import Event
from sendrules.errors import InputError


@pytest.mark.parametrize(
    "value",
    [datetime(2025, 5, 21, tzinfo=UTC), datetime(2025, 5, 21, 9, 30, tzinfo=UTC), 1747785600, "21/05/2025"],
)
def test_a_date_in_python_is_a_date(value):
    with pytest.raises(InputError, match=r"Write (it as YYYY-MM-DD|2025-05-21)"):
        Event(kind="request", on=value)


ON = date(2025, 5, 21)


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
def test_a_control_character_is_refused(make, code):
    with pytest.raises(InputError, match=rf"cannot be printed \(U\+{code:04X}\)\. Write the text without it"):
        make(f"Oak{chr(code)}School")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\t"])
def test_only_remarks_may_have_several_lines(end):
    text = f"one{end}two"
    assert Event(kind="request", on=ON, note=text).note == text
    for record in (lambda: Claim(reason=text), lambda: Determination(limb="a", by="b", on=ON, reason=text)):
        with pytest.raises(InputError, match="cannot be printed"):
            record()
    for name in ("id", "about"):
        with pytest.raises(InputError, match="cannot be printed"):
            Event.model_validate({"kind": "advice-request", "on": ON, name: text})


def test_letters_of_any_language_are_printed():
    assert Event(kind="advice-request", on=ON, about="Ysgol Tŷ Coch – Łódź 学校").about
