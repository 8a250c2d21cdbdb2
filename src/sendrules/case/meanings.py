"""What each kind of event means: one row a kind, in the words of the provisions."""

from __future__ import annotations

from sendrules.case.kinds import Dated, EventKind, KindInfo

_NOTICE = ("written", "sent", "served", "method")
_WHAT_FOLLOWS = ("names_next", "review_by", *_NOTICE)
"""Of a plan, or of a decision that leaves one as it is: what it says of the next phase and of the next review."""
_START = (
    EventKind.REQUEST, EventKind.RESPONSIBLE, EventKind.DETAINED_REQUEST, EventKind.DETAINED_ATTENTION,
    EventKind.TRANSITIONAL_CONSENT, EventKind.TRANSITIONAL_ASSESSMENT, EventKind.TRANSFER_REVIEW,
    EventKind.TRANSITIONAL_REASSESSMENT, EventKind.YEAR_6_ASSESSMENT_DECIDED, EventKind.LEARNING_ASSESSMENT_CONSENT,
    EventKind.CHOSEN_LEARNING_ASSESSMENT_CONSENT, EventKind.STATEMENT,
    EventKind.TRIBUNAL_ORDER, EventKind.MEDIATION_AGREEMENT, EventKind.APPEAL_CONCEDED,
)  # fmt: skip
_ASSESSED = (
    *_START,
    EventKind.DECISION_TO_REASSESS,
)  # regs 26 and 27(1) apply regs 6 to 9 and 13(1) to a re-assessment
_PLAN = (EventKind.FINAL_PLAN, EventKind.AMENDED_PLAN, EventKind.REASSESSED_PLAN)
_APPEALED = (EventKind.APPEAL, EventKind.APPEAL_RECEIVED, EventKind.TRIBUNAL_ORDER)

KINDS: dict[EventKind, KindInfo] = {
    EventKind.REQUEST: KindInfo(
        "request for an assessment", Dated.SERVED,
        "The authority received a request for an EHC needs assessment (CFA 2014 s.36(1)) from the child's parent, "
        "the young person, or a person acting on behalf of a school or post-16 institution. `on` is the day it arrived, even "
        "a Sunday or a bank holiday (reading `day-of-receipt`).",
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
        (EventKind.REQUEST, EventKind.DETAINED_REQUEST, EventKind.REASSESSMENT_REQUEST),
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
        _ASSESSED,
    ),
    EventKind.ADVICE_RECEIVED: KindInfo(
        "advice received", Dated.SERVED,
        "The advice arrived. It answers the request that has the same `about`. `by` says who gave it, where no request says whom it "
        "was asked of.",
        ("by", "about", *_NOTICE),
        (EventKind.ADVICE_REQUEST,),
    ),
    EventKind.ALLOCATED: KindInfo(
        "allocated", Dated.ON,
        "The case was given to someone who will assess and report. `to` says to whom. No provision of the law reads it: the time "
        "limits run as before. An authority's queue takes it as the end of the wait.",
        ("to", "about"),
        _ASSESSED,
        needs=("to",),
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
        _ASSESSED,
    ),
    EventKind.FINAL_PLAN: KindInfo(
        "finalised plan", Dated.SENT,
        "The authority sent the finalised plan to the parent or young person, the institution named and the "
        "responsible commissioning body (reg 13(2)).", _WHAT_FOLLOWS,
    ),
    EventKind.REVIEW_MEETING_NOTICE: KindInfo(
        "notice of the review meeting", Dated.SENT,
        "The person arranging the review meeting gave notice of its date to those invited (regs 20(3), 21(3)).",
        _NOTICE,
    ),
    EventKind.REVIEW_ADVICE_CIRCULATED: KindInfo(
        "advice circulated before the review meeting", Dated.SENT,
        "The advice and information gathered for the review was sent to those invited (regs 20(4), 21(4)).",
        _NOTICE,
    ),
    EventKind.REVIEW_MEETING: KindInfo(
        "review meeting", Dated.ON,
        "The review meeting; of one held in several sittings, the last. `attends` says whether the child or young "
        "person attends a school or other institution (reg 20) or not (reg 21).",
        ("attends",),
        scheduled=True,
    ),
    EventKind.REVIEW_REPORT: KindInfo(
        "report of the review meeting", Dated.SENT,
        "The report of the review meeting was prepared and sent to everyone invited (regs 20(7) to (9), 21(7), "
        "(8)).",
        _NOTICE,
        follows=(EventKind.REVIEW_MEETING,),
    ),
    EventKind.DECISION_TO_CONTINUE: KindInfo(
        "decision to continue the plan as it is", Dated.SENT,
        "After a review the authority notified its decision to continue to maintain the plan in its existing form "
        "(regs 20(10), 21(9)).",
        _WHAT_FOLLOWS,
    ),
    EventKind.DECISION_TO_AMEND: KindInfo(
        "decision to amend the plan", Dated.SENT,
        "After a review the authority notified its decision to amend the plan (regs 20(10), 21(9)).",
        ("review_by", *_NOTICE),
    ),
    EventKind.DECISION_TO_CEASE: KindInfo(
        "decision to cease to maintain the plan", Dated.SENT,
        "The authority notified its decision to cease to maintain the plan, after a review (regs 20(10), 21(9)) "
        "or otherwise (CFA 2014 s.45, reg 31).",
        _NOTICE,
    ),
    EventKind.AMENDMENT_NOTICE: KindInfo(
        "amendment notice", Dated.SENT,
        "The authority sent a copy of the plan with a notice of the proposed amendments and the evidence for them "
        "(reg 22(2)(a)). The day it was sent starts the eight weeks; the day it was served starts the fifteen "
        "days. `closes` is the last day for representations that it gives.",
        ("closes", *_NOTICE),
    ),
    EventKind.AMENDED_PLAN: KindInfo(
        "amended plan", Dated.SENT,
        "The authority sent the finalised plan as amended or replaced (reg 22(3), or after an order, a concession "
        "or an agreement).",
        _WHAT_FOLLOWS,
    ),
    EventKind.NO_AMENDMENT_NOTICE: KindInfo(
        "notice that the plan will not be amended", Dated.SENT,
        "The authority notified its decision not to amend the plan after all (reg 22(4)).",
        _NOTICE,
        follows=(EventKind.AMENDMENT_NOTICE,),
    ),
    EventKind.PHASE_TRANSFER: KindInfo(
        "transfer between phases of education", Dated.ON,
        "The day on which the child or young person transfers to the next phase of education, usually 1 "
        "September. `to` says whether to a post-16-institution or to a school: staying on in a school sixth form "
        "is no transfer to a post-16 institution.",
        ("to",),
        scheduled=True,
    ),
    EventKind.KEY_STAGE_ENDS: KindInfo(
        "end of a key stage", Dated.ON,
        "The last day of a key stage: that of the school year in which most of the class reach 7, 11 or 14, or cease to "
        "be of compulsory school age (Education Act 2002 s.82). No duty in force looks at it; an amendment may.",
        scheduled=True,
    ),
    EventKind.POST_16_MOVE: KindInfo(
        "move between post-16 institutions", Dated.ON,
        "The day on which a young person is to move from one post-16 institution to another, at any other time "
        "(reg 18(2)).",
        scheduled=True,
    ),
    EventKind.REASSESSMENT_REQUEST: KindInfo(
        "request for a re-assessment", Dated.SERVED,
        "The authority received a request to secure a re-assessment, from the family, the institution attended or "
        "the responsible commissioning body (CFA 2014 s.44(2), reg 23).",
        ("by", *_NOTICE),
    ),
    EventKind.DECISION_TO_REASSESS: KindInfo(
        "decision to re-assess", Dated.SENT,
        "The authority notified its decision to secure a re-assessment (reg 25(1)), or decided that one is "
        "necessary (CFA 2014 s.44(3)).",
        _NOTICE,
    ),
    EventKind.REFUSAL_TO_REASSESS: KindInfo(
        "refusal to re-assess", Dated.SENT,
        "The authority notified its decision not to secure a re-assessment (reg 25(1), (2)).",
        _NOTICE,
        follows=(EventKind.REASSESSMENT_REQUEST,),
    ),
    EventKind.REASSESSED_PLAN: KindInfo(
        "plan after re-assessment", Dated.SENT,
        "The authority sent the finalised plan after a re-assessment (reg 27(2)).",
        _WHAT_FOLLOWS,
        follows=(EventKind.DECISION_TO_REASSESS, EventKind.TRIBUNAL_ORDER, EventKind.MEDIATION_AGREEMENT, EventKind.APPEAL_CONCEDED),
    ),
    EventKind.PLAN_CEASED: KindInfo(
        "plan ceased", Dated.ON,
        "The plan ceased to be maintained.",
    ),
    EventKind.TURNS_25: KindInfo(
        "twenty-fifth birthday", Dated.ON,
        "The day on which the young person turns 25. `sector` says whether the provision is in the further-education "
        "sector; outside it, `course_ends` is the day on which the course or training of that day is scheduled to end "
        "(reg 46).",
        ("sector", "course_ends"),
        scheduled=True,
    ),
    EventKind.OUT_OF_EDUCATION: KindInfo(
        "not in education or training", Dated.ON,
        "The authority knew that a child or young person under 18, who has a plan, is not receiving education or "
        "training (reg 29(2)).",
    ),
    EventKind.MOVED: KindInfo(
        "move to another authority", Dated.ON,
        "The day of the move to the area of another authority. `aware` is the day on which the old authority "
        "became aware of it, `commissioner_aware` that of the original responsible commissioning body (reg 15).",
        ("aware", "commissioner_aware"),
        scheduled=True,
    ),
    EventKind.PLAN_TRANSFERRED: KindInfo(
        "plan transferred", Dated.SENT,
        "The old authority transferred the plan to the new one (reg 15(2)).",
        _NOTICE,
    ),
    EventKind.TRANSFER_INFORMED: KindInfo(
        "family informed after the transfer", Dated.SENT,
        "The new authority told the family that the plan was transferred, whether it proposes to assess, and when "
        "it will review the plan (reg 15(4)).",
        _NOTICE,
        follows=(EventKind.PLAN_TRANSFERRED,),
    ),
    EventKind.NEW_COMMISSIONER_AWARE: KindInfo(
        "new commissioning body aware of the move", Dated.ON,
        "The new responsible commissioning body became aware of the move (reg 15(8)).",
        follows=(EventKind.MOVED,),
    ),
    EventKind.COMMISSIONER_CHANGE_KNOWN: KindInfo(
        "change of commissioning body known", Dated.ON,
        "The original responsible commissioning body became aware that another one is responsible, within the "
        "same authority (reg 16(2)).",
    ),
    EventKind.NEW_COMMISSIONER_AWARE_OF_CHANGE: KindInfo(
        "new commissioning body aware of the change", Dated.ON,
        "The new responsible commissioning body became aware that it is responsible, within the same authority "
        "(reg 16(3)).",
    ),
    EventKind.COMMISSIONER_NOTIFIED: KindInfo(
        "new commissioning body notified", Dated.SENT,
        "The original responsible commissioning body notified the new one (regs 15(7), 16(2)).",
        _NOTICE,
    ),
    EventKind.COMMISSIONER_REQUEST: KindInfo(
        "commissioning body asks for an assessment or review", Dated.SENT,
        "The new responsible commissioning body asked the authority for an assessment or a review, since the "
        "provision is not practicable (regs 15(8), 16(3); after release: SI 2015/62 reg 16(4)). The authority must comply.",
        _NOTICE,
    ),
    EventKind.DECISION_SENT: KindInfo(
        "written notice of a decision sent", Dated.SENT,
        "Written notice of a decision that can be appealed was sent (CFA 2014 s.51(2)), where the chronology does "
        "not name the decision. A decision recorded by its own kind needs no second record.",
        _NOTICE,
    ),
    EventKind.MEDIATION_CONTACT: KindInfo(
        "mediation adviser contacted", Dated.ON,
        "The family contacted a mediation adviser and said whether it wishes to pursue mediation (reg 33).",
    ),
    EventKind.MEDIATION_DECLINED: KindInfo(
        "mediation declined", Dated.ON,
        "The mediation adviser was told that the family does not wish to pursue mediation (reg 34(1)).",
    ),
    EventKind.MEDIATION_WANTED: KindInfo(
        "mediation wanted", Dated.ON,
        "The authority was told that the family wishes to pursue mediation (regs 35, 36; detained: the day the "
        "adviser was told). `issues` says what about.",
        ("issues",),
    ),
    EventKind.COMMISSIONERS_TOLD: KindInfo(
        "commissioning bodies told of the mediation", Dated.SENT,
        "The authority told each relevant commissioning body of the health issues and what the family wishes (reg "
        "35(2)). `served` is the day they received it.",
        _NOTICE,
        follows=(EventKind.MEDIATION_WANTED,),
    ),
    EventKind.MEDIATION_NOTICE: KindInfo(
        "notice of the date and place of the mediation", Dated.SENT,
        "The family was told the date and place of the mediation (reg 37(2)).",
        _NOTICE,
    ),
    EventKind.MEDIATION: KindInfo(
        "mediation", Dated.ON,
        "The mediation takes place.",
        scheduled=True,
    ),
    EventKind.MEDIATION_CONCLUDED: KindInfo(
        "mediation concluded", Dated.ON,
        "The mediation ended (reg 39(1)).",
        follows=(EventKind.MEDIATION,),
    ),
    EventKind.MEDIATION_NOT_POSSIBLE: KindInfo(
        "mediation cannot be arranged in time", Dated.ON,
        "The authority realised that it cannot arrange the mediation within the thirty days (reg 39(2)).",
        follows=(EventKind.MEDIATION_WANTED,),
    ),
    EventKind.ADVISER_TOLD: KindInfo(
        "adviser told that mediation cannot be arranged", Dated.SENT,
        "The authority told the mediation adviser that it could not arrange the mediation in time (reg 39(2)).",
        _NOTICE,
        follows=(EventKind.MEDIATION_WANTED,),
    ),
    EventKind.MEDIATION_CERTIFICATE: KindInfo(
        "mediation certificate", Dated.SENT,
        "The mediation adviser issued the certificate (CFA 2014 s.55(4), (5); regs 34, 39).",
        _NOTICE,
    ),
    EventKind.MEDIATION_AGREEMENT: KindInfo(
        "mediation agreement", Dated.ON,
        "The parties made a written mediation agreement to which the authority is a party. `order` says what it "
        "does, as an order of the Tribunal would; `other` for action that could not have been appealed (reg "
        "42(2), (3)). One that the plan will cease (`cease`) starts nothing: it dismisses no appeal, and the plan is "
        "kept until the time for one is over (CFA 2014 s.45(4)).",
        ("order",),
    ),
    EventKind.COMMISSIONER_AGREEMENT: KindInfo(
        "mediation agreement with the commissioning body", Dated.ON,
        "The family and the responsible commissioning body made a written mediation agreement to which the "
        "authority is not a party (reg 42(3), (4)).",
    ),
    EventKind.AGREEMENT_REPORTED: KindInfo(
        "agreement reported to the authority", Dated.SENT,
        "The responsible commissioning body told the authority of the agreement (reg 42(4)).",
        _NOTICE,
        follows=(EventKind.COMMISSIONER_AGREEMENT,),
    ),
    EventKind.AGREEMENT_CARRIED_OUT: KindInfo(
        "agreement carried out", Dated.ON,
        "The action agreed at the mediation was taken (reg 42(3)).",
        follows=(EventKind.MEDIATION_AGREEMENT, EventKind.COMMISSIONER_AGREEMENT),
    ),
    EventKind.TIME_AGREED: KindInfo(
        "other time agreed", Dated.ON,
        "The parties agreed another date: in writing for a mediation agreement (reg 42(5)), or the family "
        "consented to shorter notice of a mediation (reg 37(2)). `duty` is the duty, `sets` the date.",
        ("duty", "sets"),
        needs=("duty", "sets"),
    ),
    EventKind.APPEAL: KindInfo(
        "appeal received by the Tribunal", Dated.SERVED,
        "The First-tier Tribunal received the application notice, by 5 pm on the day (HESC Rules r.12(1), 20).",
        _NOTICE,
    ),
    EventKind.APPEAL_RECEIVED: KindInfo(
        "application notice received by the authority", Dated.SERVED,
        "The authority received the application notice from the Tribunal (HESC Rules r.21).",
        _NOTICE,
    ),
    EventKind.APPEAL_RESPONSE: KindInfo(
        "response to the appeal", Dated.SERVED,
        "The Tribunal received the response of the authority, by 5 pm on the day (HESC Rules r.12(1), 21).",
        _NOTICE,
        follows=(EventKind.APPEAL_RECEIVED,),
    ),
    EventKind.APPEAL_CONCEDED: KindInfo(
        "appeal conceded", Dated.ON,
        "The authority notified the Tribunal that it will not oppose the appeal. `order` says what the appeal was about. "
        "Only before it submitted a response does that start the weeks of reg 45; after one it brings back those from the "
        "request. A concession without telling the Tribunal is none: record what was decided instead.",
        ("order",),
    ),
    EventKind.APPEAL_ENDED: KindInfo(
        "appeal ended without an order", Dated.ON,
        "The appeal was withdrawn or struck out; `ended` says which. `on` is the day on which the Tribunal received the "
        "withdrawal, or of the hearing at which the appeal was withdrawn, or on which it was struck out; `sent` is the day "
        "on which the Tribunal sent notice of that (HESC Rules rr.8, 17). An appeal that the Tribunal dismissed is an order: "
        "record `tribunal-order` with `dismiss`.",
        ("ended", "sent"),
        follows=(EventKind.APPEAL, EventKind.APPEAL_RECEIVED),
    ),
    EventKind.TRIBUNAL_DIRECTION: KindInfo(
        "direction of the Tribunal on time", Dated.ON,
        "The First-tier Tribunal, or the Upper Tribunal, directed another date. `duty` is the duty, `sets` the date (reg 44(1), HESC "
        "Rules r.5(3)(a), 12(4)).",
        ("duty", "sets"),
        needs=("duty", "sets"),
    ),
    EventKind.STEP_DIRECTED: KindInfo(
        "step directed by the Tribunal", Dated.ON,
        "The First-tier Tribunal, or the Upper Tribunal, directed a step in the appeal by a day of its own, most often in the "
        "registration letter. `about` names the step (final evidence, case review form, attendance form, bundle, hearing), "
        "`sets` the day (HESC Rules r.5(2)). A direction that moves a limit of the law is `tribunal-direction`.",
        ("about", "sets"),
        needs=("sets",),
    ),
    EventKind.STEP_TAKEN: KindInfo(
        "step in the appeal taken", Dated.ON,
        "The step was taken that was directed with the same `about`: the evidence or the form was received, the bundle sent, "
        "the hearing held.",
        ("about",),
        follows=(EventKind.STEP_DIRECTED,),
    ),
    EventKind.TRIBUNAL_ORDER: KindInfo(
        "order of the Tribunal", Dated.ON,
        "The First-tier Tribunal decided an appeal. `on` is the day the order was made, `sent` the day the decision was "
        "sent; `order` says what it orders (reg 44(2)): `cease` where it dismisses an appeal against ceasing, `dismiss` where "
        "it dismisses any other.",
        ("order", "sent", "served"),
    ),
    EventKind.COSTS_SOUGHT: KindInfo(
        "order for costs sought", Dated.SERVED,
        "The Tribunal received an application for an order for costs (HESC Rules r.10).",
        _NOTICE,
        follows=_APPEALED,
    ),
    EventKind.SET_ASIDE_SOUGHT: KindInfo(
        "setting aside sought", Dated.SERVED,
        "The Tribunal received an application to set its decision aside, for something that went wrong in the procedure "
        "(HESC Rules r.45).",
        _NOTICE,
        follows=(EventKind.TRIBUNAL_ORDER,),
    ),
    EventKind.SET_ASIDE_REFUSED: KindInfo(
        "setting aside refused", Dated.SENT,
        "The Tribunal sent notice that it does not set its decision aside. If the application was in time, the 28 days of "
        "HESC Rules r.46 run from this day (r.46(2)(c), (3)).",
        _NOTICE,
        follows=(EventKind.TRIBUNAL_ORDER,),
    ),
    EventKind.REVIEW_SOUGHT: KindInfo(
        "review of the decision sought", Dated.SERVED,
        "The Tribunal received an application to review its decision, since circumstances have changed (HESC Rules r.48).",
        _NOTICE,
        follows=(EventKind.TRIBUNAL_ORDER,),
    ),
    EventKind.DECISION_REVIEWED: KindInfo(
        "decision of the Tribunal reviewed", Dated.SENT,
        "After a review the Tribunal sent amended reasons for its decision, or a correction of it (HESC Rules r.49). The 28 "
        "days of r.46 run from this day (r.46(2)(b)).",
        _NOTICE,
        follows=(EventKind.TRIBUNAL_ORDER,),
    ),
    EventKind.DECISION_SUSPENDED: KindInfo(
        "effect of the decision suspended", Dated.ON,
        "The First-tier Tribunal, or the Upper Tribunal, suspended the effect of the last order before this day, until an "
        "application for permission or an appeal is determined (HESC Rules r.5(3)(l), Upper Tribunal Rules r.5(3)(m)).",
        follows=(EventKind.TRIBUNAL_ORDER,),
    ),
    EventKind.SUSPENSION_ENDED: KindInfo(
        "suspension ended", Dated.ON,
        "The decision has its effect again: the suspension was lifted, or what it waited for was determined. No provision "
        "gives new dates; where the Tribunal directed one, record `tribunal-direction`.",
        follows=(EventKind.DECISION_SUSPENDED,),
    ),
    EventKind.DECISION_SET_ASIDE: KindInfo(
        "decision set aside", Dated.ON,
        "The last decision before this day was set aside: by the Upper Tribunal on an appeal (Tribunals, Courts and "
        "Enforcement Act 2007 s.12), or by the First-tier Tribunal (s.9, HESC Rules rr.45, 49). What it ordered is ordered no "
        "longer, and the appeal is open again, whether it is sent back or decided anew. Record a new decision as "
        "`tribunal-order`.",
        follows=(EventKind.TRIBUNAL_ORDER,),
    ),
    EventKind.APPEAL_REINSTATED: KindInfo(
        "appeal reinstated", Dated.ON,
        "The Tribunal reinstated an appeal that had been withdrawn or struck out (HESC Rules rr.8, 17). It is open again.",
        follows=(EventKind.APPEAL_ENDED,),
    ),
    EventKind.REINSTATEMENT_SOUGHT: KindInfo(
        "reinstatement of the appeal sought", Dated.SERVED,
        "The Tribunal received an application to reinstate an appeal that was withdrawn or struck out (HESC Rules rr.8, 17).",
        _NOTICE,
        follows=(EventKind.APPEAL_ENDED,),
    ),
    EventKind.PERMISSION_SOUGHT: KindInfo(
        "permission to appeal sought", Dated.SERVED,
        "The First-tier Tribunal received an application for permission to appeal to the Upper Tribunal (HESC Rules r.46).",
        _NOTICE,
        follows=(EventKind.TRIBUNAL_ORDER,),
    ),
    EventKind.PERMISSION_REFUSED: KindInfo(
        "permission to appeal refused", Dated.SENT,
        "The First-tier Tribunal sent notice that it refuses permission to appeal, does not admit the application, or gives "
        "permission on some grounds alone (Upper Tribunal Rules r.21(3)(b), (8)).",
        _NOTICE,
        follows=(EventKind.PERMISSION_SOUGHT,),
    ),
    EventKind.PERMISSION_GRANTED: KindInfo(
        "permission to appeal granted", Dated.SENT,
        "The First-tier Tribunal sent notice that it gives permission to appeal (Upper Tribunal Rules r.23(2)(a)).",
        _NOTICE,
        follows=(EventKind.PERMISSION_SOUGHT,),
    ),
    EventKind.UPPER_TRIBUNAL_PERMISSION_SOUGHT: KindInfo(
        "permission sought from the Upper Tribunal", Dated.SERVED,
        "The Upper Tribunal received an application for permission to appeal (Upper Tribunal Rules r.21).",
        _NOTICE,
        follows=(EventKind.PERMISSION_REFUSED,),
    ),
    EventKind.UPPER_TRIBUNAL_PERMISSION_REFUSED: KindInfo(
        "permission refused by the Upper Tribunal", Dated.SENT,
        "The Upper Tribunal, without a hearing, sent notice that it refuses permission, does not admit a late application, or "
        "gives permission on some grounds or conditions alone (Upper Tribunal Rules r.22(3) to (5)).",
        _NOTICE,
        follows=(EventKind.UPPER_TRIBUNAL_PERMISSION_SOUGHT,),
    ),
    EventKind.RECONSIDERATION_SOUGHT: KindInfo(
        "reconsideration at a hearing sought", Dated.SERVED,
        "The Upper Tribunal received an application to reconsider its decision on permission at a hearing (Upper Tribunal "
        "Rules r.22(4)).",
        _NOTICE,
        follows=(EventKind.UPPER_TRIBUNAL_PERMISSION_REFUSED,),
    ),
    EventKind.UPPER_TRIBUNAL_PERMISSION_GRANTED: KindInfo(
        "permission granted by the Upper Tribunal", Dated.SENT,
        "The Upper Tribunal sent notice that it gives permission to appeal, and the application stands as the notice of "
        "appeal (Upper Tribunal Rules rr.22(2), 24(2)(a)).",
        _NOTICE,
        follows=(EventKind.UPPER_TRIBUNAL_PERMISSION_SOUGHT,),
    ),
    EventKind.UPPER_TRIBUNAL_APPEAL: KindInfo(
        "appeal received by the Upper Tribunal", Dated.ON,
        "The Upper Tribunal received the notice of appeal. `sent` is the day on which it sent a copy to the other party "
        "(Upper Tribunal Rules rr.23, 24(2)(b)).",
        ("sent",),
        follows=(EventKind.PERMISSION_GRANTED, EventKind.UPPER_TRIBUNAL_PERMISSION_GRANTED),
    ),
    EventKind.UPPER_TRIBUNAL_RESPONSE: KindInfo(
        "response received by the Upper Tribunal", Dated.SERVED,
        "The Upper Tribunal received the response to the appeal (Upper Tribunal Rules r.24).",
        _NOTICE,
        follows=(EventKind.UPPER_TRIBUNAL_PERMISSION_GRANTED, EventKind.UPPER_TRIBUNAL_APPEAL),
    ),
    EventKind.HEALTH_RECOMMENDATION: KindInfo(
        "health recommendation of the Tribunal", Dated.ON,
        "The First-tier Tribunal made a recommendation about health needs or provision (SI 2017/1306 reg 4).",
    ),
    EventKind.HEALTH_RESPONSE: KindInfo(
        "response to the health recommendation", Dated.SENT,
        "The responsible commissioning body responded in writing to the family and the authority (SI 2017/1306 "
        "reg 6). `served` is the day the authority received it.",
        _NOTICE,
        follows=(EventKind.HEALTH_RECOMMENDATION,),
    ),
    EventKind.HEALTH_RESPONSE_COPIED: KindInfo(
        "health response copied to the Secretary of State", Dated.SENT,
        "The authority sent the health response to the Secretary of State (SI 2017/1306 reg 6(6)).",
        _NOTICE,
        follows=(EventKind.HEALTH_RESPONSE,),
    ),
    EventKind.SOCIAL_CARE_RECOMMENDATION: KindInfo(
        "social-care recommendation of the Tribunal", Dated.ON,
        "The First-tier Tribunal made a recommendation about social-care needs or provision (SI 2017/1306 reg 5).",
    ),
    EventKind.SOCIAL_CARE_RESPONSE: KindInfo(
        "response to the social-care recommendation", Dated.SENT,
        "The authority responded in writing to the family (SI 2017/1306 reg 7).",
        _NOTICE,
        follows=(EventKind.SOCIAL_CARE_RECOMMENDATION,),
    ),
    EventKind.SOCIAL_CARE_RESPONSE_COPIED: KindInfo(
        "social-care response copied to the Secretary of State", Dated.SENT,
        "The authority sent its response to the Secretary of State (SI 2017/1306 reg 7(4)).",
        _NOTICE,
        follows=(EventKind.SOCIAL_CARE_RESPONSE,),
    ),
    EventKind.DETAINED: KindInfo(
        "detention began", Dated.ON,
        "Detention in relevant youth accommodation began, or the authority became responsible for someone "
        "detained while an assessment was under way (SI 2015/62 reg 15(4)). From then until `released` the "
        "Regulations on detained persons apply.",
    ),
    EventKind.DETAINED_REQUEST: KindInfo(
        "request for an assessment of a detained person", Dated.SERVED,
        "The home authority received a request from the appropriate person or the person in charge of the "
        "accommodation (CFA 2014 s.71(2)).",
        ("by", *_NOTICE),
    ),
    EventKind.DETAINED_ATTENTION: KindInfo(
        "detained person comes to attention", Dated.ON,
        "A detained person was brought, or came, to the attention of the home authority as one who has or may "
        "have special educational needs (CFA 2014 s.71(4)(b), (c)).",
    ),
    EventKind.DETENTION_KNOWN: KindInfo(
        "detention known to the authority keeping the plan", Dated.ON,
        "The later of the day the home authority first kept the plan and the day it became aware of the detention "
        "(SI 2015/62 reg 17(1)).",
    ),
    EventKind.ACCOMMODATION_CHANGED: KindInfo(
        "move to other youth accommodation known", Dated.ON,
        "The home authority was told that the detained person moved to other accommodation (SI 2015/62 reg "
        "17(2)).",
    ),
    EventKind.KEPT_PLAN_SENT: KindInfo(
        "kept plan sent", Dated.SENT,
        "The home authority sent the plan that it keeps to the person in charge and the others entitled to it (SI "
        "2015/62 reg 17).",
        _NOTICE,
    ),
    EventKind.RELEASED: KindInfo(
        "release from detention", Dated.ON,
        "The detained person was released.",
        scheduled=True,
    ),
    EventKind.RELEASE_KNOWN: KindInfo(
        "release to another authority known", Dated.ON,
        "The home authority was told of the release to the area of another authority (SI 2015/62 reg 16(2)).",
    ),
    EventKind.KEPT_PLAN_DISCLOSED: KindInfo(
        "kept plan disclosed to the new authority", Dated.SENT,
        "The home authority disclosed the plan to the new authority (SI 2015/62 reg 16(2)).",
        _NOTICE,
    ),
    EventKind.KEPT_PLAN_RECEIVED: KindInfo(
        "plan received after release", Dated.SERVED,
        "The new authority received the plan; or became responsible, if that was later (SI 2015/62 reg 16(3)).",
        _NOTICE,
    ),
    EventKind.KEPT_PLAN_PASSED_ON: KindInfo(
        "plan passed on to the commissioning body", Dated.SENT,
        "The new authority disclosed the plan to the responsible commissioning body (SI 2015/62 reg 16(3)). `served` is "
        "the day that body received its copy, which starts its own fifteen working days.",
        _NOTICE,
    ),
    EventKind.DIRECT_PAYMENT: KindInfo(
        "first direct payment", Dated.ON,
        "The first direct payment for special educational provision was made (SI 2014/1652).",
    ),
    EventKind.DIRECT_PAYMENT_REVIEW: KindInfo(
        "review of direct payments", Dated.ON,
        "The authority reviewed the making and use of direct payments (SI 2014/1652 reg 11).",
        follows=(EventKind.DIRECT_PAYMENT,),
    ),
    EventKind.DIRECT_PAYMENTS_STOPPED: KindInfo(
        "end of direct payments", Dated.ON,
        "The authority stopped making direct payments: after a review, since the recipient no longer consents or may no "
        "longer receive them, or since a nomination was withdrawn (SI 2014/1652 regs 5(3), 11(5)(d), 14). If payments "
        "begin again, record another first direct payment.",
        follows=(EventKind.DIRECT_PAYMENT,),
    ),
    EventKind.DIRECT_PAYMENT_REDUCED: KindInfo(
        "reduction of direct payments", Dated.ON,
        "The day from which direct payments are reduced (SI 2014/1652 reg 12).",
        scheduled=True,
    ),
    EventKind.DIRECT_PAYMENT_NOTICE: KindInfo(
        "notice of the reduction", Dated.SENT,
        "The authority gave notice of the reduction, with its reasons (SI 2014/1652 reg 12(1)).",
        _NOTICE,
    ),
    EventKind.HE_DISCLOSURE_REQUEST: KindInfo(
        "request to disclose the plan for higher education", Dated.SERVED,
        "The young person asked that the plan be disclosed to the body dealing with a disabled student allowance, "
        "or to the institution that has confirmed a place (reg 47).",
        _NOTICE,
    ),
    EventKind.PLAN_DISCLOSED: KindInfo(
        "plan disclosed", Dated.SENT,
        "The authority disclosed the plan as asked (reg 47).",
        _NOTICE,
        follows=(EventKind.HE_DISCLOSURE_REQUEST,),
    ),
    EventKind.ADMITTED_FOR_ASSESSMENT: KindInfo(
        "admitted to a special school for the assessment", Dated.ON,
        "The child or young person was admitted to a special school or special post-16 institution for the "
        "purposes of the assessment (CFA 2014 s.34(5), reg 48).",
    ),
    EventKind.STAY_ENDED: KindInfo(
        "stay in the special school ended", Dated.ON,
        "The child or young person left the special school in which the assessment was made (reg 48).",
        follows=(EventKind.ADMITTED_FOR_ASSESSMENT,),
    ),
    EventKind.SCHOOL_CONSULTED: KindInfo(
        "school consulted", Dated.SENT,
        "The authority consulted a school, other institution or authority on naming it in the plan (CFA 2014 "
        "s.39(2)). `about` names it.",
        ("about", *_NOTICE),
    ),
    EventKind.SCHOOL_ANSWER: KindInfo(
        "answer of the school", Dated.SERVED,
        "The school, institution or authority answered the consultation that has the same `about`.",
        ("about", *_NOTICE),
        follows=(EventKind.SCHOOL_CONSULTED,),
    ),
    EventKind.SENCO_APPOINTED: KindInfo(
        "SEN co-ordinator appointed", Dated.ON,
        "A person became the SEN co-ordinator of a school, not having been one for more than twelve months in all "
        "(reg 49).",
    ),
    EventKind.SENCO_COURSE_BEGAN: KindInfo(
        "SEN co-ordinator began the course", Dated.ON,
        "The SEN co-ordinator began the course for the qualification (reg 49(7)).",
    ),
    EventKind.SENCO_QUALIFIED: KindInfo(
        "SEN co-ordinator qualified", Dated.ON,
        "The SEN co-ordinator was awarded the qualification.",
    ),
    EventKind.INFORMATION_REPORT: KindInfo(
        "SEN information report published", Dated.ON,
        "The governing body or proprietor published or updated the SEN information report (CFA 2014 s.69).",
    ),
    EventKind.LOCAL_OFFER_COMMENTS: KindInfo(
        "comments on the local offer published", Dated.ON,
        "The authority published the comments received on its local offer and its response to them (reg 56).",
    ),
    EventKind.NEEDS_INFORMATION: KindInfo(
        "special needs information published", Dated.ON,
        "The Secretary of State published special needs information (CFA 2014 s.76).",
    ),
    EventKind.APPROVAL_WITHDRAWN: KindInfo(
        "withdrawal of approval notified", Dated.ON,
        "The Secretary of State gave notice that the approval of an institution under CFA 2014 s.41 is withdrawn "
        "(reg 61).",
    ),
    EventKind.TERM_STARTS: KindInfo(
        "start of a term", Dated.ON,
        "The first day of a school term.",
        scheduled=True,
    ),
    EventKind.REVIEW_LIST: KindInfo(
        "list of the reviews of the term sent", Dated.SENT,
        "The authority sent the list of those whose reviews fall in the term to heads, principals and health "
        "bodies (Code of Practice).",
        _NOTICE,
    ),
    EventKind.TRANSITIONAL_CONSENT: KindInfo(
        "consent to go on as a request under the 2014 Act", Dated.ON,
        "In a case begun before September 2014 the family agreed that a consideration or request under the "
        "Education Act 1996 be treated as a request for an EHC needs assessment (SI 2014/2270 arts 5, 6).",
    ),
    EventKind.TRANSITIONAL_ASSESSMENT: KindInfo(
        "relevant date of an assessment begun under the 1996 Act", Dated.ON,
        "The relevant date of an assessment under the Education Act 1996 that goes on as an EHC needs assessment "
        "(SI 2014/2270 art 7).",
    ),
    EventKind.TRANSFER_REVIEW: KindInfo(
        "transfer review began", Dated.ON,
        "The EHC needs assessment of a transfer review from a statement to a plan began (SI 2014/2270 arts 18, 21, "
        "22; for a detained person arts 32, 34, 35). `sent` is the day its notice was sent.",
        ("sent",),
    ),
    EventKind.TRANSITIONAL_REASSESSMENT: KindInfo(
        "request or order for the re-assessment of a statement", Dated.ON,
        "The day on which a re-assessment under the Education Act 1996 was requested, or ordered on appeal, where it "
        "goes on as a re-assessment under the Act of 2014 (SI 2014/2270 arts 23, 24).",
    ),
    EventKind.STATEMENT: KindInfo(
        "statement maintained", Dated.ON,
        "The day since which the Transitional Order covers a statement of special educational needs: 1 September 2014, "
        "or the later day on which one came to be maintained (SI 2014/2270 art 11(1)).",
    ),
    EventKind.YEAR_6_ASSESSMENT_DECIDED: KindInfo(
        "decision to assess in year 6", Dated.ON,
        "After consulting the family, the authority decided that a child with a statement be assessed while in year 6, in "
        "the school year that began in 2015 or 2016 (SI 2014/2270 art 13(3)).",
        follows=(EventKind.STATEMENT,),
    ),
    EventKind.YEAR_9: KindInfo(
        "start of year 9", Dated.ON,
        "The day on which a child with a statement came to be in year 9 (SI 2014/2270 art 14(2)(b)).",
        follows=(EventKind.STATEMENT,),
        scheduled=True,
    ),
    EventKind.LEARNING_ASSESSMENT_CONSENT: KindInfo(
        "consent to go on from a learning difficulty assessment", Dated.ON,
        "The person agreed that an assessment begun under the Learning and Skills Act 2000 s.139A(2) or (4) be treated as "
        "an EHC needs assessment (SI 2014/2270 art 27(4), (7)(a)).",
    ),
    EventKind.CHOSEN_LEARNING_ASSESSMENT_CONSENT: KindInfo(
        "consent to go on from a learning difficulty assessment that the authority chose to make", Dated.ON,
        "The person agreed that an assessment begun under the Learning and Skills Act 2000 s.139A(5) be treated as an EHC "
        "needs assessment (SI 2014/2270 art 27(4), (7)(b)).",
    ),
    EventKind.PROVISION_NOT_MADE: KindInfo(
        "provision not made", Dated.ON,
        "A day on which special educational provision that the plan specifies was not being made (CFA 2014 s.42).",
        follows=_PLAN,
    ),
    EventKind.PROVISION_SECURED: KindInfo(
        "provision secured", Dated.ON,
        "The day on which all the special educational provision that the plan specifies was in place (CFA 2014 s.42).",
        follows=_PLAN,
    ),
    EventKind.MATTER_AROSE: KindInfo(
        "matter to complain of", Dated.ON,
        "What the family would complain of, or ask a court about, arose: a decision, or the last day of a limit that was "
        "missed. `by` says whose matter it is, where it is not the authority's; `aware` is the day the family first had "
        "notice of it; `continues` says whether it still goes on.",
        ("by", "about", "aware", "continues"),
    ),
    EventKind.COMPLAINT_MADE: KindInfo(
        "complaint", Dated.SERVED,
        "The authority received a complaint.", ("about", *_NOTICE),
    ),
    EventKind.COMPLAINT_ACKNOWLEDGED: KindInfo(
        "acknowledgement of the complaint", Dated.SENT,
        "The authority acknowledged the complaint, or the request for stage two, that has the same `about`.",
        ("about", *_NOTICE),
        (EventKind.COMPLAINT_MADE,),
    ),
    EventKind.COMPLAINT_ANSWERED: KindInfo(
        "answer to the complaint", Dated.SENT,
        "The authority answered the complaint: at stage one, or at stage two if that was asked for.",
        ("about", *_NOTICE),
        (EventKind.COMPLAINT_MADE,),
    ),
    EventKind.COMPLAINT_ESCALATED: KindInfo(
        "request for stage two of the complaint", Dated.SERVED,
        "The authority received the request to take the complaint to stage two.",
        ("about", *_NOTICE),
        (EventKind.COMPLAINT_MADE,),
    ),
    EventKind.OMBUDSMAN_COMPLAINT: KindInfo(
        "complaint to an Ombudsman", Dated.SERVED,
        "The Ombudsman received the family's complaint about the matter that has the same `about`.",
        ("about", *_NOTICE),
    ),
    EventKind.CLAIM_FILED: KindInfo(
        "claim for judicial review filed", Dated.SERVED,
        "The claim form for judicial review of the matter that has the same `about` was filed (CPR r.54.5).",
        ("about", *_NOTICE),
    ),
    EventKind.DISCRIMINATION: KindInfo(
        "conduct complained of as disability discrimination", Dated.ON,
        "The day of the conduct of a school that is complained of as disability discrimination; for conduct over a period, "
        "its last day (Equality Act 2010 Sch 17 para 4). `continues` says whether it still goes on.",
        ("about", "continues"),
    ),
    EventKind.DISCRIMINATION_CLAIM: KindInfo(
        "claim of disability discrimination", Dated.SERVED,
        "The First-tier Tribunal received the claim about the conduct that has the same `about`.",
        ("about", *_NOTICE),
    ),
    EventKind.TRAVEL_DECISION: KindInfo(
        "decision on travel to school", Dated.SENT,
        "The authority notified its decision on travel to school.", _NOTICE,
    ),
    EventKind.TRAVEL_REVIEW_REQUEST: KindInfo(
        "request to review the decision on travel", Dated.SERVED,
        "The authority received the request to review its decision on travel (stage one).", _NOTICE,
        (EventKind.TRAVEL_DECISION,),
    ),
    EventKind.TRAVEL_REVIEWED: KindInfo(
        "outcome of the review of the decision on travel", Dated.SENT,
        "A senior officer notified the outcome of the review (stage one).", _NOTICE,
        (EventKind.TRAVEL_REVIEW_REQUEST,),
    ),
    EventKind.TRAVEL_APPEAL: KindInfo(
        "appeal to the travel panel", Dated.SERVED,
        "The authority received the appeal to an independent panel (stage two).", _NOTICE,
        (EventKind.TRAVEL_REVIEWED,),
    ),
    EventKind.TRAVEL_APPEAL_DECIDED: KindInfo(
        "travel appeal considered", Dated.SENT,
        "The independent panel considered the appeal, and its decision was sent (stage two).", _NOTICE,
        (EventKind.TRAVEL_APPEAL,),
    ),
    EventKind.WITHDRAWN_FROM_SCHOOL: KindInfo(
        "child taken out of school", Dated.ON,
        "The parent took the child out of school, to be educated otherwise. The duties that this starts are not commenced "
        "(Children's Wellbeing and Schools Act 2026 ss.37, 38).",
    ),
    EventKind.WITHDRAWAL_CONSENT: KindInfo(
        "consent to take the child out of school", Dated.SENT,
        "The authority consented to the child's being taken out of school (Education Act 1996 s.434A, not commenced).",
        _NOTICE,
    ),
    EventKind.REGISTERED_NOT_IN_SCHOOL: KindInfo(
        "child registered as not in school", Dated.ON,
        "The authority entered the child in its register of children not in school (Education Act 1996 s.436B, not commenced).",
    ),
}  # fmt: skip


def _chapters() -> dict[str, tuple[EventKind, ...]]:
    """Cut the list of kinds where each chapter begins."""
    begins = {
        "an assessment": EventKind.REQUEST,
        "a plan that is maintained: reviews, amendments, re-assessment, ceasing": EventKind.REVIEW_MEETING_NOTICE,
        "a move to another authority or commissioning body": EventKind.MOVED,
        "mediation, appeals and recommendations": EventKind.DECISION_SENT,
        "detention in youth accommodation": EventKind.DETAINED,
        "direct payments, placements and institutions": EventKind.DIRECT_PAYMENT,
        "the passage from statements to plans, 2014 to 2018": EventKind.TRANSITIONAL_CONSENT,
        "what may be done besides: complaints, claims and travel; and what is not commenced": EventKind.PROVISION_NOT_MADE,
    }
    kinds, firsts = list(EventKind), [*begins.values(), None]
    cuts = [kinds.index(first) if first else len(kinds) for first in firsts]
    return {title: tuple(kinds[a:b]) for title, a, b in zip(begins, cuts[:-1], cuts[1:], strict=True)}


CHAPTERS = _chapters()
"""The kinds of event by what they belong to, in the order of the list."""
