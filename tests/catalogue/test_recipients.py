"""Who is under each duty and to whom it is owed, and how much each notice must contain, as the catalogue has them.

It names no recipient of reviews (s.44, s.48, regs 15(5), 18, 27(4)), of ss.45(4) and 46, of reg 49, of reviews of direct
payments, or of SI 2015/62 regs 15 and 29(6), and no holder of reg 48 and reg 49(7): there the table has whom they serve.
"""

import contextlib
import dataclasses
import importlib
import inspect
import pkgutil

import pytest

from sendrules import law, local, statutory, time
from sendrules.law.conditions import limbs as limb_conditions
from sendrules.law.conditions.history import Stands
from sendrules.law.model.actors import Actor
from sendrules.law.model.duty import Duty
from sendrules.law.model.limits import After
from sendrules.law.statute import statute
from sendrules.local.loading import law_guard, policy_entries, policy_slips
from sendrules.statutory import instance, match

A, F = Actor.LOCAL_AUTHORITY, Actor.FAMILY
RCB, NAMED = Actor.RESPONSIBLE_COMMISSIONING_BODY, Actor.INSTITUTION_NAMED
PLAN = (F, NAMED, RCB)  # reg 13(2), and in the same words reg 22(3)
CHILD = (Actor.CHILD_OR_YOUNG_PERSON,)
OLD, NEW = Actor.OLD_AUTHORITY, Actor.NEW_AUTHORITY
OLD_RCB, NEW_RCB = Actor.ORIGINAL_COMMISSIONING_BODY, Actor.NEW_COMMISSIONING_BODY
ADVISER, SOS, FTT = Actor.MEDIATION_ADVISER, Actor.SECRETARY_OF_STATE, Actor.FIRST_TIER_TRIBUNAL
HOME, APPROPRIATE, IN_CHARGE = Actor.HOME_AUTHORITY, Actor.APPROPRIATE_PERSON, Actor.PERSON_IN_CHARGE
YOT, HEALTH = Actor.YOUTH_OFFENDING_TEAM, Actor.DETAINED_HEALTH_COMMISSIONER
DETAINED_PLAN = (
    APPROPRIATE,
    IN_CHARGE,
    YOT,
    NAMED,
    Actor.HOME_COMMISSIONING_BODY,
    HEALTH,
)  # SI 2015/62 reg 13(2)
BOTH = (APPROPRIATE, IN_CHARGE)

TABLE = {  # the holder, the recipients, and how many things the notice must say
    # request, assessment and plan
    "act-36-6-7-considering-notice": (A, (F, Actor.REG_4_2_BODIES), 2),
    "act-38-4-notice-period": (A, (F,), 3),
    "reg-3-consult-on-request": (A, (F,), 0),
    "reg-4-1-not-necessary-determination": (A, (F,), 6),  # two of s.36(5), four of reg 5(3)
    "reg-5-1-decision-to-assess": (A, (F,), 4),  # reg 5(3)(a) to (d); no (e)
    "reg-5-2-copy-decision": (A, (Actor.REG_4_2_BODIES,), 0),
    "reg-8-1-cooperate-6-weeks": (Actor.SECTION_31_BODY, (A,), 0),
    "reg-10-1-no-plan-decision": (A, (F,), 6),  # s.36(9), and (a) to (e)
    "case-jsc-16-weeks-decision": (A, (F,), 0),
    "reg-10-2-copy": (A, (RCB, Actor.INSTITUTION_ATTENDED), 0),
    "reg-13-1-a-draft-plan-15-days": (A, (F,), 2),
    "reg-13-2-final-plan-20-weeks": (A, PLAN, 5),  # reg 14(2), (a) to (e)
    "derived-latest-draft-date": (A, (F,), 0),
    "act-71-7-six-months": (HOME, (APPROPRIATE,), 2),
    # moves
    "reg-15-2-transfer-plan-aware-early": (OLD, (NEW,), 0),
    "reg-15-2-transfer-plan-aware-late": (OLD, (NEW,), 0),
    "reg-15-4-inform-6-weeks": (NEW, (F,), 3),  # (a) to (c)
    "reg-15-5-review-after-transfer": (NEW, CHILD, 0),
    "reg-15-7-rcb-early": (OLD_RCB, (NEW_RCB,), 0),
    "reg-15-7-rcb-late": (OLD_RCB, (NEW_RCB,), 0),
    "reg-15-8-new-rcb-request": (NEW_RCB, (NEW,), 0),
    "reg-16-2-rcb-change-notify": (OLD_RCB, (NEW_RCB,), 0),
    "reg-16-3-rcb-change-request": (NEW_RCB, (A,), 0),
    # reviews
    "act-44-1-a-first-review": (A, CHILD, 0),
    "act-44-1-b-later-reviews": (A, CHILD, 0),
    "reg-18-1-a-phase-transfer-post16": (A, CHILD, 0),
    "reg-18-1-b-phase-transfer-other": (A, CHILD, 0),
    "reg-18-2-post16-to-post16": (A, CHILD, 0),
    "reg-18-3-2015-transitional": (A, CHILD, 0),
    "reg-20-3-meeting-notice": (Actor.ARRANGER, (Actor.INVITED,), 0),
    "reg-20-4-circulate-advice": (Actor.ARRANGER, (Actor.INVITED,), 0),
    "reg-20-9-report": (Actor.REPORTER, (Actor.INVITED,), 2),
    "reg-20-10-decision": (A, (F, Actor.INSTITUTION_ATTENDED), 7),  # the decision, (a) to (e), the proposals
    "reg-21-3-meeting-notice": (A, (Actor.INVITED,), 0),
    "reg-21-4-circulate-advice": (A, (Actor.INVITED,), 0),
    "reg-21-7-8-report": (A, (Actor.INVITED,), 2),  # as reg 20(7) and (8)
    "reg-21-9-decision": (A, (F,), 7),
    "case-devon-4-weeks-amendment-notice": (A, (F,), 0),
    "case-devon-12-weeks-total": (A, (F,), 0),
    # amendment, re-assessment, ceasing
    "reg-22-2-c-15-days": (A, (F,), 3),
    "reg-22-3-final-8-weeks": (A, PLAN, 5),  # (a) to (e), the appeal being that against the contents
    "reg-22-4-no-amend-8-weeks": (A, (F,), 6),  # the decision with its reasons, and (a) to (e)
    "reg-25-1-15-days": (A, (F,), 5),  # (a) to (e)
    "reg-27-2-final-14-weeks": (A, PLAN, 5),  # reg 14(2) with reg 27(1)
    "reg-27-4-a-review-after-reassessment": (A, CHILD, 0),
    "reg-27-4-b-subsequent": (A, CHILD, 0),
    "act-45-4-no-cease-before-appeal-period": (A, (F,), 0),
    "act-45-4-no-cease-before-appeal-period/appeal": (A, (F,), 0),
    "act-46-25th-birthday": (A, CHILD, 0),
    "act-46-25th-birthday/other": (A, CHILD, 0),
    "act-48-release": (A, CHILD, 0),
    # mediation
    "reg-33-contact-adviser-2-months": (F, (ADVISER,), 0),
    "reg-34-1-certificate-3wd": (ADVISER, (F,), 0),
    "reg-35-2-notify-commissioner-3wd": (A, (Actor.RELEVANT_COMMISSIONING_BODIES,), 2),
    "reg-35-3-health-only-30-days": (RCB, (F,), 0),
    "reg-35-4-mixed-30-days": (A, (F, Actor.RELEVANT_COMMISSIONING_BODIES), 0),
    "reg-36-2-non-health-30-days": (A, (F,), 0),
    "reg-37-2-notice-5wd": (Actor.ARRANGER_OF_MEDIATION, (F,), 0),
    "reg-39-1-certificate-after-mediation": (ADVISER, (F,), 0),
    "reg-39-2-unable": (A, (ADVISER,), 0),
    "reg-39-3-deemed-certificate": (ADVISER, (F,), 0),
    "reg-42-3-agreement-other": (Actor.PARTY_TO_AGREEMENT, (F,), 0),
    "reg-42-4-rcb-tell-la": (RCB, (A,), 0),
    # orders
    "reg-44-2-a-cease": (A, (F,), 0),
    "reg-44-2-b-notify": (A, (F,), 0),
    "reg-44-2-b-i-no-plan": (A, (F,), 0),
    "reg-44-2-b-ii-final": (A, PLAN, 0),
    "reg-44-2-c-i-draft": (A, (F,), 0),
    "reg-44-2-c-ii-final": (A, PLAN, 0),
    "reg-44-2-d-remit": (A, (F,), 0),
    "reg-44-2-e-amend-sep": (A, (F,), 0),
    "reg-44-2-f-name-school": (A, (F,), 0),
    "reg-44-2-h-continue-amend": (A, (F,), 0),
    # unopposed appeals
    "reg-45-3-notify": (A, (F,), 0),
    "reg-45-3A-a-no-plan": (A, (F,), 0),
    "reg-45-3A-b-final": (A, PLAN, 0),
    "reg-45-4-amend": (A, PLAN, 0),
    "reg-45-5-a-school": (A, PLAN, 0),
    "reg-45-5-b-school-plus": (A, PLAN, 0),
    "reg-45-6-a-draft": (A, (F,), 0),
    "reg-45-6-b-final": (A, PLAN, 0),
    "reg-45-6A-cease": (A, (F,), 0),
    # the Tribunal, and its recommendations
    "hesc-20-1-c-i-appeal-2-months": (F, (FTT,), 0),
    "hesc-20-1-c-ii-appeal-1-month": (F, (FTT,), 0),
    "hesc-21-1-c-response-30wd": (A, (FTT, Actor.OTHER_PARTIES), 1),  # r.21(2)
    "hesc-46-permission-28-days": (Actor.PARTY, (FTT,), 0),
    "hesc-5-2-directed-step": (Actor.PARTY, (FTT, Actor.OTHER_PARTIES), 0),
    "hesc-8-7-reinstatement-28-days": (F, (FTT,), 0),
    "hesc-10-5-costs-14-days": (Actor.PARTY, (FTT,), 0),
    "hesc-17-5-reinstatement-28-days": (F, (FTT,), 0),
    "hesc-45-3-set-aside-28-days": (Actor.PARTY, (FTT,), 0),
    "hesc-48-3-review-28-days": (Actor.PARTY, (FTT,), 0),
    "ut-21-3-permission-1-month": (Actor.PARTY, (Actor.UPPER_TRIBUNAL,), 0),
    "ut-22-5-reconsideration-14-days": (Actor.PARTY, (Actor.UPPER_TRIBUNAL,), 0),
    "ut-23-2-appeal-1-month": (Actor.PARTY, (Actor.UPPER_TRIBUNAL,), 0),
    "ut-24-2-response-1-month": (Actor.PARTY, (Actor.UPPER_TRIBUNAL,), 0),
    "rec-6-3-health-response": (RCB, (F, A), 2),
    "rec-6-6-copy-sos": (A, (SOS,), 0),
    "rec-7-1-social-care-response": (A, (F,), 0),
    "rec-7-4-copy-sos": (A, (SOS,), 0),
    # detained persons
    "det-3-consult": (HOME, BOTH, 0),
    "det-4-1": (HOME, BOTH, 2),  # s.71(6)
    "det-5-1": (HOME, BOTH, 4),  # reg 5(3)(a) to (d)
    "det-8-1": (Actor.SECTION_31_BODY, (HOME,), 0),
    "det-10-1": (HOME, BOTH, 5),  # s.71(10), and (a) to (d)
    "case-jsc-det-16-weeks-decision": (HOME, BOTH, 0),
    "det-13-1": (HOME, (APPROPRIATE,), 2),
    "det-13-2": (HOME, DETAINED_PLAN, 4),  # reg 14(2)(a) to (d)
    "det-15-1/plan": (A, (F,), 0),
    "det-15-1/no-plan": (A, (F,), 0),
    "det-15-1/decision": (A, (F,), 0),
    "det-15-4/plan": (HOME, (APPROPRIATE,), 0),
    "det-15-4/no-plan": (HOME, (APPROPRIATE,), 0),
    "det-15-4/decision": (HOME, (APPROPRIATE,), 0),
    "det-16-2": (HOME, (NEW,), 0),
    "det-16-3": (NEW, (RCB,), 0),
    "det-16-4": (RCB, (NEW,), 0),
    "det-17-1": (HOME, (IN_CHARGE, YOT, HEALTH), 0),
    "det-17-2": (HOME, (IN_CHARGE,), 0),
    "det-19": (APPROPRIATE, (ADVISER,), 0),
    "det-20-1": (ADVISER, (APPROPRIATE,), 0),
    "det-21": (HOME, (APPROPRIATE,), 0),
    "det-22-2": (HOME, (APPROPRIATE,), 1),
    "det-24-1": (ADVISER, (APPROPRIATE,), 0),
    "det-24-3": (ADVISER, (APPROPRIATE,), 0),
    "det-27-3": (HOME, (APPROPRIATE,), 0),
    "det-29-2": (HOME, (APPROPRIATE,), 0),
    "det-29-3-a": (HOME, (APPROPRIATE,), 1),
    "det-29-3-b": (HOME, DETAINED_PLAN, 0),
    "det-29-4-a": (HOME, (APPROPRIATE,), 0),
    "det-29-4-b": (HOME, DETAINED_PLAN, 0),
    "det-29-5": (HOME, (APPROPRIATE,), 0),
    "det-29-6": (HOME, (APPROPRIATE,), 0),
    "det-30-3": (HOME, (APPROPRIATE,), 0),
    "det-30-4-a": (HOME, (APPROPRIATE,), 1),
    "det-30-4-b": (HOME, DETAINED_PLAN, 0),
    "det-30-5-a": (HOME, (APPROPRIATE,), 0),
    "det-30-5-b": (HOME, DETAINED_PLAN, 0),
    "det-30-6": (HOME, (APPROPRIATE,), 0),
    # higher education, institutions, the local offer, money
    "reg-47-he-disclosure": (A, (Actor.HE_BODIES,), 0),
    "reg-48-stay-10-days": (Actor.INSTITUTION, CHILD, 0),
    "reg-49-4-senco-qualification": (Actor.SCHOOL_BODY, (Actor.PUBLIC,), 0),
    "reg-49-7-which-qualification": (Actor.SENCO, (Actor.SCHOOL_BODY,), 0),
    "reg-56-3-local-offer-comments": (A, (Actor.PUBLIC,), 0),
    "reg-61-3-withdrawal-28-days": (SOS, (Actor.PROPRIETOR_AND_AUTHORITIES,), 0),
    "act-76-3-special-needs-info": (SOS, (Actor.PUBLIC,), 0),
    "pb-11-2-a-review-3-months": (A, (Actor.RECIPIENT_OF_PAYMENTS,), 0),
    "pb-11-2-b-review-with-plan": (A, (Actor.RECIPIENT_OF_PAYMENTS,), 0),
    "pb-12-1-reduce-notice": (A, (Actor.RECIPIENT_OF_PAYMENTS,), 1),
    # from statements to plans
    "trans-2270-art5-6": (A, (F,), 0),
    "trans-2270-art7-26-weeks/plan": (A, (F,), 0),
    "trans-2270-art7-26-weeks/no-plan": (A, (F,), 0),
    "trans-2270-art21-24/plan": (A, PLAN, 0),
    "trans-2270-art21-24/no-plan": (A, (F,), 0),
    "trans-2270-art21-24/plan-2014": (A, PLAN, 0),
    "trans-2270-art21-24/no-plan-2014": (A, (F,), 0),
    **dict.fromkeys(
        ("trans-2270-art12-2", "trans-2270-art13-3", "trans-2270-art14-3", "trans-2270-art14-5"), (A, CHILD, 0)
    ),
    "trans-2270-art17-5": (A, CHILD, 0),
    "trans-2270-art18-1": (A, (F, Actor.INSTITUTION_ATTENDED), 0),
    "trans-2270-art32-1": (HOME, (APPROPRIATE, IN_CHARGE, Actor.HOME_COMMISSIONING_BODY, HEALTH, YOT), 0),
    **dict.fromkeys((f"trans-2270-art27-7-{x}/{y}" for x in "ab" for y in ("plan", "no-plan")), (A, (F,), 0)),
    **dict.fromkeys(("trans-2270-art34-3", "trans-2270-art34-3A"), (HOME, DETAINED_PLAN, 0)),
    **dict.fromkeys(("trans-2270-art35-3", "trans-2270-art35-3A"), (HOME, (APPROPRIATE,), 0)),
    "reg-15-8-comply": (NEW, (NEW_RCB,), 0),
    "reg-16-3-comply": (A, (NEW_RCB,), 0),
    "reg-23-comply": (A, (RCB,), 0),
    "reg-29-2-review": (A, CHILD, 0),
    "det-16-4-comply": (NEW, (RCB,), 0),
    "trans-2270-art24-2": (A, PLAN, 0),
    "trans-2270-art24-2A": (A, PLAN, 0),
    # what may be done next
    "act-42-2-secure-provision": (A, CHILD, 0),
    "case-ba-five-week-marker": (A, CHILD, 0),
    "lga-26B-ombudsman-12-months": (F, (Actor.LOCAL_OMBUDSMAN,), 0),
    "hsca-9-4-ombudsman-year": (F, (Actor.HEALTH_OMBUDSMAN,), 0),
    "lgsco-code-6-2-acknowledge": (A, (F,), 0),
    "lgsco-code-6-3-answer": (A, (F,), 0),
    "lgsco-code-stage-2-acknowledge": (A, (F,), 0),
    "lgsco-code-stage-2-answer": (A, (F,), 0),
    "cpr-54-5-judicial-review": (F, (Actor.HIGH_COURT,), 0),
    "ea-sch-17-4-claim-6-months": (F, (FTT,), 0),
    "travel-1-ask-20wd": (F, (A,), 0),
    "travel-1-review-20wd": (A, (F,), 0),
    "travel-2-ask-20wd": (F, (A,), 0),
    "travel-2-panel-40wd": (A, (F,), 0),
    "cwsa-37-consent-to-withdraw": (F, (A,), 0),
    "cwsa-38-register": (A, CHILD, 0),
    # guidance
    "code-9-41-schools-6-weeks": (Actor.ANYONE_ASKED, (A,), 0),
    "code-9-83-school-15-days": (Actor.CONSULTED, (A,), 0),
    "code-9-178-stated-review": (A, (Actor.CHILD_OR_YOUNG_PERSON,), 0),
    "code-9-172-termly-list": (A, (Actor.HEADS_AND_HEALTH,), 0),
    "code-6-79-sen-info-annual": (Actor.SCHOOL_BODY, (Actor.PUBLIC,), 0),
}


def test_every_duty_is_in_the_table() -> None:
    assert {d.id for d in statute().duties} == set(TABLE)


@pytest.mark.parametrize("duty", sorted(TABLE))
def test_holder_recipients_and_notice(duty: str) -> None:
    for version in statute().versions(duty):
        holder, owed_to, items = TABLE[duty]
        as_made = duty.startswith("reg-45-") and version is not statute().duty(duty)  # it names no one but the family
        assert (version.holder, version.owed_to, len(version.notice)) == (holder, (F,) if as_made else owed_to, items)


def test_every_actor_holds_a_duty_or_is_owed_one() -> None:
    assert {x for holder, owed_to, _ in TABLE.values() for x in (holder, *owed_to)} == set(Actor)


def test_the_first_stage_notice_says_that_no_assessment_follows() -> None:
    assert any("s.36(5)" in item for item in statute().duty("reg-4-1-not-necessary-determination").notice)


def modules() -> list[str]:
    """Every module of the law, of time, of the statutory answers and of the authorities' policies."""
    found = (
        package
        for part in (law, local, statutory, time)
        for package in pkgutil.walk_packages(part.__path__, f"{part.__name__}.")
    )
    return sorted(package.name for package in found)


def test_the_law_and_its_answers_are_frozen() -> None:
    classes = {
        c
        for name in modules()
        for _, c in inspect.getmembers(importlib.import_module(name), inspect.isclass)
        if dataclasses.is_dataclass(c) and c.__module__ == name
    }
    assert {
        After,
        Duty,
        match.Course,
        instance.Instance,
        limb_conditions.Exceptional,
        Stands,
    } <= classes
    gather = {  # remembers, and is no answer; and two that gather what is wrong while a policy file is read
        law_guard._First.__qualname__,
        policy_entries.Refusals.__qualname__,
        policy_slips.AsMeant.__qualname__,
    }
    assert {c.__qualname__ for c in classes if not is_frozen(c) and not hasattr(c, "__quick__")} == gather


def test_what_is_quick_to_make_is_part_of_an_answer_and_never_of_the_law() -> None:
    """``quick`` records are frozen for type checkers alone (ADR 86): the law itself, which all answers share, has none of them."""
    quick = {
        f"{name}.{n}"
        for name in modules()
        for n, c in inspect.getmembers(importlib.import_module(name), inspect.isclass)
        if hasattr(c, "__quick__") and c.__module__ == name
    }
    found = {"sendrules.law.model.anchors.Found"}  # what an anchor finds in a case
    assert {one for one in quick if one.startswith("sendrules.law.model.")} == found
    assert "sendrules.statutory.instance.Instance" in quick


def is_frozen(record: type) -> bool:
    """Whether nothing can be set on a record, whichever of ``value`` and ``dataclass`` made its class."""
    one = object.__new__(record)
    for name in (*(field.name for field in dataclasses.fields(record)), "of_no_field"):
        with contextlib.suppress(AttributeError, TypeError):  # slots let a frozen dataclass raise either
            setattr(one, name, None)
            return False
    return True


@pytest.mark.parametrize("slots", [True, False])
def test_a_record_that_can_be_changed_is_told_from_a_frozen_one(slots: bool) -> None:
    fields = [("x", int)]
    assert not is_frozen(dataclasses.make_dataclass("Loose", fields, slots=slots))
    assert is_frozen(dataclasses.make_dataclass("Kept", fields, slots=slots, frozen=True))
