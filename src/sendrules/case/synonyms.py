"""What people in the field call the kinds of event: the words of local authorities, advisers and families.

``CALLED`` holds names that mean one kind; the command line takes them. ``ASKED`` holds words that may mean several, or that
say too little; they are answered with the kinds that may be meant, and never taken. "Plan" stands for "EHC plan" and "EHCP"
too, and "assessment" for "EHC needs assessment".
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sendrules.case.kinds import EventKind as K

CALLED: Mapping[K, tuple[str, ...]] = MappingProxyType(
    {
        K.REQUEST: (
            "assessment request", "EHCNA request", "EHCP request", "EHCNA application", "EHCP application",
            "request for an EHCP", "application for an assessment", "application for an EHCP", "parental request",
            "school request", "request received", "asked for an assessment", "asked for an EHCP", "request for statutory assessment",
        ),
        K.REQUEST_WITHDRAWN: ("withdrawn request", "withdrawal of the request", "application withdrawn"),
        K.DECISION_TO_ASSESS: (
            "agreed to assess", "agreement to assess", "yes to assess", "assessment agreed", "request agreed",
            "decided to assess", "LA agreed to assess", "decision to carry out an assessment", "decision to undertake an assessment",
            "request accepted", "notice of decision to assess",
        ),
        K.REFUSAL_TO_ASSESS: (
            "decision not to assess", "not agreed to assess", "no to assess", "NTA", "RTA", "refused to assess",
            "refuse to assess", "decided not to assess", "declined to assess", "assessment refused", "request refused",
            "assessment declined", "request declined", "assessment not agreed", "request not agreed",
            "decision not to carry out an assessment", "request rejected", "refusal of an assessment",
        ),
        K.PLAN_DECISION: (
            "decision to issue", "decision to issue a plan", "agreed to issue", "agreed to issue a plan", "yes to issue",
            "yes to plan", "agreed to make a plan", "decided to issue a plan",
        ),
        K.NO_PLAN_NOTICE: (
            "refusal to issue", "refusal to issue a plan", "refused to issue", "RTI", "decision not to issue",
            "decision not to issue a plan", "no to issue", "NTI", "note in lieu", "decided not to issue a plan",
            "decision not to make a plan", "refusal to make a plan", "not agreed to issue", "plan refused",
        ),
        K.DRAFT_PLAN: ("draft EHCP", "proposed plan", "proposed EHCP", "draft plan issued", "draft plan sent", "draft issued"),
        K.FINAL_PLAN: (
            "final plan", "final EHCP", "EHCP issued", "plan issued", "plan finalised", "final plan issued",
            "final plan sent", "finalisation of the plan", "EHCP finalised", "first final plan",
        ),
        K.AMENDED_PLAN: (
            "final amended plan", "amended final plan", "amended EHCP", "plan amended", "amended plan issued",
            "amended plan sent",
        ),
        K.AMENDMENT_NOTICE: (
            "notice of amendment", "notice of amendments", "notice of proposed amendments", "proposed amendments",
            "draft amended plan", "proposed amended plan", "notice to amend",
        ),
        K.NO_AMENDMENT_NOTICE: ("decision not to amend after all", "notice of no amendments"),
        K.REVIEW_MEETING: ("annual review meeting", "AR meeting", "AR held", "annual review held", "review held"),
        K.REVIEW_REPORT: ("annual review report", "AR report", "AR paperwork", "annual review paperwork"),
        K.DECISION_TO_CONTINUE: (
            "decision to maintain", "decision to maintain the plan", "decision not to amend", "no change to the plan",
            "decision to leave the plan as it is",
        ),
        K.DECISION_TO_AMEND: ("agreed to amend", "decision to amend"),
        K.DECISION_TO_CEASE: (
            "notice to cease", "cease notice", "notice of ceasing", "decision to cease the plan",
            "decision to end the plan", "decision not to maintain", "intention to cease",
        ),
        K.PLAN_CEASED: ("plan ended", "plan stopped", "EHCP ceased"),
        K.PHASE_TRANSFER: ("phase transfer", "transition to the next phase", "change of phase", "secondary transfer"),
        K.REASSESSMENT_REQUEST: ("re-assessment request", "request for reassessment", "request to reassess"),
        K.DECISION_TO_REASSESS: ("agreed to reassess", "yes to reassess", "reassessment agreed", "decided to reassess"),
        K.REFUSAL_TO_REASSESS: (
            "decision not to reassess", "refused to reassess", "no to reassess", "reassessment refused",
            "declined to reassess", "decided not to reassess",
        ),
        K.TURNS_25: ("25th birthday", "turned 25", "turns twenty five"),
        K.MOVED: ("moved to another authority", "moved out of area", "moved house", "move out of area", "change of authority"),
        K.ADVICE_REQUEST: ("advice requested", "advice sought", "request for EP advice", "request for professional advice"),
        K.ADVICE_RECEIVED: ("advice returned", "EP advice received", "EP report received"),
        K.ALLOCATED: ("assigned", "allocated to an EP", "EP allocated", "EP assigned", "psychologist allocated"),
        K.SCHOOL_CONSULTED: ("consultation sent", "consult sent", "school consultation", "consultation with a school"),
        K.SCHOOL_ANSWER: ("consultation response", "consult response", "school response", "response from the school"),
        K.MEDIATION_CERTIFICATE: ("mediation adviser's certificate", "s55 certificate", "section 55 certificate"),
        K.MEDIATION: ("mediation meeting", "mediation held"),
        K.APPEAL: (
            "appeal lodged", "appeal registered", "appeal to the Tribunal", "Tribunal appeal", "SENDIST appeal",
            "appeal made", "SEND appeal",
        ),
        K.APPEAL_CONCEDED: (
            "concession", "conceded", "LA conceded", "authority conceded", "appeal not opposed", "unopposed appeal",
            "appeal unopposed", "concession of the appeal",
        ),
        K.APPEAL_ENDED: ("appeal withdrawn", "appeal struck out", "withdrawal of the appeal"),
        K.TRIBUNAL_ORDER: (
            "consent order", "Tribunal decision", "decision of the Tribunal", "SENDIST decision", "SENDIST order",
            "order by consent", "Tribunal ruling", "Tribunal judgment", "appeal dismissed", "appeal allowed", "appeal upheld",
        ),
        K.DIRECT_PAYMENT: ("direct payment", "direct payments started", "direct payments began"),
        K.OMBUDSMAN_COMPLAINT: ("LGSCO complaint", "complaint to the Ombudsman", "complaint to the LGSCO"),
        K.COMPLAINT_MADE: ("stage one complaint", "stage 1 complaint", "formal complaint"),
        K.COMPLAINT_ESCALATED: ("stage two complaint", "stage 2 complaint"),
        K.CLAIM_FILED: ("judicial review", "judicial review claim", "JR", "JR claim"),
        K.WITHDRAWN_FROM_SCHOOL: ("deregistered", "taken off the roll by the parents"),
        K.DETAINED: ("taken into custody", "custody began", "remanded", "sentenced to custody"),
        K.RELEASED: ("released from custody", "release from custody"),
        K.TRANSFER_REVIEW: ("transfer from a statement", "conversion of a statement", "statement transfer review"),
        K.REGISTERED_NOT_IN_SCHOOL: ("children not in school register",),
    }
)  # fmt: skip
"""By kind, other names for it. Each means this kind alone."""

ASKED: Mapping[str, tuple[K, ...]] = MappingProxyType(
    {
        "annual review": (K.REVIEW_MEETING,),
        "AR": (K.REVIEW_MEETING,),
        "review": (K.REVIEW_MEETING, K.REVIEW_REPORT),
        "early review": (K.REVIEW_MEETING,),
        "emergency review": (K.REVIEW_MEETING,),
        "interim review": (K.REVIEW_MEETING,),
        "phase transfer review": (K.REVIEW_MEETING, K.PHASE_TRANSFER),
        "annual review decision": (K.DECISION_TO_CONTINUE, K.DECISION_TO_AMEND, K.DECISION_TO_CEASE),
        "review decision": (K.DECISION_TO_CONTINUE, K.DECISION_TO_AMEND, K.DECISION_TO_CEASE),
        "four week decision": (K.DECISION_TO_CONTINUE, K.DECISION_TO_AMEND, K.DECISION_TO_CEASE),
        "court order": (K.TRIBUNAL_ORDER,),
        "applied": (K.REQUEST, K.APPEAL),
        "EP report": (K.ADVICE_REQUEST, K.ADVICE_RECEIVED),
        "school place": (K.FINAL_PLAN, K.AMENDED_PLAN, K.PHASE_TRANSFER),
        "prison": (K.DETAINED, K.RELEASED),
        "young offender institution": (K.DETAINED, K.RELEASED),
        "they said no": (K.REFUSAL_TO_ASSESS, K.NO_PLAN_NOTICE, K.REFUSAL_TO_REASSESS),
        "said no": (K.REFUSAL_TO_ASSESS, K.NO_PLAN_NOTICE, K.REFUSAL_TO_REASSESS),
        "turned down": (K.REFUSAL_TO_ASSESS, K.NO_PLAN_NOTICE, K.REFUSAL_TO_REASSESS),
        "refusal": (K.REFUSAL_TO_ASSESS, K.NO_PLAN_NOTICE, K.REFUSAL_TO_REASSESS),
        "refused": (K.REFUSAL_TO_ASSESS, K.NO_PLAN_NOTICE, K.REFUSAL_TO_REASSESS),
        "refusal letter": (K.REFUSAL_TO_ASSESS, K.NO_PLAN_NOTICE, K.REFUSAL_TO_REASSESS),
        "refusal notice": (K.REFUSAL_TO_ASSESS, K.NO_PLAN_NOTICE, K.REFUSAL_TO_REASSESS),
        "decision": (K.DECISION_TO_ASSESS, K.REFUSAL_TO_ASSESS, K.DECISION_SENT),
        "decision letter": (K.DECISION_TO_ASSESS, K.REFUSAL_TO_ASSESS, K.DECISION_SENT),
        "six week decision": (K.DECISION_TO_ASSESS, K.REFUSAL_TO_ASSESS),
        "6 week decision": (K.DECISION_TO_ASSESS, K.REFUSAL_TO_ASSESS),
        "sixteen week decision": (K.PLAN_DECISION, K.NO_PLAN_NOTICE),
        "16 week decision": (K.PLAN_DECISION, K.NO_PLAN_NOTICE),
        "plan": (K.DRAFT_PLAN, K.FINAL_PLAN, K.AMENDED_PLAN),
        "draft": (K.DRAFT_PLAN, K.AMENDMENT_NOTICE),
        "amendment": (K.DECISION_TO_AMEND, K.AMENDMENT_NOTICE, K.AMENDED_PLAN),
        "cease": (K.DECISION_TO_CEASE, K.PLAN_CEASED),
        "ceased": (K.DECISION_TO_CEASE, K.PLAN_CEASED),
        "cease to maintain": (K.DECISION_TO_CEASE, K.PLAN_CEASED),
        "assessment": (K.REQUEST, K.DECISION_TO_ASSESS),
        "reassessment": (K.REASSESSMENT_REQUEST, K.DECISION_TO_REASSESS, K.REASSESSED_PLAN),
        "advice": (K.ADVICE_REQUEST, K.ADVICE_RECEIVED),
        "EP advice": (K.ADVICE_REQUEST, K.ADVICE_RECEIVED),
        "consultation": (K.SCHOOL_CONSULTED, K.SCHOOL_ANSWER, K.FAMILY_CONSULTED),
        "transfer": (K.PHASE_TRANSFER, K.MOVED, K.PLAN_TRANSFERRED),
        "move": (K.MOVED, K.POST_16_MOVE),
        "order": (K.TRIBUNAL_ORDER,),
        "hearing": (K.TRIBUNAL_ORDER,),
        "Tribunal hearing": (K.TRIBUNAL_ORDER,),
        "Tribunal": (K.APPEAL, K.TRIBUNAL_ORDER),
        "agreement": (K.MEDIATION_AGREEMENT, K.COMMISSIONER_AGREEMENT),
        "custody": (K.DETAINED, K.RELEASED),
        "complaint response": (K.COMPLAINT_ANSWERED,),
        "transport decision": (K.TRAVEL_DECISION,),
        "transport appeal": (K.TRAVEL_APPEAL,),
        "personal budget": (K.DIRECT_PAYMENT,),
        "birthday": (K.TURNS_25,),
        "certificate": (K.MEDIATION_CERTIFICATE,),
        "strike out": (K.APPEAL_ENDED,),
        "Ombudsman": (K.OMBUDSMAN_COMPLAINT,),
        "elective home education": (K.WITHDRAWN_FROM_SCHOOL,),
        "EHE": (K.WITHDRAWN_FROM_SCHOOL,),
    }
)
"""Words that say too little to be taken, with the kinds that may be meant."""
