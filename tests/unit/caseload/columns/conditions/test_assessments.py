"""Whether an assessment was concluded within some months, on columns."""

from datetime import date

from sendrules.case.kinds import EventKind
from sendrules.law.conditions.assessments import NotAssessedWithin
from sendrules.time.periods import Months
from tried_rows import Row, check, e

CONDITION = NotAssessedWithin(
    Months(6), (EventKind.NO_PLAN_NOTICE,), (EventKind.CONSIDERING_NOTICE, EventKind.REFUSAL_TO_ASSESS)
)
START = e("request", date(2025, 7, 10))


def test_not_assessed_within_six_months() -> None:
    """Six months before 10 July 2025 is 10 January 2025, which counts as inside."""
    check(
        CONDITION,
        [
            Row("never", [START], True),
            Row("on the day of the start", [START, e("no-plan-notice", date(2025, 7, 10))], True),
            Row("outside on the day of the start", [START, e("no-plan-notice", date(2025, 1, 9))], True),
            Row("inside by now", [START, e("no-plan-notice", date(2025, 3, 1))], False),
            Row("the boundary day is inside by now", [START, e("no-plan-notice", date(2025, 2, 1))], False),
            Row("outside by now", [START, e("no-plan-notice", date(2025, 1, 31))], None),
            Row("on the boundary day of the start", [START, e("no-plan-notice", date(2025, 1, 10))], None),
            Row("the last counts", [START, e("no-plan-notice", date(2024, 1, 1)), e("no-plan-notice", date(2025, 3, 1))], False),
            Row("outside when determined", [START, e("no-plan-notice", date(2025, 1, 14)), e("refusal-to-assess", date(2025, 7, 15))], True),
            Row("inside when determined", [START, e("no-plan-notice", date(2025, 1, 15)), e("refusal-to-assess", date(2025, 7, 15))], False),
            Row("the first determination counts", [START, e("no-plan-notice", date(2025, 1, 15)), e("considering-notice", date(2025, 7, 15)), e("refusal-to-assess", date(2025, 7, 25))], False),
            Row("determined on the day", [START, e("no-plan-notice", date(2025, 1, 10)), e("considering-notice", date(2025, 7, 10))], False),
            Row("determined before the start", [START, e("no-plan-notice", date(2025, 1, 10)), e("considering-notice", date(2025, 7, 9))], None),
        ],
        as_of=date(2025, 8, 1),
    )  # fmt: skip
