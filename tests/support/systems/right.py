"""A small system that counts rightly: it reads the suite's questions and answers them without sendrules.

Periods come from the text of the provisions, bank holidays from the Banking and Financial Dealings Act 1971 and the
proclamations. ``python right.py`` answers one question a line. It knows single dates only, and says so of whole cases.
"""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from typing import Any

ONE_DAY = timedelta(1)

PERIODS = {
    "0 days": "reg-15-2-transfer-plan-aware-early reg-15-7-rcb-early",
    "15 days": "reg-25-1-15-days code-9-83-school-15-days",
    "28 days": "reg-61-3-withdrawal-28-days",
    "30 days": "reg-35-3-health-only-30-days reg-35-4-mixed-30-days reg-36-2-non-health-30-days det-21",
    "15 days before": "derived-latest-draft-date",
    "15 days beginning": "reg-13-1-a-draft-plan-15-days reg-22-2-c-15-days det-13-1",
    "2 months": "reg-33-contact-adviser-2-months det-19",
    "3 months": "cpr-54-5-judicial-review pb-11-2-a-review-3-months",
    "12 months": (
        "hsca-9-4-ombudsman-year reg-27-4-a-review-after-reassessment reg-56-3-local-offer-comments "
        "code-6-79-sen-info-annual"
    ),
    "36 months": "reg-49-4-senco-qualification",
    "3 months beginning": "reg-15-5-review-after-transfer",
    "12 months beginning": (
        "lga-26B-ombudsman-12-months act-44-1-a-first-review act-44-1-b-later-reviews reg-27-4-b-subsequent"
    ),
    "5 months clear before": "reg-18-2-post16-to-post16",
    "1 weeks": "reg-42-4-rcb-tell-la",
    "2 weeks": (
        "reg-20-9-report reg-21-7-8-report reg-42-3-agreement-other reg-44-2-b-notify reg-44-2-d-remit "
        "reg-44-2-f-name-school reg-45-3-notify reg-45-5-a-school det-27-3 det-29-2 det-29-5 det-29-6 "
        "det-30-3 det-30-6"
    ),
    "4 weeks": "reg-20-10-decision case-devon-4-weeks-amendment-notice reg-21-9-decision",
    "5 weeks": (
        "case-ba-five-week-marker reg-44-2-c-i-draft reg-44-2-e-amend-sep reg-44-2-h-continue-amend reg-45-4-amend "
        "reg-45-5-b-school-plus reg-45-6-a-draft reg-45-6A-cease det-29-4-a det-30-5-a"
    ),
    "6 weeks": (
        "reg-4-1-not-necessary-determination reg-5-1-decision-to-assess reg-8-1-cooperate-6-weeks "
        "reg-15-4-inform-6-weeks det-4-1 det-5-1 det-8-1 det-15-1/decision det-15-4/decision "
        "code-9-41-schools-6-weeks"
    ),
    "8 weeks": "reg-22-3-final-8-weeks reg-22-4-no-amend-8-weeks",
    "10 weeks": "reg-44-2-b-i-no-plan reg-45-3A-a-no-plan det-29-3-a det-30-4-a",
    "11 weeks": "reg-44-2-c-ii-final reg-45-6-b-final det-29-4-b det-30-5-b",
    "12 weeks": "case-devon-12-weeks-total",
    "14 weeks": "reg-27-2-final-14-weeks reg-44-2-b-ii-final reg-45-3A-b-final det-29-3-b det-30-4-b",
    "16 weeks": (
        "case-jsc-16-weeks-decision case-jsc-det-16-weeks-decision reg-10-1-no-plan-decision det-10-1 "
        "det-15-1/no-plan det-15-4/no-plan"
    ),
    "20 weeks": "reg-13-2-final-plan-20-weeks det-13-2 det-15-1/plan det-15-4/plan",
    "1 weeks beginning": "rec-6-6-copy-sos rec-7-4-copy-sos",
    "5 weeks beginning": "rec-6-3-health-response rec-7-1-social-care-response",
    "6 weeks beginning": "trans-2270-art5-6",
    "10 weeks beginning": "trans-2270-art21-24/no-plan-2014",
    "14 weeks beginning": "trans-2270-art21-24/no-plan trans-2270-art21-24/plan-2014",
    "18 weeks beginning": "trans-2270-art7-26-weeks/no-plan trans-2270-art21-24/plan",
    "26 weeks beginning": "trans-2270-art7-26-weeks/plan",
    "2 weeks clear before": (
        "reg-20-3-meeting-notice reg-20-4-circulate-advice reg-21-3-meeting-notice reg-21-4-circulate-advice "
        "code-9-172-termly-list"
    ),
    "3 working days": (
        "reg-34-1-certificate-3wd reg-35-2-notify-commissioner-3wd reg-39-1-certificate-after-mediation "
        "reg-39-3-deemed-certificate det-20-1 det-24-1 det-24-3"
    ),
    "5 working days": "lgsco-code-6-2-acknowledge lgsco-code-stage-2-acknowledge det-16-2 det-16-3 det-17-1 det-17-2",
    "10 working days": "reg-48-stay-10-days",
    "15 working days": "lgsco-code-6-3-answer reg-47-he-disclosure det-16-4",
    "15 working days beginning": (
        "reg-15-2-transfer-plan-aware-late reg-15-7-rcb-late reg-15-8-new-rcb-request "
        "reg-16-2-rcb-change-notify reg-16-3-rcb-change-request"
    ),
    "5 working days clear before": "reg-37-2-notice-5wd det-22-2",
    "28 days in term": (
        "hesc-8-7-reinstatement-28-days hesc-17-5-reinstatement-28-days hesc-45-3-set-aside-28-days "
        "hesc-48-3-review-28-days hesc-46-permission-28-days"
    ),
    "1 months to start a case": "hesc-20-1-c-ii-appeal-1-month",
    "2 months to start a case": "hesc-20-1-c-i-appeal-2-months act-45-4-no-cease-before-appeal-period",
    "30 working days in term": "hesc-21-1-c-response-30wd",
    "14 days in term": "hesc-10-5-costs-14-days",
    "20 working days": "travel-1-ask-20wd travel-1-review-20wd travel-2-ask-20wd",
    "40 working days": "travel-2-panel-40wd",
    "6 months beginning": "ea-sch-17-4-claim-6-months",
    "25 working days": "lgsco-code-stage-2-answer",
    "before 15 February": "reg-18-1-b-phase-transfer-other",
    "before 31 March": "reg-18-1-a-phase-transfer-post16",
    "before 31 May": "reg-18-3-2015-transitional",
    "the end of the next year": "act-76-3-special-needs-info",
    "the next 31 July": "act-46-25th-birthday",
}
"""By the period in the words of the provision, the limits that have it."""
PERIOD_OF = {id: period for period, ids in PERIODS.items() for id in ids.split()}

PROCLAIMED = {
    date(2012, 6, 4), date(2012, 6, 5), date(2020, 5, 8), date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8),
}  # fmt: skip
"""Bank holidays of one year only, or moved to another day."""
MOVED = {date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30)}
"""The Mondays in May from which one was moved."""


def easter(year: int) -> date:
    """Give Easter Sunday of a year, by the rule of the Gregorian calendar."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def monday(year: int, month: int, nth: int) -> date:
    """Give the nth Monday of a month, or the last one for -1."""
    first = date(year, month, 1)
    days = [first + timedelta(n) for n in range(31) if (first + timedelta(n)).month == month]
    return [day for day in days if day.weekday() == 0][nth]


class System:
    """Counts as the law says. A system that counts wrongly overrides one of these."""

    def __init__(self) -> None:
        self.holidays = {day for year in range(2012, 2031) for day in self.bank_holidays(year)}

    def bank_holidays(self, year: int) -> set[date]:
        """Bank holidays, Good Friday and Christmas Day in England and Wales."""
        sunday = easter(year)
        found = {sunday - timedelta(2), sunday + ONE_DAY, monday(year, 5, 0), monday(year, 5, -1), monday(year, 8, -1)}
        for day in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
            while day.weekday() > 4 or day in found:
                day += ONE_DAY
            found.add(day)
        return (found - MOVED) | {day for day in PROCLAIMED if day.year == year}

    def is_working(self, day: date) -> bool:
        """Whether a day is a working day."""
        return day.weekday() < 5 and day not in self.holidays

    def is_left_out(self, day: date) -> bool:
        """Whether the rules of the Tribunal leave a day out of the count."""
        return day.month == 8 or (day.month, day.day) >= (12, 25) or (day.month, day.day) == (1, 1)

    def next_working(self, day: date) -> date:
        """Give the day, or the next working day."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    # --- the units: so many after a day, which is not counted ---

    def weeks(self, day: date, n: int) -> date:
        """So many weeks."""
        return self.days(day, 7 * n)

    def days(self, day: date, n: int) -> date:
        """So many days."""
        return day + timedelta(n)

    def months(self, day: date, n: int) -> date:
        """The same day of a later month, or that month's last day."""
        year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
        for last in (day.day, 30, 29, 28):
            try:
                return date(year, month + 1, min(day.day, last))
            except ValueError:
                continue
        raise AssertionError

    def months_beginning(self, day: date, n: int) -> date:
        """The day before the same day of a later month, or that month's last day where it has no such day."""
        later = self.months(day, n)
        return later - ONE_DAY if later.day == day.day else later

    def working_days(self, day: date, n: int, term: bool = False) -> date:
        """The nth working day; in term, of those that the Tribunal counts."""
        while n:
            day += ONE_DAY
            n -= self.is_working(day) and not (term and self.is_left_out(day))
        return day

    def days_in_term(self, day: date, n: int) -> date:
        """The nth day that the Tribunal counts."""
        while n:
            day += ONE_DAY
            n -= not self.is_left_out(day)
        return day

    # --- the words of the provisions ---

    def beginning(self, day: date, n: int, unit: str) -> date:
        """A period of which the day is the first."""
        if unit == "months":
            return self.months_beginning(day, n)
        if unit == "working days":
            return self.working_days(day - ONE_DAY, n)
        return self.after(day, n, unit) - ONE_DAY

    def after(self, day: date, n: int, unit: str) -> date:
        """A period of which the day is not counted."""
        count = {"weeks": self.weeks, "days": self.days, "months": self.months, "working days": self.working_days}
        return count[unit](day, n)

    def before(self, day: date, n: int, unit: str, clear: bool) -> date:
        """The last day for notice: counted back from the day, and both ends left out where the time is clear."""
        if unit == "working days":
            while n:
                day -= ONE_DAY
                n -= self.is_working(day)
        else:
            day = self.months(day, -n) if unit == "months" else day - timedelta(n * (7 if unit == "weeks" else 1))
        return self.clear(day) if clear else day

    def clear(self, day: date) -> date:
        """The day before, so that the whole time lies between."""
        return day - ONE_DAY

    def before_date(self, day: date) -> date:
        """The last day before a date."""
        return day - ONE_DAY

    def to_start_a_case(self, day: date) -> date:
        """Where the time for starting a case in the Tribunal ends (HESC Rules, r.12(2) and (3)(a))."""
        if self.is_left_out(day):
            while self.is_left_out(day) or not self.is_working(day):
                day += ONE_DAY
        return self.next_working(day)

    def in_term(self, day: date, n: int, unit: str) -> date:
        """A time in the Tribunal (r.12(3)(b) and (2))."""
        if unit == "working days":
            return self.working_days(day, n, term=True)
        return self.next_working(self.days_in_term(day, n))

    def end(self, day: date) -> date:
        """What becomes of an end under the Act, the Regulations and the Code: nothing."""
        return day

    def last_day(self, period: str, day: date) -> date:
        """Give the last day of a period from a day."""
        if period in _DATES:
            month, dom = _DATES[period]
            return self.before_date(date(day.year, month, dom))
        if period == "the end of the next year":
            return date(day.year + 1, 12, 31)
        if period == "the next 31 July":
            return date(day.year + (day > date(day.year, 7, 31)), 7, 31)
        number, _, words = period.partition(" ")
        unit = next(unit for unit in ("working days", "weeks", "days", "months") if words.startswith(unit))
        n, how = int(number), words.removeprefix(unit).strip()
        if how == "to start a case":
            return self.to_start_a_case(self.after(day, n, unit))
        if how == "in term":
            return self.in_term(day, n, unit)
        if how.endswith("before"):
            return self.before(day, n, unit, how == "clear before")
        return self.end(self.beginning(day, n, unit) if how == "beginning" else self.after(day, n, unit))

    def date(self, question: dict[str, Any]) -> dict[str, Any]:
        """Answer a question about one date."""
        period = PERIOD_OF.get(question["duty"])
        if period is None:
            return {"skipped": "this limit is not known"}
        return {"last_day": self.last_day(period, date.fromisoformat(question["day"])).isoformat()}

    def case(self, question: dict[str, Any]) -> dict[str, Any]:
        """Answer a question about a whole case."""
        del question
        return {"skipped": "single dates only"}

    def answer(self, question: dict[str, Any]) -> dict[str, Any]:
        """Answer a question."""
        found = self.date(question) if question["level"] == "dates" else self.case(question)
        return {"id": question["id"], **found}


_DATES = {"before 15 February": (2, 15), "before 31 March": (3, 31), "before 31 May": (5, 31)}


def serve(system: System) -> None:
    """Answer every question on standard input."""
    for line in sys.stdin:
        print(json.dumps(system.answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    serve(System())
