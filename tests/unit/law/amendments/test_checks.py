"""An amendment is held against the law before anything is answered under it."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from sendrules.errors import InputError


def problems(*edits: dict[str, Any], first: date = date(2027, 9, 1)) -> list[str]:
    made = sr.Amendment(
        id="tried", title="T", label="illustration", source="s", in_force_from=first, cohort="start", edits=edits
    )
    with pytest.raises(InputError) as error:
        sr.statute().amended(made)
    return [str(problem) for problem in error.value.problems]


def test_every_problem_has_its_place_and_its_fix() -> None:
    found = problems(
        {"duty": "reg-13-2-final-plan", "title": "T"},
        {"duty": "reg-5-1-decision-to-assess", "without": ["x"]},
        {"duty": "reg-10-1-no-plan-decision", "limit": {"period": "8 weeks", "instead_of": "9 weeks"}},
    )
    assert [text.split(":")[0] for text in found] == ["edits[0].duty", "edits[1].without", "edits[2].limit"]
    assert "Did you mean reg-13-2-final-plan-20-weeks" in found[0]
    assert "It has 16 weeks." in found[2]


@pytest.mark.parametrize(
    ("edit", "first", "said"),
    [
        ({"duty": "reg-13-2-final-plan-20-weeks", "title": "T"}, date(2014, 8, 31), "is not in force on 2014-08-31"),
        ({"duty": "reg-49-4-senco-qualification", "title": "T"}, date(2027, 9, 1), "goes by the day of its limit"),
        ({"duty": "cwsa-38-register", "title": "T"}, date(2027, 9, 1), "enacted and not commenced"),
        ({"duty": "reg-13-2-final-plan-20-weeks", "commences": True}, date(2027, 9, 1), "is commenced: in force from"),
    ],
)
def test_what_cannot_be_amended_on_that_day_is_refused(edit: dict[str, Any], first: date, said: str) -> None:
    assert said in problems(edit, first=first)[0]


def test_what_another_limit_counts_from_is_not_repealed_alone() -> None:
    (found,) = problems({"duty": "reg-13-2-final-plan-20-weeks", "repealed": True})
    assert "the limit of derived-latest-draft-date counts from reg-13-2-final-plan-20-weeks" in found
    both = [
        {"duty": "reg-13-2-final-plan-20-weeks", "repealed": True},
        {"duty": "derived-latest-draft-date", "repealed": True},
    ]
    made = sr.Amendment(
        id="tried",
        title="T",
        label="illustration",
        source="s",
        in_force_from=date(2027, 9, 1),
        cohort="start",
        edits=both,
    )
    assert sr.statute().amended(made).duty("reg-13-2-final-plan-20-weeks").in_force.last == date(2027, 8, 31)


def test_an_edit_has_to_fit_every_answer_to_a_contested_question() -> None:
    law = sr.statute()
    made = sr.Amendment(
        id="tried",
        title="T",
        label="illustration",
        source="s",
        in_force_from=date(2027, 9, 1),
        cohort="start",
        edits=[{"duty": "reg-13-2-final-plan-20-weeks", "limit": {"period": "16 weeks", "instead_of": "20 weeks"}}],
    )
    amended = law.amended(made)
    for reading in law.readings_of("reg-13-2-final-plan-20-weeks"):
        for answer in reading.alternatives:
            assert amended.alternative(reading.id, answer).amendment == made
    with pytest.raises(ValueError, match="amended already"):
        amended.amended(made)
