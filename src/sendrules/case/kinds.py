"""The kinds of event, and the persons and bodies in them: one closed list each, with what each means.

A kind's value is its JSON value, its command-line flag and its column in a table. The lists are plain enums so
that the law modules can name a kind without loading the models.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from sendrules.values import value


class EventKind(StrEnum):
    """Everything that can happen in a case, as far as a provision that is encoded names it."""

    __hash__ = str.__hash__  # kinds are looked up all the time, and the hash of an enum is slow

    REQUEST = "request"
    RESPONSIBLE = "responsible"
    REQUEST_WITHDRAWN = "request-withdrawn"
    FAMILY_CONSULTED = "family-consulted"
    CONSIDERING_NOTICE = "considering-notice"
    NOT_NECESSARY_NOTICE = "not-necessary-notice"
    DECISION_TO_ASSESS = "decision-to-assess"
    REFUSAL_TO_ASSESS = "refusal-to-assess"
    DECISION_COPIED = "decision-copied"
    ADVICE_REQUEST = "advice-request"
    ADVICE_RECEIVED = "advice-received"
    ALLOCATED = "allocated"  # no provision reads it: who will do the work is between the authority and them
    PLAN_DECISION = "plan-decision"
    NO_PLAN_NOTICE = "no-plan-notice"
    NO_PLAN_COPIED = "no-plan-copied"
    DRAFT_PLAN = "draft-plan"
    FINAL_PLAN = "final-plan"
    # what follows while a plan is maintained: reviews, amendments, re-assessment, ceasing
    REVIEW_MEETING_NOTICE = "review-meeting-notice"
    REVIEW_ADVICE_CIRCULATED = "review-advice-circulated"
    REVIEW_MEETING = "review-meeting"
    REVIEW_REPORT = "review-report"
    DECISION_TO_CONTINUE = "decision-to-continue"
    DECISION_TO_AMEND = "decision-to-amend"
    DECISION_TO_CEASE = "decision-to-cease"
    AMENDMENT_NOTICE = "amendment-notice"
    AMENDED_PLAN = "amended-plan"
    NO_AMENDMENT_NOTICE = "no-amendment-notice"
    PHASE_TRANSFER = "phase-transfer"
    KEY_STAGE_ENDS = "key-stage-ends"
    POST_16_MOVE = "post-16-move"
    REASSESSMENT_REQUEST = "reassessment-request"
    DECISION_TO_REASSESS = "decision-to-reassess"
    REFUSAL_TO_REASSESS = "refusal-to-reassess"
    REASSESSED_PLAN = "reassessed-plan"
    PLAN_CEASED = "plan-ceased"
    TURNS_25 = "turns-25"
    OUT_OF_EDUCATION = "out-of-education"
    # moves
    MOVED = "moved"
    PLAN_TRANSFERRED = "plan-transferred"
    TRANSFER_INFORMED = "transfer-informed"
    NEW_COMMISSIONER_AWARE = "new-commissioner-aware"
    COMMISSIONER_CHANGE_KNOWN = "commissioner-change-known"
    NEW_COMMISSIONER_AWARE_OF_CHANGE = "new-commissioner-aware-of-change"
    COMMISSIONER_NOTIFIED = "commissioner-notified"
    COMMISSIONER_REQUEST = "commissioner-request"
    # disagreement: mediation and appeal
    DECISION_SENT = "decision-sent"
    MEDIATION_CONTACT = "mediation-contact"
    MEDIATION_DECLINED = "mediation-declined"
    MEDIATION_WANTED = "mediation-wanted"
    COMMISSIONERS_TOLD = "commissioners-told"
    MEDIATION_NOTICE = "mediation-notice"
    MEDIATION = "mediation"
    MEDIATION_CONCLUDED = "mediation-concluded"
    MEDIATION_NOT_POSSIBLE = "mediation-not-possible"
    ADVISER_TOLD = "adviser-told"
    MEDIATION_CERTIFICATE = "mediation-certificate"
    MEDIATION_AGREEMENT = "mediation-agreement"
    COMMISSIONER_AGREEMENT = "commissioner-agreement"
    AGREEMENT_REPORTED = "agreement-reported"
    AGREEMENT_CARRIED_OUT = "agreement-carried-out"
    TIME_AGREED = "time-agreed"
    APPEAL = "appeal"
    APPEAL_RECEIVED = "appeal-received"
    APPEAL_RESPONSE = "appeal-response"
    APPEAL_CONCEDED = "appeal-conceded"
    APPEAL_ENDED = "appeal-ended"
    TRIBUNAL_DIRECTION = "tribunal-direction"
    STEP_DIRECTED = "step-directed"
    STEP_TAKEN = "step-taken"
    TRIBUNAL_ORDER = "tribunal-order"
    COSTS_SOUGHT = "costs-sought"
    SET_ASIDE_SOUGHT = "set-aside-sought"
    SET_ASIDE_REFUSED = "set-aside-refused"
    REVIEW_SOUGHT = "review-sought"
    DECISION_REVIEWED = "decision-reviewed"
    DECISION_SUSPENDED = "decision-suspended"
    SUSPENSION_ENDED = "suspension-ended"
    DECISION_SET_ASIDE = "decision-set-aside"
    APPEAL_REINSTATED = "appeal-reinstated"
    REINSTATEMENT_SOUGHT = "reinstatement-sought"
    PERMISSION_SOUGHT = "permission-sought"
    PERMISSION_REFUSED = "permission-refused"
    PERMISSION_GRANTED = "permission-granted"
    UPPER_TRIBUNAL_PERMISSION_SOUGHT = "upper-tribunal-permission-sought"
    UPPER_TRIBUNAL_PERMISSION_REFUSED = "upper-tribunal-permission-refused"
    RECONSIDERATION_SOUGHT = "reconsideration-sought"
    UPPER_TRIBUNAL_PERMISSION_GRANTED = "upper-tribunal-permission-granted"
    UPPER_TRIBUNAL_APPEAL = "upper-tribunal-appeal"
    UPPER_TRIBUNAL_RESPONSE = "upper-tribunal-response"
    HEALTH_RECOMMENDATION = "health-recommendation"
    HEALTH_RESPONSE = "health-response"
    HEALTH_RESPONSE_COPIED = "health-response-copied"
    SOCIAL_CARE_RECOMMENDATION = "social-care-recommendation"
    SOCIAL_CARE_RESPONSE = "social-care-response"
    SOCIAL_CARE_RESPONSE_COPIED = "social-care-response-copied"
    # detention
    DETAINED = "detained"
    DETAINED_REQUEST = "detained-request"
    DETAINED_ATTENTION = "detained-attention"
    DETENTION_KNOWN = "detention-known"
    ACCOMMODATION_CHANGED = "accommodation-changed"
    KEPT_PLAN_SENT = "kept-plan-sent"
    RELEASED = "released"
    RELEASE_KNOWN = "release-known"
    KEPT_PLAN_DISCLOSED = "kept-plan-disclosed"
    KEPT_PLAN_RECEIVED = "kept-plan-received"
    KEPT_PLAN_PASSED_ON = "kept-plan-passed-on"
    # money, placement, institutions
    DIRECT_PAYMENT = "direct-payment"
    DIRECT_PAYMENT_REVIEW = "direct-payment-review"
    DIRECT_PAYMENTS_STOPPED = "direct-payments-stopped"
    DIRECT_PAYMENT_REDUCED = "direct-payment-reduced"
    DIRECT_PAYMENT_NOTICE = "direct-payment-notice"
    HE_DISCLOSURE_REQUEST = "he-disclosure-request"
    PLAN_DISCLOSED = "plan-disclosed"
    ADMITTED_FOR_ASSESSMENT = "admitted-for-assessment"
    STAY_ENDED = "stay-ended"
    SCHOOL_CONSULTED = "school-consulted"
    SCHOOL_ANSWER = "school-answer"
    SENCO_APPOINTED = "senco-appointed"
    SENCO_COURSE_BEGAN = "senco-course-began"
    SENCO_QUALIFIED = "senco-qualified"
    INFORMATION_REPORT = "information-report"
    LOCAL_OFFER_COMMENTS = "local-offer-comments"
    NEEDS_INFORMATION = "needs-information"
    APPROVAL_WITHDRAWN = "approval-withdrawn"
    TERM_STARTS = "term-starts"
    REVIEW_LIST = "review-list"
    # the passage from statements to plans, 2014 to 2018
    TRANSITIONAL_CONSENT = "transitional-consent"
    TRANSITIONAL_ASSESSMENT = "transitional-assessment"
    TRANSFER_REVIEW = "transfer-review"
    TRANSITIONAL_REASSESSMENT = "transitional-reassessment"
    STATEMENT = "statement"
    YEAR_6_ASSESSMENT_DECIDED = "year-6-assessment-decided"
    YEAR_9 = "year-9"
    LEARNING_ASSESSMENT_CONSENT = "learning-assessment-consent"
    CHOSEN_LEARNING_ASSESSMENT_CONSENT = "chosen-learning-assessment-consent"
    # what the family may do besides: complaints, claims, travel; and what is not commenced
    PROVISION_NOT_MADE = "provision-not-made"
    PROVISION_SECURED = "provision-secured"
    MATTER_AROSE = "matter-arose"
    COMPLAINT_MADE = "complaint-made"
    COMPLAINT_ACKNOWLEDGED = "complaint-acknowledged"
    COMPLAINT_ANSWERED = "complaint-answered"
    COMPLAINT_ESCALATED = "complaint-escalated"
    OMBUDSMAN_COMPLAINT = "ombudsman-complaint"
    CLAIM_FILED = "claim-filed"
    DISCRIMINATION = "discrimination"
    DISCRIMINATION_CLAIM = "discrimination-claim"
    TRAVEL_DECISION = "travel-decision"
    TRAVEL_REVIEW_REQUEST = "travel-review-request"
    TRAVEL_REVIEWED = "travel-reviewed"
    TRAVEL_APPEAL = "travel-appeal"
    TRAVEL_APPEAL_DECIDED = "travel-appeal-decided"
    WITHDRAWN_FROM_SCHOOL = "withdrawn-from-school"
    WITHDRAWAL_CONSENT = "withdrawal-consent"
    REGISTERED_NOT_IN_SCHOOL = "registered-not-in-school"


DETENTION = (EventKind.DETAINED, EventKind.DETAINED_REQUEST, EventKind.DETAINED_ATTENTION)
"""What shows that a person is detained in relevant youth accommodation: its beginning, or, where that was not recorded, what
can only be of a detained person. A request under CFA 2014 s.71(2) is made for one, and so is what comes to attention (s.71(4))."""

ADVERSE = frozenset(
    {
        EventKind.NOT_NECESSARY_NOTICE,
        EventKind.REFUSAL_TO_ASSESS,
        EventKind.NO_PLAN_NOTICE,
        EventKind.REFUSAL_TO_REASSESS,
        EventKind.REQUEST_WITHDRAWN,
    }
)
"""What goes against the family, or takes its request away."""


class Order(StrEnum):
    """What an order, a concession or an agreement is about: the paragraphs of regs 44(2) and 45, and of CFA 2014 s.51(2)."""

    ASSESS = "assess"
    REASSESS = "reassess"
    MAKE_PLAN = "make-plan"
    REMIT = "remit"
    AMEND_PROVISION = "amend-provision"
    NAME_SCHOOL = "name-school"
    NAME_SCHOOL_AND_AMEND = "name-school-and-amend"
    CONTINUE = "continue"
    CONTINUE_AND_AMEND = "continue-and-amend"
    CEASE = "cease"
    DISMISS = "dismiss"
    OTHER = "other"


class Ending(StrEnum):
    """How an appeal ended without a decision on it (HESC Rules rr.8, 17)."""

    WITHDRAWN = "withdrawn"
    STRUCK_OUT = "struck-out"


class Issues(StrEnum):
    """What a mediation is about, which decides who arranges it (CFA 2014 ss.53 and 54)."""

    HEALTH = "health"
    MIXED = "mixed"
    EDUCATION_AND_SOCIAL_CARE = "education-and-social-care"


class Sector(StrEnum):
    """In which sector a young person is educated or trained: it decides when an academic year ends (reg 46)."""

    FURTHER_EDUCATION = "further-education"
    OTHER = "other"


class Dated(StrEnum):
    """Which of the dates of a notice a provision looks at."""

    ON = "on"
    SENT = "sent"
    SERVED = "served"
    WRITTEN = "written"


class Role(StrEnum):
    """Who asks, who is asked, or whom something concerns."""

    CHILD = "child"
    PARENT = "parent"
    YOUNG_PERSON = "young-person"
    ALTERNATIVE_PERSON = "alternative-person"
    SCHOOL = "school"
    POST_16_INSTITUTION = "post-16-institution"
    EARLY_YEARS_PROVIDER = "early-years-provider"
    HEAD_TEACHER = "head-teacher"
    PRINCIPAL = "principal"
    SENCO = "senco"
    EARLY_YEARS_SEN_LEAD = "early-years-sen-lead"
    EARLY_YEARS_PERSON_RESPONSIBLE = "early-years-person-responsible"
    EDUCATIONAL_PSYCHOLOGIST = "educational-psychologist"
    SOCIAL_CARE = "social-care"
    RESPONSIBLE_COMMISSIONING_BODY = "responsible-commissioning-body"
    NHS_TRUST = "nhs-trust"
    NHS_ENGLAND = "nhs-england"
    LOCAL_HEALTH_BOARD = "local-health-board"
    ANOTHER_AUTHORITY = "another-authority"
    YOUTH_OFFENDING_TEAM = "youth-offending-team"
    YOUTH_ACCOMMODATION = "youth-accommodation"
    HEALTH_PROFESSIONAL = "health-professional"
    OTHER = "other"


class ServiceMethod(StrEnum):
    """How a notice went, where that decides when it counts as served."""

    FIRST_CLASS_POST = "first-class-post"
    SECOND_CLASS_POST = "second-class-post"
    BY_HAND = "by-hand"
    EMAIL_AGREED = "email-agreed"
    BY_TELEPHONE = "by-telephone"


@value
class KindInfo:
    """What a kind of event means.

    Attributes:
        title: the kind in a few words.
        on_is: what the event's ``on`` is: the day it was SENT (by the authority), SERVED (received by the
            authority), or simply ON the day it happened.
        meaning: what has happened, with the provision.
        fields: the optional fields of ``Event`` that mean something here, besides those that every event has.
        follows: what must have happened before, or on the same day, for this to make sense; empty for a start.
        scheduled: whether a date after ``as_of`` is known in advance and seen.
        needs: the fields without which it says nothing.
    """

    title: str
    on_is: Dated
    meaning: str
    fields: tuple[str, ...] = ()
    follows: tuple[EventKind, ...] = ()
    scheduled: bool = False
    needs: tuple[str, ...] = ()


NameKey = tuple[str, ...] | None


def name_key(name: str | None) -> NameKey:
    """Give a name in the form in which it is compared: capitals and spaces do not count.

    >>> name_key("Oak  School") == name_key("oak school")
    True
    """
    return None if name is None else tuple(name.casefold().split())


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are the same but for capitals and spaces; none is the same as none only."""
    return one == other or name_key(one) == name_key(other)


ORDERING = (EventKind.TRIBUNAL_ORDER, EventKind.MEDIATION_AGREEMENT, EventKind.APPEAL_CONCEDED)
"""The kinds of event that carry an ``order``."""

NEVER_BY_TELEPHONE = frozenset(
    {
        EventKind.DECISION_SENT,
        EventKind.DRAFT_PLAN,
        EventKind.FINAL_PLAN,
        EventKind.AMENDED_PLAN,
        EventKind.REASSESSED_PLAN,
        EventKind.AMENDMENT_NOTICE,
        EventKind.PLAN_TRANSFERRED,
        EventKind.PLAN_DISCLOSED,
        EventKind.KEPT_PLAN_SENT,
        EventKind.KEPT_PLAN_DISCLOSED,
        EventKind.KEPT_PLAN_RECEIVED,
        EventKind.KEPT_PLAN_PASSED_ON,
        EventKind.REVIEW_REPORT,
        EventKind.MEDIATION_CERTIFICATE,
        EventKind.HEALTH_RESPONSE,
        EventKind.SOCIAL_CARE_RESPONSE,
        EventKind.APPEAL,
        EventKind.APPEAL_RECEIVED,
        EventKind.APPEAL_RESPONSE,
    }
)
"""What is a document, so that nobody can give it by telephone."""

NEVER_ABOUT: Mapping[EventKind, tuple[Order, ...]] = MappingProxyType(
    {
        EventKind.APPEAL_CONCEDED: (Order.CEASE, Order.REMIT, Order.DISMISS, Order.OTHER),
        EventKind.MEDIATION_AGREEMENT: (Order.DISMISS,),
    }
)
"""By kind of event, what it is never about. Reg 45 gives the family what it appealed for; no agreement dismisses an appeal."""
