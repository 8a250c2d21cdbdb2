"""Dates and cases whose answers are known by hand: they die first where something moved the law in this process.

Each was worked from the words of its provision, and stands in ``tests/golden/`` with how it was worked. Between them they count weeks,
months and days in each way, working days over Christmas, Easter and a moved bank holiday, the days of August and of Christmas that the
Tribunal does not count, a fixed day, an exception that applies, one that does not, and each way in which a limit can stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from sendrules.case.case import Case
from sendrules.law.statute import Statute
from sendrules.local.loading.plugin_errors import in_words
from sendrules.statutory.result import statutory_result

DATES = (
    ("reg-5-1-decision-to-assess", date(2025, 5, 21), date(2025, 7, 2)),  # 6 weeks after
    ("reg-13-2-final-plan-20-weeks", date(2025, 5, 21), date(2025, 10, 8)),  # 20 weeks after
    ("reg-27-2-final-14-weeks", date(2023, 11, 23), date(2024, 2, 29)),  # 14 weeks after, to a leap day
    ("reg-13-1-a-draft-plan-15-days", date(2026, 3, 2), date(2026, 3, 16)),  # 15 days beginning with the day
    ("reg-20-3-meeting-notice", date(2024, 3, 15), date(2024, 2, 29)),  # 2 clear weeks before
    ("reg-44-2-b-notify", date(2022, 9, 5), date(2022, 9, 19)),  # 2 weeks; a bank holiday moves nothing
    ("act-44-1-a-first-review", date(2023, 3, 1), date(2024, 2, 29)),  # 12 months beginning with the day
    ("det-19", date(2015, 12, 30), date(2016, 2, 29)),  # 2 months after, where there is no 30 February
    ("act-46-25th-birthday", date(2025, 8, 1), date(2026, 7, 31)),  # the end of the academic year
    ("reg-18-1-a-phase-transfer-post16", date(2024, 9, 2), date(2024, 3, 30)),  # before 31 March, a fixed day
    ("reg-39-1-certificate-after-mediation", date(2024, 12, 24), date(2024, 12, 31)),  # 3 working days over Christmas
    ("det-20-1", date(2015, 4, 1), date(2015, 4, 8)),  # 3 working days over Easter
    ("det-17-1", date(2020, 4, 30), date(2020, 5, 7)),  # 5 working days; the holiday was moved to 8 May
    ("hesc-21-1-c-response-30wd", date(2025, 6, 30), date(2025, 9, 9)),  # 30 working days without August
    ("hesc-10-5-costs-14-days", date(2021, 12, 23), date(2022, 1, 14)),  # 14 days without 25 December to 1 January
    ("act-45-4-no-cease-before-appeal-period", date(2024, 6, 14), date(2024, 9, 2)),  # 2 months, then out of August
)
"""A duty, the day that its limit runs from, and the last day."""
_CLOSED = [
    {
        "kind": "closure",
        "institution": "School A",
        "setting": "school",
        "first_day_closed": "2019-07-20",
        "reopens": "2019-09-03",
    }
]
_SUMMER = [
    {"kind": "request", "on": "2019-06-03", "by": "parent"},
    {"kind": "decision-to-assess", "on": "2019-07-12", "method": "by-hand"},
    {"kind": "advice-request", "on": "2019-07-15", "to": "head-teacher", "about": "School A"},
]
_FOUND = [
    {
        "limb": "reg-13-3-a-exception",
        "on": "2019-10-18",
        "by": "SEN casework manager",
        "reason": "the school was closed",
    }
]


def _planned(last: str) -> list[dict[str, str]]:
    return [{"kind": "request", "on": "2025-01-06"}, {"kind": "final-plan", "on": last, "method": "by-hand"}]


CASES = (
    # 140 days after 6 January 2025: 25, 53, 84, 114, and 26 May; on the day it is kept, the day after it is late
    ({"events": _planned("2025-05-26")}, date(2025, 6, 30), "due 2025-05-26, met"),
    ({"events": _planned("2025-05-27")}, date(2025, 6, 30), "due 2025-05-26, met-late"),
    ({"events": [{"kind": "request", "on": "2025-05-21"}]}, date(2025, 10, 8), "due 2025-10-08, pending"),
    ({"events": [{"kind": "request", "on": "2025-05-21"}]}, date(2025, 10, 9), "due 2025-10-08, overdue"),
    # a school closed for 45 days after a head teacher was asked: the limb is open, and only what was determined lifts the limit
    ({"events": _SUMMER, "circumstances": _CLOSED}, date(2019, 10, 25), "due 2019-10-21, overdue"),
    ({"events": _SUMMER, "circumstances": _CLOSED, "determinations": _FOUND}, date(2019, 10, 25), "disapplied, not-applicable"),
    ({"events": _SUMMER, "determinations": _FOUND}, date(2019, 10, 25), "due 2019-10-21, overdue"),
)  # fmt: skip
"""A case, the day of the question, and how the twenty weeks for the plan stand."""
_PLAN = "reg-13-2-final-plan-20-weeks"


def wrong_answers(law: Statute) -> Iterator[str]:
    """Work every date and case, and tell which come out otherwise than by hand.

    Args:
        law: the statute under the adopted readings.

    >>> from sendrules.law.statute import statute
    >>> list(wrong_answers(statute()))
    []
    """
    for duty, start, last in DATES:
        try:
            found = str(law.in_force(duty, start).limit_for(start))  # type: ignore[union-attr]
        except Exception as error:
            found = in_words(error)
        if found != str(last):
            yield f"{duty} from {start} gives {found}, not {last}"
    for case, (_, as_of, stands) in zip(_cases(), CASES, strict=True):
        try:
            found = _stands(case, law, as_of)
        except Exception as error:
            found = in_words(error)
        if found != stands:
            yield f"{_PLAN} as of {as_of} is {found!r}, not {stands!r}"


@cache
def _cases() -> tuple[Case, ...]:
    return tuple(Case.model_validate({"reference": "canary"} | data) for data, _, _ in CASES)


def _stands(case: Case, law: Statute, as_of: date) -> str:
    answer = statutory_result(case, law, as_of)[_PLAN]
    due = f" {answer.due}" if answer.due else ""
    return f"{answer.outcome.name}{due}, {answer.compliance.value}"
