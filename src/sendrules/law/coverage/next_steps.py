"""Provision in a plan, and what a family may do besides an appeal: complaints, claims and travel; and what is not commenced."""

from __future__ import annotations

from sendrules.law.coverage.rows import Covered, duty, not_encoded, same

ROWS: dict[str, Covered] = {
    "act-42-2-secure-provision": duty(
        "act-42-2-secure-provision", reason="The Act gives no time: it runs from the day of the plan."
    ),
    "act-42-3-health-provision": not_encoded(
        "The commissioning body's own duty, with no time either. No kind of event tells health provision from the rest."
    ),
    "case-ba-five-week-marker": duty(
        "case-ba-five-week-marker", reason="A marker of what is reasonable, and no limit of law: s.42 binds from the day of the "
        "plan."
    ),
    "lga-26B-ombudsman-12-months": duty(
        "lga-26B-ombudsman-12-months", reason="A right. The Ombudsman may disapply the time, so it is not said to have passed "
        "while the matter may go on. Shown from September 2014; the provision is older."
    ),
    "hsca-9-4-ombudsman-year": duty(
        "hsca-9-4-ombudsman-year", reason="A right, as for the other Ombudsman. Its text was seen as enacted."
    ),
    "nhs-complaints-2009": not_encoded(
        "The times of a complaint to an NHS body itself. Only the explanatory note of the Regulations was seen."
    ),
    "lgsco-code-6-2-acknowledge": duty(
        "lgsco-code-6-2-acknowledge", reason="Guidance, used by the Ombudsman from 1 April 2026."
    ),
    "lgsco-code-6-3-answer": duty(
        "lgsco-code-6-3-answer", reason="Ten working days from the acknowledgement; where none is recorded, ten more than the "
        "five for it. A council may extend it (para 6.4), which is not counted."
    ),
    "lgsco-code-stage-2-acknowledge": duty(
        "lgsco-code-stage-2-acknowledge", reason="The paragraphs on stage two were seen in summaries only."
    ),
    "lgsco-code-stage-2-answer": duty(
        "lgsco-code-stage-2-answer", reason="As for stage one, with twenty working days. Seen in summaries only."
    ),
    "cpr-54-5-judicial-review": duty(
        "cpr-54-5-judicial-review", reason="A right: promptly, and three months at the most. It is not said to have passed while "
        "the matter may go on, which is for the court."
    ),
    "ea-sch-17-4-claim-6-months": duty(
        "ea-sch-17-4-claim-6-months", reason="A right. The three months for conciliation (para 4(2)) are not added: no event "
        "records conciliation, and the earlier day is the safe one."
    ),
    **same("travel-1-ask-20wd", "travel-1-review-20wd", "travel-2-ask-20wd"),
    "travel-2-panel-40wd": duty(
        "travel-2-panel-40wd", reason="One council adds five working days to tell the parent. That was seen there alone, and is "
        "not encoded."
    ),
    "cwsa-37-consent-to-withdraw": duty(
        "cwsa-37-consent-to-withdraw", reason="Not commenced: shown, and never counted. S.434A(1) to (4) was seen."
    ),
    "cwsa-38-register": duty(
        "cwsa-38-register", reason="Not commenced: shown, and never counted. S.436B(1) to (5) was seen."
    ),
    "cwsa-39-attendance-orders": not_encoded("Not commenced, and its text was not seen."),
}  # fmt: skip
