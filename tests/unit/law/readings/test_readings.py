"""Each contested question: the case on which the answers differ, with both answers worked by hand."""

from datetime import date
from itertools import combinations
from typing import Any

import pytest

import sendrules as sr
from events import E

R = date(2025, 1, 6)  # + 6 weeks: 17 February; + 16: 28 April; + 20: 26 May 2025

D41, D51, D101, D132 = (
    "reg-4-1-not-necessary-determination",
    "reg-5-1-decision-to-assess",
    "reg-10-1-no-plan-decision",
    "reg-13-2-final-plan-20-weeks",
)


def absent(first: date, last: date) -> sr.Absence:
    return sr.Absence(who="child", first_day=first, last_day=last)


def determined(limb: str, on: date) -> sr.Determination:
    return sr.Determination(limb=limb, by="SEN manager", on=on, reason="invented")


CLOSED = sr.Closure(institution="School", setting="school", first_day_closed=date(2025, 2, 1), reopens=date(2025, 3, 3))

APPEAL = "hesc-20-1-c-i-appeal-2-months"

TRANSFER = (
    E("final-plan", date(2025, 3, 3)),
    E("phase-transfer", date(2026, 9, 1), to="school"),
)  # 14 February 2026

COVID = sr.Coronavirus(first_day=date(2020, 3, 23), last_day=date(2020, 12, 31), what="visits not possible")

# question: answer, duty, day of the question, case, (outcome, compliance) adopted, (outcome, compliance) otherwise
PARTED: list[tuple[str, str, str, date, dict[str, Any], tuple[str, str], tuple[str, str]]] = [
    # posted on 15 February 2025, a Saturday: second working day Tuesday the 18th
    ("notify", "sent", D51, date(2025, 3, 1),
     {"events": [E("request", R), E("refusal-to-assess", date(2025, 2, 15), method="first-class-post")]},
     ("due", "met-late"), ("due", "met")),
    ("send", "delivered", D132, date(2025, 6, 1),
     {"events": [E("request", R), E("final-plan", date(2025, 5, 26), served=date(2025, 5, 28))]},
     ("due", "met"), ("due", "met-late")),
    # posted on Monday 2 March 2026: second working day Wednesday the 4th, so the fifteen days end on the 18th, or on the 16th
    ("serve", "posted", "reg-13-1-a-draft-plan-15-days", date(2026, 3, 20),
     {"events": [E("draft-plan", date(2026, 3, 2), method="first-class-post"), E("final-plan", date(2026, 3, 18))]},
     ("due", "too-early"), ("due", "met")),
    # the plan of 3 March 2025: twelve months with that day end on 2 March 2026
    ("twelve-months-starting", "anniversary", "act-44-1-a-first-review", date(2026, 3, 15),
     {"events": [E("final-plan", date(2025, 3, 3)), E("review-meeting", date(2026, 2, 20)),
                 E("decision-to-continue", date(2026, 3, 3), method="by-hand")]},
     ("due", "met-late"), ("due", "met")),
    # R + 112 days: 28 April; nothing was decided
    ("sixteen-weeks-either-way", "refusal-only", "case-jsc-16-weeks-decision", date(2025, 5, 1),
     {"events": [E("request", R), E("decision-to-assess", date(2025, 2, 14))]},
     ("due", "overdue"), ("not-triggered", "not-applicable")),
    # told on the last day of the six weeks, and never in writing
    ("told-by-telephone", "in-writing", D51, date(2025, 3, 1),
     {"events": [E("request", R), E("refusal-to-assess", date(2025, 2, 17), method="by-telephone")]},
     ("due", "met"), ("due", "overdue")),
    # R + 140 days: 26 May; decided against a plan a week later, which the other answer does not count as a miss
    ("refused-after-the-weeks", "nothing-owed", D132, date(2025, 7, 1),
     {"events": [E("request", R), E("no-plan-notice", date(2025, 6, 2))]},
     ("ended", "not-applicable"), ("ended", "not-applicable")),
    # 7 January 2026 + 140 days: 27 May; conceded on 1 May without a response, so the fourteen weeks of reg 45 end on 7 August
    ("concession-before-response", "stand", D132, date(2026, 5, 28),
     {"events": [E("request", date(2026, 1, 7)), E("refusal-to-assess", date(2026, 2, 17)), E("appeal-received", date(2026, 4, 8)),
                 E("appeal-conceded", date(2026, 5, 1), order="assess")]},
     ("ended", "not-applicable"), ("due", "overdue")),
    # an order of 1 October 2026: 28 days for permission, so 29 October is the last
    ("finally-determined", "onward", "act-45-4-no-cease-before-appeal-period/appeal", date(2026, 11, 1),
     {"events": [E("decision-to-cease", date(2026, 5, 1)), E("appeal", date(2026, 6, 20)),
                 E("tribunal-order", date(2026, 10, 1), order="cease"), E("plan-ceased", date(2026, 10, 12))]},
     ("due", "met"), ("due", "too-early")),
    ("reg-4-1-exceptions", "as-reg-5-4", D41, date(2025, 4, 1),
     {"events": [E("request", R), E("not-necessary-notice", date(2025, 3, 20))],
      "circumstances": [absent(date(2025, 1, 7), date(2025, 2, 16))],
      "determinations": [determined("reg-5-4-d-exception", date(2025, 2, 17))]},
     ("due", "met-late"), ("disapplied", "not-applicable")),
    # 14 August 2020 + 42: 17 left, 25 September
    ("coronavirus-last-day", "25-september", D51, date(2020, 10, 1),
     {"events": [E("request", date(2020, 8, 14))], "circumstances": [COVID],
      "determinations": [determined("reg-5-4-e-exception", date(2020, 9, 25))]},
     ("due", "overdue"), ("disapplied", "not-applicable")),
    # away 30 December to 2 February: 27 days from 7 January on
    ("absence-during-period", "overlapping", D51, date(2025, 3, 1),
     {"events": [E("request", R)], "circumstances": [absent(date(2024, 12, 30), date(2025, 2, 2))],
      "determinations": [determined("reg-5-4-d-exception", date(2025, 2, 17))]},
     ("due", "overdue"), ("disapplied", "not-applicable")),
    # away 20 April to 25 May: 9 days in the sixteen weeks, 36 in the twenty
    ("reg-13-3-period", "sixteen-weeks", D132, date(2025, 6, 1),
     {"events": [E("request", R)], "circumstances": [absent(date(2025, 4, 20), date(2025, 5, 25))],
      "determinations": [determined("reg-13-3-d-exception", date(2025, 5, 26))]},
     ("disapplied", "not-applicable"), ("due", "overdue")),
    ("withdrawal-of-request", "limits-stand", D51, date(2025, 3, 1),
     {"events": [E("request", R), E("request-withdrawn", date(2025, 2, 1))]},
     ("ended", "not-applicable"), ("due", "overdue")),
    # conceded on 10 March: + 14 weeks is 98 days: 21 left in March, 51, 82, 16 June
    ("concession-without-order", "fresh-weeks", D132, date(2025, 6, 10),
     {"events": [E("request", R), E("refusal-to-assess", date(2025, 2, 10)), E("decision-to-assess", date(2025, 3, 10))]},
     ("due", "overdue"), ("due", "pending")),
    # closed 1 February, open 3 March: window 25 January to 24 February; asked on the last day
    ("closure-window-last-day", "left-out", D132, date(2025, 6, 1),
     {"events": [E("request", R), E("advice-request", date(2025, 2, 24), to="head-teacher", about="School")],
      "circumstances": [CLOSED], "determinations": [determined("reg-13-3-a-exception", date(2025, 5, 26))]},
     ("disapplied", "not-applicable"), ("due", "overdue")),
    # 26 May 2025 is the spring bank holiday
    ("bank-holiday-last-day", "next-working-day", D132, date(2025, 6, 1),
     {"events": [E("request", R), E("final-plan", date(2025, 5, 27))]},
     ("due", "met-late"), ("due", "met")),
    # advice was received on 1 December 2024, within six months of a determination on 10 January 2025
    ("assessed-in-previous-six-months", "any-part", "act-36-6-7-considering-notice", date(2025, 1, 20),
     {"events": [E("request", date(2024, 9, 2)), E("advice-request", date(2024, 11, 1), to="senco", about="School"),
                 E("advice-received", date(2024, 12, 1), about="School"), E("request", R),
                 E("considering-notice", date(2025, 1, 10))]},
     ("no-fixed-limit", "met"), ("no-fixed-limit", "met")),
    # the plan of 3 March 2025: twelve months with that day end on 2 March 2026
    ("review-complete", "meeting", "act-44-1-a-first-review", date(2026, 3, 15),
     {"events": [E("final-plan", date(2025, 3, 3)), E("review-meeting", date(2026, 2, 20)),
                 E("decision-to-continue", date(2026, 3, 10))]},
     ("due", "met-late"), ("due", "met")),
    # from the meeting: 19 February 2026; from the decision: 9 March
    ("review-complete", "decision", "act-44-1-b-later-reviews", date(2026, 2, 25),
     {"events": [E("review-meeting", date(2025, 2, 20)), E("decision-to-continue", date(2025, 3, 10))]},
     ("due", "overdue"), ("due", "pending")),
    # the plan of 3 March 2025 as above
    ("transfer-and-annual-review", "runs-on", "act-44-1-a-first-review", date(2026, 3, 10),
     {"events": [E("final-plan", date(2025, 3, 3)), E("plan-transferred", date(2026, 2, 2))]},
     ("ended", "not-applicable"), ("due", "overdue")),
    ("phase-transfer-date", "by", "reg-18-1-b-phase-transfer-other", date(2026, 3, 1),
     {"events": [*TRANSFER, E("amended-plan", date(2026, 2, 15))]},
     ("due", "met-late"), ("due", "met")),
    ("phase-transfer-no-amendment", "where-necessary", "reg-18-1-b-phase-transfer-other", date(2026, 3, 1),
     {"events": [*TRANSFER, E("decision-to-continue", date(2026, 2, 2))]},
     ("due", "unknown"), ("due", "met")),
    ("phase-transfer-no-amendment", "always-amended", "reg-18-1-b-phase-transfer-other", date(2026, 3, 1),
     {"events": [*TRANSFER, E("decision-to-continue", date(2026, 2, 2), names_next=True)]},
     ("due", "met"), ("due", "overdue")),
    # + 98 days from 3 March: 28, 58, 89, 9 June 2025; from 10 March: 16 June
    ("reassessment-notified", "arrived", "reg-27-2-final-14-weeks", date(2025, 7, 1),
     {"events": [E("decision-to-reassess", date(2025, 3, 3), served=date(2025, 3, 10)),
                 E("reassessed-plan", date(2025, 6, 12))]},
     ("due", "met-late"), ("due", "met")),
    ("direct-payments-first-three-months", "counted", "pb-11-2-a-review-3-months", date(2025, 7, 1),
     {"events": [E("direct-payment", date(2025, 3, 10)), E("direct-payment-review", date(2025, 6, 10))]},
     ("due", "met"), ("due", "met-late")),
    # 31 March 2026, or the end of 2026
    ("annually", "calendar-year", "reg-56-3-local-offer-comments", date(2026, 6, 1),
     {"events": [E("local-offer-comments", date(2025, 3, 31))]},
     ("due", "unknown"), ("due", "pending")),
    # two weeks of 3 March: the 17th; of 10 March: the 24th
    ("order-made-or-sent", "sent", "reg-44-2-f-name-school", date(2025, 4, 1),
     {"events": [E("tribunal-order", date(2025, 3, 3), order="name-school", sent=date(2025, 3, 10)),
                 E("amended-plan", date(2025, 3, 20))]},
     ("due", "met-late"), ("due", "met")),
    # fourteen weeks of 3 March: 9 June 2025; away for 14 days
    ("reg-45-7-and-3A", "reach", "reg-45-3A-b-final", date(2025, 6, 20),
     {"events": [E("appeal-conceded", date(2025, 3, 3), order="assess")],
      "circumstances": [absent(date(2025, 3, 10), date(2025, 3, 23))],
      "determinations": [determined("reg-45-7-b-exception-3A-b", date(2025, 6, 9))]},
     ("due", "overdue"), ("disapplied", "not-applicable")),
    # thirty days of 7 March: 6 April 2025
    ("mediation-within-30-days", "arranged", "reg-36-2-non-health-30-days", date(2025, 4, 20),
     {"events": [E("mediation-wanted", date(2025, 3, 7), issues="education-and-social-care"),
                 E("mediation-notice", date(2025, 3, 20)), E("mediation", date(2025, 4, 14))]},
     ("due", "met-late"), ("due", "met")),
    # two weeks of 3 March: the 17th
    ("school-and-provision-ordered", "five-weeks", "reg-44-2-f-name-school", date(2025, 4, 1),
     {"events": [E("tribunal-order", date(2025, 3, 3), order="name-school-and-amend"),
                 E("amended-plan", date(2025, 3, 20))]},
     ("due", "met-late"), ("not-triggered", "not-applicable")),
    # two months of 31 May 2021 end on Saturday 31 July: Monday 2 August, or 1 September
    ("rule-12-31-july", "moved-on", APPEAL, date(2021, 10, 1),
     {"events": [E("refusal-to-assess", date(2021, 5, 31)), E("appeal", date(2021, 8, 20))]},
     ("due", "met-late"), ("due", "met")),
    # 14 July 2025: 17 days left in July and 11 in September, or Monday 11 August
    ("rule-46-days-not-counted", "counted", "hesc-46-permission-28-days", date(2025, 10, 1),
     {"events": [E("tribunal-order", date(2025, 7, 14), order="cease"), E("permission-sought", date(2025, 9, 1))]},
     ("due", "met"), ("due", "met-late")),
    # 15 July 2026: to 15 August are 31 days, 16 left in July and 15 in September; or Saturday 15 August, so Monday the 17th
    ("days-left-out-of-a-month", "corresponding-date", "ut-21-3-permission-1-month", date(2026, 10, 1),
     {"events": [E("permission-refused", date(2026, 7, 15)), E("upper-tribunal-permission-sought", date(2026, 9, 1))]},
     ("due", "met"), ("due", "met-late")),
    # the certificate's month: 10 April; the notice's two months: Saturday 15 March, so Monday the 17th
    ("certificate-not-needed", "no", APPEAL, date(2025, 5, 1),
     {"events": [E("final-plan", date(2025, 1, 15)), E("mediation-certificate", date(2025, 3, 10)),
                 E("appeal", date(2025, 4, 1))]},
     ("due", "met"), ("due", "met-late")),
    # a month from 25 March, the date it bears: 25 April; from 28 March, when it was sent: the 28th
    ("certificate-issued", "sent", APPEAL, date(2025, 5, 1),
     {"events": [E("refusal-to-assess", date(2025, 1, 15)), E("mediation-certificate", date(2025, 3, 28), written=date(2025, 3, 25)),
                 E("appeal", date(2025, 4, 28))]},
     ("due", "met-late"), ("due", "met")),
    ("certificate-issued", "written", "act-45-4-no-cease-before-appeal-period", date(2025, 5, 1),
     {"events": [E("decision-to-cease", date(2025, 1, 15)), E("mediation-certificate", date(2025, 3, 28), written=date(2025, 3, 25)),
                 E("plan-ceased", date(2025, 4, 28))]},
     ("due", "too-early"), ("due", "met")),
    # fifteen or fourteen days before 31 March: the 16th or the 17th
    ("at-least-clear", "not-clear", "reg-20-3-meeting-notice", date(2025, 4, 1),
     {"events": [E("review-meeting-notice", date(2025, 3, 17), method="by-hand"), E("review-meeting", date(2025, 3, 31))]},
     ("due", "met-late"), ("due", "met")),
    # twenty weeks of the request of 6 January: 26 May
    ("release-after-request", "attention-only", "det-15-1/plan", date(2025, 6, 1),
     {"events": [E("detained", date(2024, 11, 1)), E("detained-request", R), E("released", date(2025, 3, 3))]},
     ("due", "overdue"), ("not-triggered", "not-applicable")),
    # twenty weeks of 3 February 2025: 23 June; away for 28 days
    ("interrupted-by-detention-exceptions", "with-them", "det-15-4/plan", date(2025, 7, 1),
     {"events": [E("request", date(2025, 2, 3), by="parent"), E("detained", date(2025, 3, 3))],
      "circumstances": [sr.Absence(who="parent", first_day=date(2025, 4, 1), last_day=date(2025, 4, 28))],
      "determinations": [sr.Determination(limb="det-15-4/plan-c-exception", by="officer", on=date(2025, 5, 1), reason="invented")]},
     ("due", "overdue"), ("disapplied", "not-applicable")),
    # 28 days of 1 June 2015: the 29th; two months: Saturday 1 August, moved by rule 12 to 1 September
    ("detained-appeals-of-2015", "other-case", "hesc-20-1-c-i-appeal-2-months", date(2015, 7, 10),
     {"events": [E("detained", date(2015, 4, 10)), E("detained-request", date(2015, 4, 20)), E("refusal-to-assess", date(2015, 6, 1))]},
     ("due", "pending"), ("due", "lapsed")),
    # the two weeks that end with 6 October begin with 23 September
    ("transfer-notice-two-weeks", "first-day", "trans-2270-art18-1", date(2014, 11, 1),
     {"events": [E("transfer-review", date(2014, 10, 6), sent=date(2014, 9, 23))]},
     ("due", "met-late"), ("due", "met")),
    # fourteen weeks beginning with 31 March 2015: 6 July; with 14 April: 20 July
    ("transfer-notice-before-april-2015", "from-the-beginning", "trans-2270-art21-24/plan-2014", date(2015, 7, 10),
     {"events": [E("transfer-review", date(2015, 4, 14), sent=date(2015, 3, 31))]},
     ("due", "overdue"), ("due", "pending")),
    # five weeks of the order of 3 March: 7 April; of the plan of 2 April: 7 May
    ("five-week-marker", "plan", "case-ba-five-week-marker", date(2025, 4, 14),
     {"events": [E("tribunal-order", date(2025, 3, 3), order="amend-provision"), E("amended-plan", date(2025, 4, 2)),
                 E("provision-not-made", date(2025, 4, 3))]},
     ("due", "overdue"), ("due", "pending")),
    # conceded on 1 March 2015: the assessment made in four weeks, 29 March; or the family told in two, 15 March
    ("concessions-of-march-2015", "new-text", "reg-45-3-notify", date(2015, 3, 31),
     {"events": [E("request", date(2014, 10, 1)), E("refusal-to-assess", date(2014, 11, 10)),
                 E("appeal-conceded", date(2015, 3, 1), order="assess"), E("decision-to-assess", date(2015, 3, 20))]},
     ("due", "overdue"), ("due", "met-late")),
    # two months from 2 March 2026: Saturday 2 May; by rule 12 Tuesday 5 May, after the bank holiday
    ("period-allowed-for-an-appeal", "not-moved", "act-45-4-no-cease-before-appeal-period", date(2026, 5, 10),
     {"events": [E("decision-to-cease", date(2026, 3, 2)), E("plan-ceased", date(2026, 5, 5))]},
     ("due", "too-early"), ("due", "met")),
    # received on 2 March 2026: fifteen days end on the 17th
    ("reassessment-for-a-commissioning-body", "fifteen-days", "reg-25-1-15-days", date(2026, 6, 1),
     {"events": [E("reassessment-request", date(2026, 3, 2), by="responsible-commissioning-body")]},
     ("not-triggered", "not-applicable"), ("due", "overdue")),
    # asked on the day before the birthday: six weeks, 11 June 2025
    ("weeks-across-25", "run-on", D51, date(2025, 6, 12),
     {"events": [E("request", date(2025, 4, 30), by="young-person"), E("turns-25", date(2025, 5, 1))]},
     ("ended", "not-applicable"), ("due", "overdue")),
    # six months starting with 10 February 2019: 9 August; by rule 12 the first working day after August, 2 September
    ("discrimination-claims-before-2020", "moved", "ea-sch-17-4-claim-6-months", date(2019, 8, 20),
     {"events": [E("discrimination", date(2019, 2, 10), continues=False)]},
     ("due", "lapsed"), ("due", "pending")),
    # fourteen weeks beginning with 7 September 2015: 13 December; away for the whole of November
    ("earlier-fourteen-weeks-exceptions", "none", "trans-2270-art21-24/plan-2014", date(2015, 12, 31),
     {"events": [E("transfer-review", date(2015, 9, 7), sent=date(2015, 8, 24))],
      "circumstances": [absent(date(2015, 11, 1), date(2015, 11, 30))],
      "determinations": [determined("trans-2270-art21-24/plan-2014-d-exception", date(2015, 12, 10))]},
     ("disapplied", "not-applicable"), ("due", "overdue")),
    # the plan of 18 July 2022: to 17 July 2023, during the re-assessment
    ("review-and-reassessment", "owed", "act-44-1-a-first-review", date(2023, 8, 1),
     {"events": [E("final-plan", date(2022, 7, 18)), E("decision-to-reassess", date(2023, 5, 15))]},
     ("due", "unknown"), ("due", "overdue")),
    ("review-and-reassessment", "runs-on", "act-44-1-a-first-review", date(2025, 3, 24),
     {"events": [E("final-plan", date(2022, 7, 18)), E("decision-to-reassess", date(2023, 5, 15)),
                 E("reassessed-plan", date(2023, 8, 18))]},
     ("ended", "not-applicable"), ("due", "overdue")),
    # + 56 days from 3 March: 28, 28 April
    ("transfer-in-mid-amendment", "ends", "reg-22-3-final-8-weeks", date(2025, 6, 1),
     {"events": [E("amendment-notice", date(2025, 3, 3)), E("plan-transferred", date(2025, 3, 20))]},
     ("due", "overdue"), ("ended", "not-applicable")),
    # the plan of 10 January 2025: to 9 January 2026
    ("release-and-annual-review", "ended", "act-44-1-a-first-review", date(2026, 2, 1),
     {"events": [E("final-plan", date(2025, 1, 10)), E("detained", date(2025, 3, 1)), E("released", date(2025, 3, 20))]},
     ("due", "overdue"), ("ended", "not-applicable")),
    # twelve months starting with 10 January 2025 end on 9 January 2026, in detention
    ("release-and-annual-review", "all", "act-44-1-a-first-review", date(2026, 6, 1),
     {"events": [E("final-plan", date(2025, 1, 10)), E("detained", date(2025, 12, 1)), E("released", date(2026, 2, 20))]},
     ("ended", "not-applicable"), ("due", "overdue")),
    ("move-during-assessment", "ends", D132, date(2025, 6, 1),
     {"events": [E("request", R), E("moved", date(2025, 3, 3))]},
     ("due", "overdue"), ("ended", "not-applicable")),
    # Sunday 4 January 2026 + 42: 15 February; from Monday the 5th, 16 February
    ("day-of-receipt", "next-working-day", D51, date(2026, 3, 2),
     {"events": [E("request", date(2026, 1, 4)), E("decision-to-assess", date(2026, 2, 16))]},
     ("due", "met-late"), ("due", "met")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "answer", "duty", "as_of", "case", "adopted", "otherwise"),
    PARTED,
    ids=[f"{p[0]}-{p[1]}" for p in PARTED],
)
def test_a_case_on_which_the_answers_differ(
    question: str, answer: str, duty: str, as_of: date, case: dict[str, Any], adopted: tuple[str, str], otherwise: tuple[str, str]
) -> None:  # fmt: skip
    record = sr.Case(reference="R-1", **case)
    mine = sr.evaluate(record, as_of=as_of)[duty]
    theirs = sr.evaluate(record, as_of=as_of, readings={question: answer})[duty]
    assert (mine.outcome.name, mine.compliance.value) == adopted
    assert (theirs.outcome.name, theirs.compliance.value) == otherwise
    assert mine.contested
    assert (question, answer) in {(a.reading, a.answer) for a in mine.alternatives}
    assert question in mine.readings


def test_every_answer_to_every_question_is_tried() -> None:
    tried = [(p[0], p[1]) for p in PARTED]
    assert len(tried) == len(set(tried))
    assert set(tried) == {(r.id, answer) for r in sr.statute().readings.values() for answer in r.alternatives}


def test_the_fresh_weeks_are_ten_and_fourteen() -> None:
    case = sr.Case(reference="R-2", **PARTED[14][4])
    other = sr.evaluate(case, as_of=date(2025, 6, 10), readings={"concession-without-order": "fresh-weeks"})
    assert other[D101].leading is not None
    # 10 March + 70: 21 left, 51, 19 May; + 98: 21, 51, 82, 16 June
    assert (other[D101].leading.limit, other[D132].due) == (date(2025, 5, 19), date(2025, 6, 16))


def test_under_another_answer_the_adopted_one_is_the_alternative() -> None:
    case = sr.Case(reference="R-6", **PARTED[1][4])
    result = sr.evaluate(case, as_of=date(2025, 6, 1), readings={"send": "delivered"})
    assert [(a.answer, a.compliance.value) for a in result[D132].alternatives if a.reading == "send"] == [
        ("adopted", "met")
    ]


@pytest.mark.parametrize("parted", PARTED, ids=lambda p: f"{p[0]}-{p[1]}")
def test_under_any_answer_the_whole_result_can_be_written_down(parted: tuple[Any, ...]) -> None:
    """With what every further answer would turn, which edits the edited law again."""
    question, answer, duty, as_of, case, *_, otherwise = parted
    written = sr.evaluate(sr.Case(reference="R-4", **case), as_of=as_of, readings={question: answer})
    full = written.to_dict(full=True)
    assert full["readings"][question] == written.to_dict()["readings"][question] == answer
    assert (full["duties"][duty]["outcome"]["is"], full["duties"][duty]["compliance"]) == otherwise


PAIRS = [(a, b) for a, b in combinations(PARTED, 2) if a[0] != b[0]]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{p[0][0]}+{p[1][0]}")
def test_any_two_answers_go_together_in_either_order(pair: tuple[Any, Any]) -> None:
    (q1, a1, *_), (q2, a2, *_) = pair
    both = sr.statute().under({q1: a1, q2: a2})
    assert both.adopted == {q1: a1, q2: a2}
    again = sr.statute().under({q2: a2}).under({q1: a1})
    assert again.adopted == both.adopted
    assert again.duties == both.duties
    for _, _, duty, as_of, case, *_ in pair:
        result = sr.evaluate(sr.Case(reference="R-4", **case), as_of=as_of, readings={q1: a1, q2: a2})
        assert result[duty].outcome.name


# answers that rest on one another

LENT = "reg-4-1-exceptions"

AWAY: dict[str, Any] = {  # 27 days from 7 January on
    "events": [E("request", R)],
    "circumstances": [absent(date(2024, 12, 30), date(2025, 2, 2))],
    "determinations": [determined("reg-5-4-d-exception", date(2025, 2, 17))],
}

SHUT: dict[str, Any] = {  # closed 13 January, open 17 February: window 6 January to 10 February; asked on the last day
    "events": [E("request", R), E("advice-request", date(2025, 2, 10), to="head-teacher", about="School")],
    "circumstances": [
        sr.Closure(
            institution="School",
            setting="school",
            first_day_closed=date(2025, 1, 13),
            reopens=date(2025, 2, 17),
        )
    ],
    "determinations": [determined("reg-5-4-a-exception", date(2025, 2, 17))],
}

CONCEDED: dict[str, Any] = {  # the fourteen weeks run from 4 March; 19 days, of them 7 from then on
    "events": [E("appeal-conceded", date(2025, 3, 3), order="assess")],
    "circumstances": [absent(date(2025, 2, 20), date(2025, 3, 10))],
    "determinations": [determined("reg-45-7-b-exception-3A-b", date(2025, 6, 9))],
}

OVERLAPPING, LEFT_OUT = {"absence-during-period": "overlapping"}, {"closure-window-last-day": "left-out"}

LENT_TO_4_1, LENT_TO_3A = {LENT: "as-reg-5-4"}, {"reg-45-7-and-3A": "reach"}

TOGETHER = [
    (D41, AWAY, LENT_TO_4_1, "due"),
    (D41, AWAY, OVERLAPPING, "due"),
    (D41, AWAY, LENT_TO_4_1 | OVERLAPPING, "disapplied"),
    (D41, SHUT, LENT_TO_4_1, "disapplied"),
    (D41, SHUT, LEFT_OUT, "due"),
    (D41, SHUT, LENT_TO_4_1 | LEFT_OUT, "due"),
    ("reg-45-3A-b-final", CONCEDED, LENT_TO_3A, "due"),
    ("reg-45-3A-b-final", CONCEDED, OVERLAPPING, "due"),
    ("reg-45-3A-b-final", CONCEDED, LENT_TO_3A | OVERLAPPING, "disapplied"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("duty", "case", "readings", "outcome"), TOGETHER, ids=[f"{t[0]}-{'+'.join(t[2])}" for t in TOGETHER]
)
def test_one_answer_edits_what_another_lends(
    duty: str, case: dict[str, Any], readings: dict[str, str], outcome: str
) -> None:
    record = sr.Case(reference="R-9", **case)
    assert sr.evaluate(record, as_of=date(2025, 6, 20), readings=readings)[duty].outcome.name == outcome
