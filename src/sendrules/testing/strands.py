"""Chronologies that fit together: what follows what in a case, and about when.

A strand is one course of things, such as an assessment from the request to the plan. Each of its steps lies near the day
on which the law wants it, before it, on it, or after it; any step but the first may be missing. Several strands, begun
one after another and crossing each other, make a case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sendrules.case.kinds import EventKind as K
from sendrules.case.kinds import Issues, Order, Role


@dataclass(frozen=True, slots=True)
class StrandStep:
    """Something that happens in a strand.

    Attributes:
        kinds: what happens: one of these.
        at: about how many days after the strand began: one of these.
        given: details, each with the values that it may have.
        each_september: whether it happens on the first 1 September from then.
    """

    kinds: tuple[K, ...]
    at: tuple[int, ...]
    given: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    each_september: bool = False


@dataclass(frozen=True, slots=True)
class Strand:
    """One course of things.

    Attributes:
        title: what it is.
        steps: what happens in it; the first does in every case, the others may.
        weight: how often it is drawn, compared with others.
    """

    title: str
    steps: tuple[StrandStep, ...]
    weight: int = 1


def _step(
    *kinds: K, at: int | tuple[int, ...] = 0, each_september: bool = False, **given: tuple[Any, ...]
) -> StrandStep:
    return StrandStep(kinds, at if isinstance(at, tuple) else (at,), given, each_september)


_ASKED = (
    Role.NHS_TRUST, Role.RESPONSIBLE_COMMISSIONING_BODY, Role.YOUTH_OFFENDING_TEAM, Role.HEAD_TEACHER, Role.SOCIAL_CARE,
    Role.EARLY_YEARS_SEN_LEAD, Role.HEALTH_PROFESSIONAL, None,
)  # fmt: skip
_ASKING = (Role.PARENT, Role.YOUNG_PERSON, Role.SCHOOL, Role.RESPONSIBLE_COMMISSIONING_BODY, None)
_IN_DETENTION = (Order.ASSESS, Order.MAKE_PLAN, Order.REMIT, Order.NAME_SCHOOL, Order.OTHER)
_PLANS = (K.FINAL_PLAN, K.AMENDED_PLAN, K.REASSESSED_PLAN)
_DECISIONS = (K.DECISION_TO_CONTINUE, K.DECISION_TO_AMEND, K.DECISION_TO_CEASE)
_ADVICE = (_step(K.ADVICE_REQUEST, at=45, to=_ASKED), _step(K.ADVICE_RECEIVED, at=87))
_ASSESSED = (
    _step(K.PLAN_DECISION, K.NO_PLAN_NOTICE, at=112),
    _step(K.NO_PLAN_COPIED, at=113),
    _step(K.DRAFT_PLAN, at=(110, 125)),
    _step(K.FINAL_PLAN, at=140),
)
_DECIDED = _step(
    K.DECISION_TO_ASSESS,
    K.DECISION_TO_ASSESS,
    K.REFUSAL_TO_ASSESS,
    K.NOT_NECESSARY_NOTICE,
    K.REQUEST_WITHDRAWN,
    at=42,
)

STRANDS = (
    Strand("an assessment", (
        _step(K.REQUEST, K.REQUEST, K.RESPONSIBLE, by=_ASKING),
        _step(K.FAMILY_CONSULTED, at=7),
        _step(K.CONSIDERING_NOTICE, at=10),
        _DECIDED,
        _step(K.DECISION_COPIED, at=43),
        *_ADVICE,
        _step(K.SCHOOL_CONSULTED, at=112),
        _step(K.SCHOOL_ANSWER, at=127),
        *_ASSESSED,
    ), weight=5),
    Strand("a refusal that is reversed", (
        _step(K.REQUEST, K.DETAINED_REQUEST, by=_ASKING),
        _step(K.REFUSAL_TO_ASSESS, K.NOT_NECESSARY_NOTICE, at=42),
        _step(K.DECISION_TO_ASSESS, K.REQUEST, at=(60, 42)),
        _step(K.NO_PLAN_NOTICE, at=112),
        _step(K.PLAN_DECISION, K.DRAFT_PLAN, at=125),
        _step(K.FINAL_PLAN, at=140),
    )),
    Strand("the year of a plan", (
        _step(K.FINAL_PLAN),
        _step(K.REVIEW_MEETING, at=300),
        _step(*_DECISIONS, at=(328, 364)),
        _step(K.REVIEW_MEETING, at=660),
        _step(*_DECISIONS, at=690),
    )),
    Strand("a review", (
        _step(K.REVIEW_MEETING),
        _step(K.REVIEW_MEETING_NOTICE, at=-15),
        _step(K.REVIEW_ADVICE_CIRCULATED, at=-15),
        _step(K.REVIEW_REPORT, at=14),
        _step(K.DECISION_TO_AMEND, *_DECISIONS, at=28),
        _step(K.AMENDMENT_NOTICE, at=28),
        _step(K.AMENDED_PLAN, K.AMENDED_PLAN, K.NO_AMENDMENT_NOTICE, K.PLAN_CEASED, at=84),
    )),
    Strand("an amendment", (
        _step(K.AMENDMENT_NOTICE),
        _step(K.NO_AMENDMENT_NOTICE, K.AMENDED_PLAN, K.PLAN_CEASED, at=(14, 15, 56)),
        _step(K.AMENDED_PLAN, at=56),
    )),
    Strand("a re-assessment", (
        _step(K.REASSESSMENT_REQUEST, by=_ASKING),
        _step(K.DECISION_TO_REASSESS, K.DECISION_TO_REASSESS, K.REFUSAL_TO_REASSESS, K.REQUEST_WITHDRAWN, at=15),
        *_ADVICE,
        _step(K.DRAFT_PLAN, at=95),
        _step(K.REASSESSED_PLAN, K.REASSESSED_PLAN, K.AMENDED_PLAN, at=113),
        _step(K.REVIEW_MEETING, at=400),
        _step(*_DECISIONS, at=(430, 478)),
        _step(K.PLAN_CEASED, K.APPEAL, at=500),
    ), weight=3),
    Strand("ceasing", (
        _step(K.DECISION_TO_CEASE),
        _step(K.REVIEW_MEETING, at=-28),
        _step(K.MEDIATION_CERTIFICATE, at=(50, 62)),
        _step(K.APPEAL, at=(61, 92)),
        _step(K.TRIBUNAL_ORDER, K.APPEAL_ENDED, K.APPEAL_CONCEDED, at=150),
        _step(K.APPEAL_REINSTATED, K.DECISION_SET_ASIDE, at=170),
        _step(K.PLAN_CEASED, at=(61, 62, 93, 150)),
    )),
    Strand("the twenty-fifth birthday", (
        _step(K.TURNS_25),
        _step(K.PLAN_CEASED, at=(0, 100)),
    )),
    Strand("out of education", (
        _step(K.FINAL_PLAN, at=-200),
        _step(K.OUT_OF_EDUCATION),
        _step(*_DECISIONS, at=60),
    )),
    Strand("a move", (
        _step(K.MOVED),
        _step(K.FINAL_PLAN, K.REASSESSED_PLAN, *_DECISIONS, at=(-200, -330)),
        _step(K.PLAN_TRANSFERRED, at=(0, 21)),
        _step(K.COMMISSIONER_NOTIFIED, at=(0, 21)),
        _step(K.TRANSFER_INFORMED, at=42),
        _step(K.NEW_COMMISSIONER_AWARE, at=30),
        _step(K.COMMISSIONER_REQUEST, at=50),
        _step(K.REVIEW_MEETING, at=70),
        _step(*_DECISIONS, at=90),
    )),
    Strand("another commissioning body", (
        _step(K.COMMISSIONER_CHANGE_KNOWN, K.NEW_COMMISSIONER_AWARE_OF_CHANGE),
        _step(K.COMMISSIONER_NOTIFIED, at=20),
        _step(K.NEW_COMMISSIONER_AWARE_OF_CHANGE, at=25),
        _step(K.COMMISSIONER_REQUEST, at=(20, 45)),
    )),
    Strand("a transfer between phases", (
        _step(K.PHASE_TRANSFER, to=(Role.POST_16_INSTITUTION, Role.SCHOOL, None), each_september=True),
        _step(K.KEY_STAGE_ENDS, at=(-1, 30, 400)),
        _step(K.FINAL_PLAN, at=-300),
        _step(K.REVIEW_MEETING, K.DECISION_TO_AMEND, at=60),
        _step(K.AMENDED_PLAN, at=120),
    )),
    Strand("a move between post-16 institutions", (
        _step(K.POST_16_MOVE),
        _step(K.FINAL_PLAN, at=-400),
        _step(K.DECISION_TO_AMEND, at=-180),
        _step(K.AMENDED_PLAN, at=(-151, -152, -153, -154)),
    )),
    Strand("mediation", (
        _step(K.DECISION_SENT, K.REFUSAL_TO_ASSESS, K.NO_PLAN_NOTICE, *_PLANS, K.NO_AMENDMENT_NOTICE),
        _step(K.MEDIATION_CONTACT, at=(30, 61)),
        _step(K.MEDIATION_DECLINED, at=(35, 61)),
        _step(K.MEDIATION_WANTED, at=40, issues=(*Issues, None)),
        _step(K.COMMISSIONERS_TOLD, at=43),
        _step(K.MEDIATION_NOTICE, at=62),
        _step(K.TIME_AGREED, at=63),
        _step(K.MEDIATION, at=70),
        _step(K.MEDIATION_NOT_POSSIBLE, at=65),
        _step(K.ADVISER_TOLD, at=66),
        _step(K.MEDIATION_CONCLUDED, at=70),
        _step(K.MEDIATION_CERTIFICATE, at=75),
        _step(K.APPEAL, at=100),
    )),
    Strand("an appeal", (
        _step(K.DECISION_SENT, K.REFUSAL_TO_ASSESS, K.NO_PLAN_NOTICE, *_PLANS, K.REFUSAL_TO_REASSESS),
        _step(K.MEDIATION_CERTIFICATE, at=(40, 60)),
        _step(K.APPEAL, at=(61, 92)),
        _step(K.APPEAL_RECEIVED, at=65),
        _step(K.TRIBUNAL_DIRECTION, K.STEP_DIRECTED, at=70),
        _step(K.STEP_TAKEN, at=(84, 130)),
        _step(K.APPEAL_RESPONSE, K.APPEAL_RESPONSE, K.APPEAL_CONCEDED, at=107),
        _step(K.TRIBUNAL_ORDER, K.APPEAL_ENDED, at=180),
        _step(K.REINSTATEMENT_SOUGHT, K.COSTS_SOUGHT, at=(194, 208)),
        _step(K.APPEAL_REINSTATED, at=215),
        _step(K.PERMISSION_SOUGHT, at=208),
    )),
    Strand("after a decision of the Tribunal", (
        _step(K.TRIBUNAL_ORDER, order=(*Order, None)),
        _step(K.COSTS_SOUGHT, K.REVIEW_SOUGHT, at=(14, 28)),
        _step(K.SET_ASIDE_SOUGHT, K.DECISION_SUSPENDED, at=(10, 28)),
        _step(K.SUSPENSION_ENDED, K.AMENDED_PLAN, at=(30, 60)),
        _step(K.DECISION_SET_ASIDE, at=(30, 90, 200)),
        _step(K.SET_ASIDE_REFUSED, K.DECISION_REVIEWED, at=(40, 56)),
        _step(K.PERMISSION_SOUGHT, at=(28, 68, 84)),
        _step(K.PERMISSION_REFUSED, K.PERMISSION_GRANTED, at=100),
        _step(K.UPPER_TRIBUNAL_PERMISSION_SOUGHT, at=130),
        _step(K.UPPER_TRIBUNAL_PERMISSION_REFUSED, K.UPPER_TRIBUNAL_PERMISSION_GRANTED, at=160),
        _step(K.RECONSIDERATION_SOUGHT, at=174),
        _step(K.UPPER_TRIBUNAL_APPEAL, at=(130, 190)),
        _step(K.UPPER_TRIBUNAL_RESPONSE, at=(190, 220)),
    ), weight=2),
    Strand("an order", (
        _step(K.TRIBUNAL_ORDER, K.MEDIATION_AGREEMENT, K.APPEAL_CONCEDED, K.APPEAL_CONCEDED, order=(*Order, None)),
        _step(K.TRIBUNAL_DIRECTION, K.TIME_AGREED, at=5),
        _step(K.AGREEMENT_CARRIED_OUT, K.PLAN_CEASED, at=14),
        _step(K.DECISION_TO_ASSESS, K.DECISION_TO_REASSESS, at=14),
        _step(*_ADVICE[0].kinds, at=25, to=_ASKED),
        _step(K.DRAFT_PLAN, K.NO_PLAN_NOTICE, K.DECISION_TO_CEASE, at=(14, 35, 70)),
        _step(K.AMENDED_PLAN, *_PLANS, at=(14, 35, 77, 98)),
        _step(K.PERMISSION_SOUGHT, at=28),
    ), weight=6),
    Strand("an order in detention", (
        _step(K.TRIBUNAL_ORDER, K.MEDIATION_AGREEMENT, K.APPEAL_CONCEDED, order=(*_IN_DETENTION, None)),
        _step(K.DETAINED, K.DETAINED_REQUEST, at=-60),
        _step(K.ADVICE_REQUEST, at=10, to=_ASKED),
        _step(K.DECISION_TO_ASSESS, K.AGREEMENT_CARRIED_OUT, at=14),
        _step(K.DRAFT_PLAN, K.NO_PLAN_NOTICE, at=(14, 35, 70)),
        _step(*_PLANS, at=(14, 77, 98)),
        _step(K.RELEASED, at=120),
    ), weight=5),
    Strand("mediation in detention", (
        _step(K.REFUSAL_TO_ASSESS, K.NO_PLAN_NOTICE, K.DECISION_SENT),
        _step(K.DETAINED, at=-30),
        _step(K.MEDIATION_DECLINED, K.MEDIATION_WANTED, at=35),
        _step(K.MEDIATION, at=64),
        _step(K.ADVISER_TOLD, K.MEDIATION_CONCLUDED, at=65),
        _step(K.MEDIATION_AGREEMENT, at=65, order=(Order.OTHER, Order.ASSESS)),
        _step(K.MEDIATION_CERTIFICATE, at=70),
    ), weight=2),
    Strand("an agreement with the commissioning body", (
        _step(K.COMMISSIONER_AGREEMENT),
        _step(K.TIME_AGREED, at=5),
        _step(K.AGREEMENT_REPORTED, at=7),
        _step(K.AGREEMENT_CARRIED_OUT, at=14),
    )),
    Strand("recommendations", (
        _step(K.HEALTH_RECOMMENDATION, K.SOCIAL_CARE_RECOMMENDATION),
        _step(K.TRIBUNAL_DIRECTION, at=5),
        _step(K.HEALTH_RESPONSE, at=34),
        _step(K.SOCIAL_CARE_RESPONSE, at=34),
        _step(K.HEALTH_RESPONSE_COPIED, K.SOCIAL_CARE_RESPONSE_COPIED, at=40),
    )),
    Strand("an assessment in detention", (
        _step(K.DETAINED_REQUEST, K.DETAINED_ATTENTION, by=_ASKING),
        _step(K.FAMILY_CONSULTED, at=7),
        _DECIDED,
        *_ADVICE,
        *_ASSESSED,
        _step(K.RELEASED, at=(30, 60, 130)),
    ), weight=3),
    Strand("detention in the middle of an assessment", (
        _step(K.REQUEST, K.RESPONSIBLE, by=_ASKING),
        _step(K.DETAINED, at=(20, 60, 130)),
        _DECIDED,
        *_ASSESSED,
        _step(K.RELEASED, at=200),
    )),
    Strand("a plan kept in detention", (
        _step(K.DETENTION_KNOWN, K.ACCOMMODATION_CHANGED),
        _step(K.DETAINED, at=-5),
        _step(K.KEPT_PLAN_SENT, at=7),
        _step(K.RELEASED, at=60),
        _step(K.RELEASE_KNOWN, at=61),
        _step(K.KEPT_PLAN_DISCLOSED, at=68),
        _step(K.KEPT_PLAN_RECEIVED, at=70),
        _step(K.KEPT_PLAN_PASSED_ON, at=77),
        _step(K.COMMISSIONER_REQUEST, at=98),
        _step(*_DECISIONS, at=120),
    )),
    Strand("direct payments", (
        _step(K.DIRECT_PAYMENT),
        _step(K.DIRECT_PAYMENT_REVIEW, K.DIRECT_PAYMENTS_STOPPED, at=91),
        _step(K.REVIEW_MEETING, K.DECISION_TO_REASSESS, at=200),
        _step(K.DIRECT_PAYMENT_REVIEW, at=210),
        _step(K.DIRECT_PAYMENT_NOTICE, at=230),
        _step(K.DIRECT_PAYMENT_REDUCED, at=240),
        _step(K.PLAN_CEASED, at=250),
    )),
    Strand("a stay in a special school", (
        _step(K.ADMITTED_FOR_ASSESSMENT),
        _step(K.NO_PLAN_NOTICE, at=60),
        _step(K.STAY_ENDED, at=74),
    )),
    Strand("what institutions do", (
        _step(K.SENCO_APPOINTED, K.SENCO_COURSE_BEGAN, K.HE_DISCLOSURE_REQUEST, K.INFORMATION_REPORT, K.APPROVAL_WITHDRAWN,
              K.LOCAL_OFFER_COMMENTS, K.NEEDS_INFORMATION, K.TERM_STARTS),
        _step(K.REVIEW_LIST, at=-15),
        _step(K.PLAN_DISCLOSED, at=21),
        _step(K.SENCO_QUALIFIED, at=(300, 700)),
        _step(K.INFORMATION_REPORT, K.LOCAL_OFFER_COMMENTS, K.NEEDS_INFORMATION, at=365),
    )),
    Strand("a statement", (
        _step(K.STATEMENT),
        _step(K.YEAR_6_ASSESSMENT_DECIDED, at=(400, 800)),
        _step(K.YEAR_9, at=(700, 1100)),
        _step(K.TERM_STARTS, at=(1000, 1400)),
        _step(K.NO_PLAN_NOTICE, K.FINAL_PLAN, at=(270, 560, 1300)),
    )),
    Strand("a learning difficulty assessment", (
        _step(K.LEARNING_ASSESSMENT_CONSENT, K.CHOSEN_LEARNING_ASSESSMENT_CONSENT),
        _step(K.PLAN_DECISION, K.NO_PLAN_NOTICE, at=(97, 139)),
        _step(K.FINAL_PLAN, at=150),
    )),
    Strand("the passage from a statement", (
        _step(K.TRANSFER_REVIEW, K.TRANSITIONAL_ASSESSMENT, K.TRANSITIONAL_CONSENT, K.TRANSITIONAL_REASSESSMENT),
        _DECIDED,
        _step(K.PLAN_DECISION, K.NO_PLAN_NOTICE, at=(69, 97, 125)),
        _step(K.DRAFT_PLAN, at=110),
        _step(K.FINAL_PLAN, at=(97, 125, 181)),
    )),
    Strand("a plan that is not carried out", (
        _step(*_PLANS),
        _step(K.TRIBUNAL_ORDER, at=-35, order=(Order.AMEND_PROVISION, Order.NAME_SCHOOL_AND_AMEND)),
        _step(K.PROVISION_NOT_MADE, at=(0, 35)),
        _step(K.PROVISION_SECURED, at=(0, 35)),
        _step(K.AMENDED_PLAN, K.PLAN_CEASED, K.PLAN_TRANSFERRED, at=60),
    )),
    Strand("a complaint and a claim", (
        _step(K.MATTER_AROSE, K.DISCRIMINATION, by=(Role.NHS_TRUST, Role.SCHOOL, Role.SOCIAL_CARE, None), continues=(False, True, None)),
        _step(K.COMPLAINT_MADE, at=10),
        _step(K.COMPLAINT_ACKNOWLEDGED, at=17),
        _step(K.COMPLAINT_ANSWERED, at=31),
        _step(K.COMPLAINT_ESCALATED, at=40),
        _step(K.COMPLAINT_ACKNOWLEDGED, at=47),
        _step(K.COMPLAINT_ANSWERED, at=75),
        _step(K.CLAIM_FILED, K.DISCRIMINATION_CLAIM, at=(91, 181)),
        _step(K.OMBUDSMAN_COMPLAINT, at=364),
    )),
    Strand("travel to school", (
        _step(K.TRAVEL_DECISION),
        _step(K.TRAVEL_REVIEW_REQUEST, at=28),
        _step(K.TRAVEL_REVIEWED, at=56),
        _step(K.TRAVEL_APPEAL, at=84),
        _step(K.TRAVEL_APPEAL_DECIDED, at=140),
    )),
    Strand("a child taken out of school", (
        _step(K.WITHDRAWN_FROM_SCHOOL),
        _step(K.WITHDRAWAL_CONSENT, at=-7),
        _step(K.REGISTERED_NOT_IN_SCHOOL, at=15),
    )),
)  # fmt: skip
"""The strands of which cases are made."""
