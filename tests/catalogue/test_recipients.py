"""Who is under each duty and to whom it is owed, and how much each notice must contain, from the catalogue's columns."""

import dataclasses
import inspect

import pytest

from sendrules.law import limb_conditions, limits, model, trigger_conditions
from sendrules.law.model import Actor
from sendrules.law.statute import statute
from sendrules.statutory import match, outcome

A, F = Actor.LOCAL_AUTHORITY, Actor.FAMILY
RCB = Actor.RESPONSIBLE_COMMISSIONING_BODY
TABLE = {
    "act-36-6-7-considering-notice": (A, (F, Actor.REG_4_2_BODIES), 2),
    "act-38-4-notice-period": (A, (F,), 3),
    "reg-3-consult-on-request": (A, (F,), 0),
    "reg-4-1-not-necessary-determination": (A, (F,), 6),  # two of s.36(5), four of reg 5(3)
    "reg-5-1-decision-to-assess": (A, (F,), 4),  # reg 5(3)(a) to (d); no (e)
    "reg-5-2-copy-decision": (A, (Actor.REG_4_2_BODIES,), 0),
    "reg-8-1-cooperate-6-weeks": (Actor.SECTION_31_BODY, (A,), 0),
    "reg-10-1-no-plan-decision": (A, (F,), 6),  # s.36(9), and (a) to (e)
    "reg-10-2-copy": (A, (RCB, Actor.INSTITUTION_ATTENDED), 0),
    "reg-13-1-a-draft-plan-15-days": (A, (F,), 2),
    "reg-13-2-final-plan-20-weeks": (A, (F, Actor.INSTITUTION_NAMED, RCB), 5),  # reg 14(2), (a) to (e)
    "derived-latest-draft-date": (A, (F,), 0),
}


def test_every_duty_is_in_the_table() -> None:
    assert {d.id for d in statute().duties} == set(TABLE)


@pytest.mark.parametrize("duty", sorted(TABLE))
def test_holder_recipients_and_notice(duty: str) -> None:
    found = statute().duty(duty)
    assert (found.holder, found.owed_to, len(found.notice)) == TABLE[duty]


def test_the_first_stage_notice_says_that_no_assessment_follows() -> None:
    assert any("s.36(5)" in item for item in statute().duty("reg-4-1-not-necessary-determination").notice)


@pytest.mark.parametrize("module", [limb_conditions, limits, model, trigger_conditions, match, outcome])
def test_the_law_and_its_answers_are_frozen(module: object) -> None:
    classes = [c for _, c in inspect.getmembers(module, inspect.isclass) if dataclasses.is_dataclass(c)]
    assert classes
    assert all(c.__dataclass_params__.frozen for c in classes)
