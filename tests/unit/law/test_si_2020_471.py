"""The coronavirus exception of 2020: which limits it reaches."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

import sendrules as sr
from sendrules.citation import reg
from sendrules.law.conditions.limbs import CoronavirusReason
from sendrules.law.model.life import CORONAVIRUS_2020
from sendrules.law.si_2014_1530.reg_05 import LIMBS
from sendrules.law.si_2020_471 import gloss

LAW = sr.statute()

# the gloss of SI 2020/471

REASSESS, DECIDE = "reg-25-1-15-days", "reg-5-1-decision-to-assess"

NOT_REACHED = (
    "reg-13-1-a-draft-plan-15-days", "reg-18-1-a-phase-transfer-post16", "reg-18-1-b-phase-transfer-other",
    "reg-18-2-post16-to-post16", "reg-20-3-meeting-notice", "reg-20-4-circulate-advice", "reg-21-3-meeting-notice",
    "reg-21-4-circulate-advice", "reg-22-2-c-15-days", "reg-37-2-notice-5wd", "reg-48-stay-10-days",
    "reg-49-4-senco-qualification", "reg-61-3-withdrawal-28-days", "det-22-2",
)  # fmt: skip


def test_the_gloss_puts_one_limb_beside_what_stands():
    duty = replace(LAW.duty(DECIDE), unless=LIMBS[:2])
    glossed = gloss(duty, reg("2A(3)(z)"))
    assert replace(glossed, unless=duty.unless) == duty
    assert glossed.unless[:-1] == LIMBS[:2]
    limb = glossed.unless[-1]
    assert (limb.id, limb.provision, limb.via) == (f"reg-2A-for-{DECIDE}", reg("2A(3)(z)"), None)
    assert (limb.when, limb.in_force) == (CoronavirusReason(), CORONAVIRUS_2020)
    assert (limb.title, limb.residual) == (
        "not reasonably practicable for a reason relating to coronavirus",
        "as soon as reasonably practicable",
    )
    assert duty.unless == LIMBS[:2]  # the duty given is left as it was


@pytest.mark.parametrize("id", NOT_REACHED)
def test_what_it_does_not_list_is_not_relaxed(id):
    for duty in LAW.versions(id):
        assert not [limb for limb in duty.unless if isinstance(limb.when, CoronavirusReason)]


def test_no_duty_is_relaxed_twice():
    for duty in LAW.duties:
        assert len([x for x in duty.unless if isinstance(x.when, CoronavirusReason)]) <= 1, duty.id


@pytest.mark.parametrize(
    ("asked", "determined", "outcome"),
    [
        (date(2020, 4, 15), True, "due"),  # + 15 days: 30 April 2020
        (date(2020, 4, 16), True, "disapplied"),  # 1 May
        (date(2020, 4, 16), False, "due"),
        (date(2020, 9, 9), True, "disapplied"),  # 24 September
        (date(2020, 9, 10), True, "due"),
    ],
)
def test_a_limit_that_the_gloss_reaches_is_lifted_by_a_determination(asked, determined, outcome):
    made = sr.Determination(limb=f"reg-2A-for-{REASSESS}", by="officer", on=asked + timedelta(10), reason="invented")
    case = sr.Case(
        reference="T-2",
        events=[sr.Event(kind="reassessment-request", on=asked)],
        circumstances=[sr.Coronavirus(first_day=date(2020, 3, 23), what="invented")],
        determinations=[made] if determined else [],
    )
    found = sr.evaluate(case, as_of=asked + timedelta(60))[REASSESS]
    assert found.outcome.name == outcome
    assert found.compliance == ("not-applicable" if outcome == "disapplied" else "overdue")
    assert found.instances[0].limit == asked + timedelta(15)
    if outcome == "disapplied":
        assert found.outcome.residual == "as soon as reasonably practicable"
