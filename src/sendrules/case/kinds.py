"""The kinds of event, and the persons and bodies in them: one closed list each, with what each means.

A kind's value is its JSON value, its command-line flag and its column in a table. The lists are plain enums so
that the law modules can name a kind without loading the models.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EventKind(StrEnum):
    """Everything that can happen in a case, as far as a provision that is encoded names it."""

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
    PLAN_DECISION = "plan-decision"
    NO_PLAN_NOTICE = "no-plan-notice"
    NO_PLAN_COPIED = "no-plan-copied"
    DRAFT_PLAN = "draft-plan"
    FINAL_PLAN = "final-plan"


ADVERSE = frozenset(
    {
        EventKind.NOT_NECESSARY_NOTICE,
        EventKind.REFUSAL_TO_ASSESS,
        EventKind.NO_PLAN_NOTICE,
        EventKind.REQUEST_WITHDRAWN,
    }
)
"""What goes against the family, or takes its request away."""


class Dated(StrEnum):
    """Which of the dates of a notice a provision looks at."""

    ON = "on"
    SENT = "sent"
    SERVED = "served"


class Role(StrEnum):
    """Who asks, who is asked, or whom something concerns."""

    CHILD = "child"
    PARENT = "parent"
    YOUNG_PERSON = "young-person"
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


@dataclass(frozen=True, slots=True)
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
    """

    title: str
    on_is: Dated
    meaning: str
    fields: tuple[str, ...] = ()
    follows: tuple[EventKind, ...] = ()
    scheduled: bool = False


_NOTICE = ("written", "sent", "served", "method")
_START = (EventKind.REQUEST, EventKind.RESPONSIBLE)

KINDS: dict[EventKind, KindInfo] = {
    EventKind.REQUEST: KindInfo(
        "request for an assessment", Dated.SERVED,
        "The authority received a request for an EHC needs assessment (CFA 2014 s.36(1)) from the child's parent, "
        "the young person, or a person acting on behalf of a school or post-16 institution.",
        ("by", *_NOTICE),
    ),
    EventKind.RESPONSIBLE: KindInfo(
        "authority becomes responsible", Dated.ON,
        "The authority became responsible: the child or young person is in its area and has been identified by it, "
        "or brought to its attention, as someone who has or may have special educational needs (CFA 2014 s.24(1)).",
    ),
    EventKind.REQUEST_WITHDRAWN: KindInfo(
        "request withdrawn", Dated.SERVED,
        "The person who made the request withdrew it. No provision speaks of this; see the reading "
        "`withdrawal-of-request`.",
        _NOTICE,
        (EventKind.REQUEST,),
    ),
    EventKind.FAMILY_CONSULTED: KindInfo(
        "family consulted", Dated.ON,
        "The authority consulted the child's parent or the young person before determining whether a plan may be "
        "necessary (reg 3).",
        follows=_START,
    ),
    EventKind.CONSIDERING_NOTICE: KindInfo(
        "notice that an assessment is considered", Dated.SENT,
        "The authority notified the parent or young person that it is considering an assessment and that they may "
        "express views and submit evidence (CFA 2014 s.36(7)).",
        _NOTICE,
        _START,
    ),
    EventKind.NOT_NECESSARY_NOTICE: KindInfo(
        "notice that a plan is not necessary", Dated.SENT,
        "The authority notified its determination under CFA 2014 s.36(3) that it is not necessary for provision to be "
        "made in accordance with a plan, and that accordingly no assessment will be secured (s.36(5), reg 4(1)).",
        _NOTICE,
        _START,
    ),
    EventKind.DECISION_TO_ASSESS: KindInfo(
        "decision to assess", Dated.SENT,
        "The authority notified its decision to secure an EHC needs assessment (reg 5(1)).", _NOTICE,
        _START,
    ),
    EventKind.REFUSAL_TO_ASSESS: KindInfo(
        "refusal to assess", Dated.SENT,
        "The authority notified its decision not to secure an EHC needs assessment (reg 5(1), (3)).", _NOTICE,
        _START,
    ),
    EventKind.DECISION_COPIED: KindInfo(
        "decision copied to the other bodies", Dated.SENT,
        "The authority notified everyone notified under reg 4(2) of its decision whether to assess (reg 5(2)).",
        _NOTICE,
        (EventKind.DECISION_TO_ASSESS, EventKind.REFUSAL_TO_ASSESS),
    ),
    EventKind.ADVICE_REQUEST: KindInfo(
        "request for advice", Dated.SENT,
        "The authority asked someone for advice and information for the assessment (reg 6(1)). `to` says who was "
        "asked; `about` names the service, body or institution; `served` is the day it reached them.",
        ("to", "about", *_NOTICE),
        _START,
    ),
    EventKind.ADVICE_RECEIVED: KindInfo(
        "advice received", Dated.SERVED,
        "The advice arrived. It answers the request that has the same `about`.", ("about", *_NOTICE),
        (EventKind.ADVICE_REQUEST,),
    ),
    EventKind.PLAN_DECISION: KindInfo(
        "decision to make a plan", Dated.SENT,
        "After the assessment the authority notified that it proposes to secure that a plan is prepared "
        "(CFA 2014 s.36(9)).", _NOTICE,
        _START,
    ),
    EventKind.NO_PLAN_NOTICE: KindInfo(
        "no-plan notice", Dated.SENT,
        "After the assessment the authority notified its decision not to secure that a plan is prepared "
        "(CFA 2014 s.36(9), reg 10(1)).", _NOTICE,
        _START,
    ),
    EventKind.NO_PLAN_COPIED: KindInfo(
        "no-plan decision copied", Dated.SENT,
        "The authority notified the responsible commissioning body and the head teacher, provider or principal of its "
        "decision not to make a plan (reg 10(2)).", _NOTICE,
        (EventKind.NO_PLAN_NOTICE,),
    ),
    EventKind.DRAFT_PLAN: KindInfo(
        "draft plan", Dated.SENT,
        "The authority sent the draft plan with the notice of the time for representations (CFA 2014 s.38(2), "
        "reg 13(1)). `served` starts the fifteen days; `closes` is the last day that the notice gives.",
        ("closes", *_NOTICE),
        _START,
    ),
    EventKind.FINAL_PLAN: KindInfo(
        "finalised plan", Dated.SENT,
        "The authority sent the finalised plan to the parent or young person, the institution named and the "
        "responsible commissioning body (reg 13(2)).", _NOTICE,
        _START,
    ),
}  # fmt: skip


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are the same but for capitals and spaces; none is the same as none only."""
    if one is None or other is None:
        return one is other
    return one == other or one.casefold().split() == other.casefold().split()
