"""What each duty is about in everyday words, for a family: a noun for what is owed, a verb for what one may do.

The words come by matter, and in each matter what counts most for a family comes first. ``matters`` reads this table.
"""

from __future__ import annotations

from enum import StrEnum


class Matter(StrEnum):
    """What people wait for, the most important first."""

    PLAN = "The plan"
    AMENDED = "The amended plan"
    REASSESSMENT = "The re-assessment"
    DECISION = "The decision whether to assess"
    REVIEW = "The review"
    PROVISION = "The help in the plan"
    ADVICE = "The advice"
    APPEAL = "The appeal"
    MEDIATION = "Mediation"
    MOVE = "The move to another authority"
    CUSTODY = "The plan in custody"
    MONEY = "Direct payments"
    OTHER = "Other duties"
    COMPLAINT = "Complaints and claims"


HOLDER = "{holder}"
"""Stands in a noun for who owes it."""

WORDS: dict[Matter, dict[str, str]] = {
    Matter.PLAN: {
        "reg-13-2-final-plan-20-weeks": "the final EHC plan",
        "reg-44-2-b-ii-final": "the final EHC plan after the assessment that the Tribunal ordered",
        "reg-44-2-c-ii-final": "the final EHC plan that the Tribunal ordered",
        "reg-45-6-b-final": "the final EHC plan that the authority agreed to make",
        "reg-45-3A-b-final": "the final EHC plan after the assessment that the authority agreed to",
        "det-13-2": "the final EHC plan for the person in custody",
        "det-15-1/plan": "the final EHC plan, after release",
        "det-15-4/plan": "the final EHC plan, after custody began",
        "det-29-3-b": "the final EHC plan after the assessment that the Tribunal ordered, in custody",
        "det-29-4-b": "the final EHC plan that the Tribunal ordered, in custody",
        "det-30-4-b": "the final EHC plan after the assessment that was agreed to, in custody",
        "det-30-5-b": "the final EHC plan that was agreed to, in custody",
        "trans-2270-art7-26-weeks/plan": "the final EHC plan after an assessment begun under the old law",
        "trans-2270-art21-24/plan": "the final EHC plan in place of the old statement",
        "trans-2270-art21-24/plan-2014": "the final EHC plan in place of the old statement",
        "trans-2270-art24-2": "the plan that replaces the statement after a re-assessment",
        "trans-2270-art24-2A": "the plan that replaces the statement after a re-assessment",
        "trans-2270-art34-3": "the final EHC plan in place of the old statement, in custody",
        "trans-2270-art34-3A": "the final EHC plan in place of the old statement, in custody",
        "reg-44-2-e-amend-sep": "the plan amended as the Tribunal ordered",
        "reg-44-2-f-name-school": "the plan with the school that the Tribunal ordered",
        "reg-44-2-h-continue-amend": "the plan kept and amended as the Tribunal ordered",
        "reg-45-4-amend": "the plan amended as the authority agreed",
        "reg-45-5-a-school": "the plan with the school that the authority agreed to",
        "reg-45-5-b-school-plus": "the plan with the school and the changes that the authority agreed to",
        "reg-45-6A-cease": "the plan kept, with the changes that the authority agreed to",
        "det-29-6": "the plan amended as the Tribunal ordered, in custody",
        "det-30-6": "the plan amended as the authority agreed, in custody",
        "reg-44-2-d-remit": "the authority's new decision, which the Tribunal ordered",
        "det-29-5": "the authority's new decision, which the Tribunal ordered, in custody",
        "case-jsc-16-weeks-decision": "the decision whether to make an EHC plan",
        "case-jsc-det-16-weeks-decision": "the decision whether to make an EHC plan for the person in custody",
        "reg-10-1-no-plan-decision": "the notice of a decision not to make an EHC plan",
        "reg-44-2-b-i-no-plan": "the notice of a decision not to make a plan, after the ordered assessment",
        "reg-45-3A-a-no-plan": "the notice of a decision not to make a plan, after the agreed assessment",
        "det-10-1": "the notice of a decision not to make a plan for the person in custody",
        "det-15-1/no-plan": "the decision not to make a plan, after release",
        "det-15-4/no-plan": "the decision not to make a plan, after custody began",
        "det-29-3-a": "the notice of a decision not to make a plan, after the ordered assessment in custody",
        "det-30-4-a": "the notice of a decision not to make a plan, after the agreed assessment in custody",
        "trans-2270-art7-26-weeks/no-plan": "the notice of a decision not to make a plan, under the old law",
        "trans-2270-art21-24/no-plan": "the notice of a decision not to replace the statement",
        "trans-2270-art21-24/no-plan-2014": "the notice of a decision not to replace the statement",
        "trans-2270-art35-3": "the notice of a decision not to replace the statement, in custody",
        "trans-2270-art35-3A": "the notice of a decision not to replace the statement, in custody",
        "trans-2270-art27-7-a/plan": "the outcome of the learning difficulty assessment, with a plan",
        "trans-2270-art27-7-b/plan": "the outcome of the learning difficulty assessment, with a plan",
        "trans-2270-art27-7-a/no-plan": "the outcome of the learning difficulty assessment, without a plan",
        "trans-2270-art27-7-b/no-plan": "the outcome of the learning difficulty assessment, without a plan",
        "reg-44-2-c-i-draft": "the draft of the plan that the Tribunal ordered",
        "reg-45-6-a-draft": "the draft of the plan that the authority agreed to make",
        "det-29-4-a": "the draft of the plan that the Tribunal ordered, in custody",
        "det-30-5-a": "the draft of the plan that the authority agreed to make, in custody",
        "reg-13-1-a-draft-plan-15-days": "the time to comment on the draft plan",
        "det-13-1": "the time to comment on the draft plan, in custody",
        "act-38-4-notice-period": "the time to comment that the authority's letter gives",
        "derived-latest-draft-date": "the draft plan, early enough for comments",
    },
    Matter.AMENDED: {
        "reg-22-3-final-8-weeks": "the amended plan",
        "case-devon-12-weeks-total": "the amended plan",
        "reg-20-10-decision": "the decision after the review meeting",
        "reg-21-9-decision": "the decision after the review meeting",
        "case-devon-4-weeks-amendment-notice": "the notice of the changes proposed after the review meeting",
        "reg-22-4-no-amend-8-weeks": "the notice of a decision not to amend the plan",
        "reg-22-2-c-15-days": "the time to comment on the proposed changes",
    },
    Matter.REASSESSMENT: {
        "reg-27-2-final-14-weeks": "the final plan after the re-assessment",
        "reg-25-1-15-days": "the decision whether to re-assess",
        "reg-23-comply": "the re-assessment that the health body asked for",
        "reg-15-8-comply": "the assessment or review that the health body asked for",
        "reg-16-3-comply": "the assessment or review that the health body asked for",
        "reg-15-8-new-rcb-request": "the health body's request for an assessment or a review",
        "reg-16-3-rcb-change-request": "the health body's request for an assessment or a review",
    },
    Matter.DECISION: {
        "reg-5-1-decision-to-assess": "the decision whether to assess",
        "reg-4-1-not-necessary-determination": "the notice that a plan is not needed",
        "trans-2270-art5-6": "the decision whether to assess, in a case begun before September 2014",
        "det-5-1": "the decision whether to assess the person in custody",
        "det-4-1": "the notice that a plan is not needed on release from custody",
        "det-15-1/decision": "the decision whether to assess, after release",
        "det-15-4/decision": "the decision whether to assess, after custody began",
        "reg-3-consult-on-request": "asking the family's view before deciding",
        "det-3-consult": "asking the family's view before deciding, in custody",
        "act-36-6-7-considering-notice": "the letter that an assessment is being considered",
        "act-71-7-six-months": "the letter that an assessment is being considered, in custody",
        "reg-5-2-copy-decision": "the copy of the decision to the other bodies",
        "reg-10-2-copy": "the copy of the decision not to make a plan to the other bodies",
        "det-29-2": "the letter that the ordered assessment will be made, in custody",
        "det-30-3": "the letter that the agreed assessment will be made, in custody",
    },
    Matter.REVIEW: {
        "act-44-1-a-first-review": "the first yearly review",
        "act-44-1-b-later-reviews": "the next yearly review",
        "reg-27-4-a-review-after-reassessment": "the yearly review after the re-assessment",
        "reg-27-4-b-subsequent": "the next yearly review after the re-assessment",
        "reg-18-1-a-phase-transfer-post16": "the plan reviewed and amended before the move to college or other post-16 education",
        "reg-18-1-b-phase-transfer-other": "the plan reviewed and amended before the move to the next school",
        "reg-18-2-post16-to-post16": "the plan reviewed and amended before the move between colleges",
        "reg-18-3-2015-transitional": "the plan reviewed and amended before the move of September 2015",
        "reg-15-5-review-after-transfer": "the review by the new authority",
        "act-48-release": "the review on release from custody",
        "reg-29-2-review": "the review for a person under 18 who is not in education or training",
        "code-9-178-stated-review": "the review by the day that the plan states",
        "trans-2270-art12-2": "the assessment before the move to post-16 education in 2015",
        "trans-2270-art13-3": "the assessment before the end of year 6",
        "trans-2270-art14-3": "the assessment before the next phase of education",
        "trans-2270-art14-5": "the assessment before April 2018",
        "trans-2270-art17-5": "the assessment in place of the old statement",
        "reg-20-9-report": "the report of the review meeting",
        "reg-21-7-8-report": "the report of the review meeting",
        "reg-20-3-meeting-notice": "the notice of the review meeting",
        "reg-21-3-meeting-notice": "the notice of the review meeting",
        "reg-20-4-circulate-advice": "the papers before the review meeting",
        "reg-21-4-circulate-advice": "the papers before the review meeting",
        "trans-2270-art18-1": "the notice of the transfer review",
        "trans-2270-art32-1": "the notice of the transfer review, in custody",
        "code-9-172-termly-list": "the list of reviews for the term",
    },
    Matter.PROVISION: {
        "act-42-2-secure-provision": "the special help in the plan",
        "case-ba-five-week-marker": "most of the help that the Tribunal ordered",
        "reg-42-3-agreement-other": "what was agreed at the mediation",
        "det-27-3": "what was agreed at the mediation, in custody",
        "act-45-4-no-cease-before-appeal-period": "keeping the plan while the family can appeal",
        "act-45-4-no-cease-before-appeal-period/appeal": "keeping the plan until the appeal is decided",
        "reg-44-2-a-cease": "the end of the plan after the appeal was dismissed",
        "act-46-25th-birthday": "the last day of the plan for a person in further education",
        "act-46-25th-birthday/other": "the last day of the plan for a person on another course",
        "reg-48-stay-10-days": "the time that the child can stay in the special school",
        "cwsa-37-consent-to-withdraw": "the authority's consent before taking the child out of school",
        "cwsa-38-register": "the entry in the register of children not in school",
    },
    Matter.ADVICE: {
        "reg-8-1-cooperate-6-weeks": f"the advice from {HOLDER}",
        "det-8-1": f"the advice from {HOLDER} about the person in custody",
        "code-9-41-schools-6-weeks": f"the advice from {HOLDER}",
        "code-9-83-school-15-days": f"the answer of {HOLDER}",
    },
    Matter.APPEAL: {
        "hesc-20-1-c-i-appeal-2-months": "appeal to the SEND Tribunal",
        "hesc-20-1-c-ii-appeal-1-month": "appeal to the SEND Tribunal",
        "hesc-46-permission-28-days": "ask for permission to appeal to the Upper Tribunal",
        "hesc-8-7-reinstatement-28-days": "ask the Tribunal to restart an appeal that it struck out",
        "hesc-17-5-reinstatement-28-days": "ask the Tribunal to restart an appeal that was withdrawn",
        "hesc-45-3-set-aside-28-days": "ask the Tribunal to cancel its decision because of a fault in the procedure",
        "hesc-48-3-review-28-days": "ask the Tribunal to look at its decision again because things have changed",
        "hesc-10-5-costs-14-days": "ask the Tribunal for costs",
        "ut-21-3-permission-1-month": "ask the Upper Tribunal for permission to appeal",
        "ut-22-5-reconsideration-14-days": "ask the Upper Tribunal to think again about permission at a hearing",
        "ut-23-2-appeal-1-month": "send the notice of appeal to the Upper Tribunal",
        "ut-24-2-response-1-month": "respond to the appeal in the Upper Tribunal",
        "hesc-21-1-c-response-30wd": "the authority's answer to the appeal",
        "reg-44-2-b-notify": "the letter that the ordered assessment will be made",
        "reg-45-3-notify": "the letter that the agreed assessment will be made",
        "hesc-5-2-directed-step": "the step that the Tribunal told a party to take",
    },
    Matter.MEDIATION: {
        "reg-33-contact-adviser-2-months": "contact a mediation adviser",
        "det-19": "contact a mediation adviser",
        "reg-34-1-certificate-3wd": "the certificate that mediation is not wanted",
        "det-20-1": "the certificate that mediation is not wanted, in custody",
        "reg-35-3-health-only-30-days": "the mediation about health care",
        "reg-35-4-mixed-30-days": "the mediation about health care and other points",
        "reg-36-2-non-health-30-days": "the mediation about education and social care",
        "det-21": "the mediation, in custody",
        "reg-39-1-certificate-after-mediation": "the certificate after the mediation",
        "reg-39-3-deemed-certificate": "the certificate where mediation could not be arranged in time",
        "det-24-1": "the certificate after the mediation, in custody",
        "det-24-3": "the certificate where mediation could not be arranged in time, in custody",
        "reg-37-2-notice-5wd": "the notice of the day and place of the mediation",
        "det-22-2": "the notice of the day and place of the mediation, in custody",
        "reg-39-2-unable": "the notice that the mediation cannot be arranged in time",
        "reg-35-2-notify-commissioner-3wd": "the notice of the health points to the health bodies",
        "reg-42-4-rcb-tell-la": "the notice to the authority of what the health body agreed",
    },
    Matter.MOVE: {
        "reg-15-2-transfer-plan-aware-early": "the transfer of the plan to the new authority",
        "reg-15-2-transfer-plan-aware-late": "the transfer of the plan to the new authority",
        "reg-15-4-inform-6-weeks": "the new authority's letter on what follows from the transfer",
        "reg-15-7-rcb-early": "the notice of the move to the new health body",
        "reg-15-7-rcb-late": "the notice of the move to the new health body",
        "reg-16-2-rcb-change-notify": "the notice to the new health body that it is responsible",
    },
    Matter.CUSTODY: {
        "det-16-2": "the plan that the old authority has to send to the new authority after release",
        "det-16-3": "the plan that the new authority has to send to the health body after release",
        "det-16-4": "the health body's request for an assessment or a review",
        "det-16-4-comply": "the assessment or review that the health body asked for",
        "det-17-1": "the plan that has to go to the place of custody and to others",
        "det-17-2": "the plan that has to go to the new place of custody",
    },
    Matter.MONEY: {
        "pb-11-2-a-review-3-months": "the first review of the direct payments",
        "pb-11-2-b-review-with-plan": "the review of the direct payments with the plan",
        "pb-12-1-reduce-notice": "the notice before the direct payments were reduced",
    },
    Matter.OTHER: {
        "rec-6-3-health-response": "the health body's answer to the Tribunal's recommendation",
        "rec-7-1-social-care-response": "the authority's answer to the Tribunal's social care recommendation",
        "rec-6-6-copy-sos": "the copy of the health answer to the Secretary of State",
        "rec-7-4-copy-sos": "the copy of the social care answer to the Secretary of State",
        "reg-47-he-disclosure": "the plan that the young person asked to have sent to the university or college",
        "reg-49-4-senco-qualification": "the qualification of the special needs co-ordinator",
        "reg-49-7-which-qualification": "the older award of the special needs co-ordinator",
        "reg-56-3-local-offer-comments": "the answers to the comments on the local offer",
        "reg-61-3-withdrawal-28-days": "the end of the institution's approval",
        "act-76-3-special-needs-info": "the yearly information on special needs",
        "code-6-79-sen-info-annual": "the school's yearly report on special needs",
    },
    Matter.COMPLAINT: {
        "lga-26B-ombudsman-12-months": "complain to the Local Government and Social Care Ombudsman",
        "hsca-9-4-ombudsman-year": "complain to the Parliamentary and Health Service Ombudsman",
        "cpr-54-5-judicial-review": "ask the High Court to look at it (judicial review)",
        "ea-sch-17-4-claim-6-months": "claim disability discrimination by a school at the Tribunal",
        "travel-1-ask-20wd": "ask for a review of the decision on travel",
        "travel-2-ask-20wd": "appeal to the travel panel",
        "lgsco-code-6-2-acknowledge": "the authority's reply that it has the complaint",
        "lgsco-code-6-3-answer": "the authority's answer to the complaint",
        "lgsco-code-stage-2-acknowledge": "the authority's reply that it has the request for stage two",
        "lgsco-code-stage-2-answer": "the authority's answer at stage two",
        "travel-1-review-20wd": "the review of the decision on travel",
        "travel-2-panel-40wd": "the hearing of the travel appeal",
    },
}
"""By matter and id: what is owed as a noun, or for a right what one may do."""

SELDOM_RECORDED = frozenset(
    {
        "reg-3-consult-on-request", "det-3-consult", "act-36-6-7-considering-notice", "act-71-7-six-months",
        "reg-5-2-copy-decision", "reg-10-2-copy", "reg-20-3-meeting-notice", "reg-21-3-meeting-notice",
        "reg-20-4-circulate-advice", "reg-21-4-circulate-advice", "reg-20-9-report", "reg-21-7-8-report",
        "trans-2270-art18-1", "trans-2270-art32-1", "reg-15-4-inform-6-weeks",
        "reg-15-7-rcb-early", "reg-15-7-rcb-late", "reg-15-8-new-rcb-request",
        "reg-16-2-rcb-change-notify", "reg-16-3-rcb-change-request", "reg-34-1-certificate-3wd", "det-20-1",
        "reg-35-2-notify-commissioner-3wd", "reg-37-2-notice-5wd", "det-22-2", "reg-39-1-certificate-after-mediation",
        "reg-39-2-unable", "reg-39-3-deemed-certificate", "det-24-1", "det-24-3", "reg-42-4-rcb-tell-la",
        "det-16-2", "det-16-3", "det-16-4", "det-17-1", "det-17-2", "pb-12-1-reduce-notice",
        "pb-11-2-a-review-3-months", "pb-11-2-b-review-with-plan", "rec-6-6-copy-sos", "rec-7-4-copy-sos",
        "reg-49-4-senco-qualification", "reg-49-7-which-qualification", "reg-56-3-local-offer-comments",
        "act-76-3-special-needs-info", "cwsa-37-consent-to-withdraw", "cwsa-38-register",
    }
)  # fmt: skip
"""Steps that files often leave out: copies, papers, invitations, and what another body keeps. No record of one of these
shows only that none was kept. What a family waits for is not here: of that, a record is to be expected."""

LETTERS_AFTER_AN_ORDER = frozenset({"reg-44-2-b-notify", "reg-45-3-notify", "det-29-2", "det-30-3"})
"""That an assessment will be made after all: awaited until it comes. Once the assessment was made, no record of the letter
shows only that none was kept."""
