"""A second opinion on every statutory limit, from the catalogue of the law and by other means than the library.

Nothing here imports the library. Days are numpy ``datetime64[D]`` arrays, months are ``datetime64[M]`` arithmetic,
and working days come from ``np.busday_offset`` over a table of bank holidays written out by hand.
``LIMITS[id].limit`` takes the days a period runs from and gives the last day of each: for a minimum window its last
day, for notice before an event the last day to give it, for something that takes effect the day it does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

Days = npt.NDArray[np.datetime64]
Limit = Callable[[Days], Days]

FIRST = date(2014, 9, 1)
HORIZON = date(2028, 12, 31)


@dataclass(frozen=True)
class Rule:
    """One limit: how its last day follows from the day it runs from, and the days on which that can begin."""

    limit: Limit
    first: date
    last: date | None
    uses_working_days: bool


# --- the calendar -------------------------------------------------------------------------------------------

# Bank holidays in England and Wales, Good Friday and Christmas Day, as observed; a weekend day needs no entry.
_BANK_HOLIDAYS = {
    2012: "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26",
    2013: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2014: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2015: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2016: "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27",
    2017: "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
    2018: "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26",
    2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
}
BANK_HOLIDAYS: Days = np.array(
    [f"{year}-{day}" for year, days in _BANK_HOLIDAYS.items() for day in days.split()], dtype="datetime64[D]"
)
_TABLE_BEGINS = np.datetime64("2012-01-01", "D")
_TABLE_ENDS = np.datetime64(HORIZON, "D")


def _in_tribunal_vacation(days: Days) -> npt.NDArray[np.bool_]:
    """Whether each day is in August or in 25 December to 1 January (HESC r.12(3))."""
    month = days.astype("datetime64[M]").astype(np.int64) % 12  # 1970-01 is nought
    nth = (days - days.astype("datetime64[M]").astype("datetime64[D]")).astype(np.int64) + 1
    result: npt.NDArray[np.bool_] = (month == 7) | ((month == 11) & (nth >= 25)) | ((month == 0) & (nth == 1))
    return result


_EVERY_DAY: Days = np.arange("2012-01-01", "2030-02-01", dtype="datetime64[D]")
_VACATION: Days = _EVERY_DAY[_in_tribunal_vacation(_EVERY_DAY)]

_WORKING = np.busdaycalendar("1111100", BANK_HOLIDAYS)
_WORKING_IN_TERM = np.busdaycalendar("1111100", np.concatenate([BANK_HOLIDAYS, _VACATION]))
_DAYS_IN_TERM = np.busdaycalendar("1111111", _VACATION)


def _within_table(limit: Limit) -> Limit:
    """The same limit, with no answer where the table of bank holidays does not reach."""

    def guarded(days: Days) -> Days:
        answers = limit(days)
        unknown = (days < _TABLE_BEGINS) | (days > _TABLE_ENDS) | (answers > _TABLE_ENDS)
        return np.where(unknown, np.datetime64("NaT", "D"), answers)

    return guarded


# --- days and weeks -----------------------------------------------------------------------------------------


def _days(count: int) -> Limit:
    """So many days after the day, which is not counted; a negative count goes before it."""
    return lambda days: days + np.timedelta64(count, "D")


def _weeks(count: int) -> Limit:
    """So many weeks after the day, which is not counted: the same day of the week."""
    return _days(7 * count)


def _days_beginning_with(count: int) -> Limit:
    """The last of so many days of which the day is the first."""
    return _days(count - 1)


def _weeks_beginning_with(count: int) -> Limit:
    """The last day of so many weeks of which the day is the first day."""
    return _days_beginning_with(7 * count)


def _clear_weeks_before(count: int) -> Limit:
    """The last day with so many whole weeks strictly between it and the day."""
    return _days(-(7 * count + 1))


# --- months and fixed dates ---------------------------------------------------------------------------------


def _month_and_index(days: Days, count: int) -> tuple[Days, npt.NDArray[np.timedelta64], npt.NDArray[np.timedelta64]]:
    """The month so many months on, by its first day; the day's place in its own; the last place in the new."""
    month = days.astype("datetime64[M]")
    begins: Days = (month + np.timedelta64(count, "M")).astype("datetime64[D]")
    next_begins: Days = (month + np.timedelta64(count + 1, "M")).astype("datetime64[D]")
    return begins, days - month.astype("datetime64[D]"), next_begins - begins - np.timedelta64(1, "D")


def _months(count: int) -> Limit:
    """The corresponding date so many months on, or the last day of that month where there is none."""

    def limit(days: Days) -> Days:
        begins, place, last_place = _month_and_index(days, count)
        answers: Days = begins + np.minimum(place, last_place)
        return answers

    return limit


def _months_beginning_with(count: int) -> Limit:
    """The day before the corresponding date, or the last day of the month where there is no such date."""

    def limit(days: Days) -> Days:
        begins, place, last_place = _month_and_index(days, count)
        answers: Days = begins + np.minimum(place - np.timedelta64(1, "D"), last_place)
        return answers

    return limit


def _clear_months_before(count: int) -> Limit:
    """The day before the corresponding date so many months earlier."""
    corresponding = _months(-count)
    return lambda days: corresponding(days) - np.timedelta64(1, "D")


def _day_of_year(days: Days, years: int, months: int, nth: int) -> Days:
    """A fixed date: so many years on from the day's own, months after January, and the day of that month."""
    january = days.astype("datetime64[Y]").astype("datetime64[M]")
    begins: Days = (january + np.timedelta64(12 * years + months, "M")).astype("datetime64[D]")
    return begins + np.timedelta64(nth - 1, "D")


def _before_15_february(days: Days) -> Days:
    """14 February of the day's own year."""
    return _day_of_year(days, 0, 1, 14)


def _before_31_march(days: Days) -> Days:
    """30 March of the day's own year."""
    return _day_of_year(days, 0, 2, 30)


def _before_31_may_2015(days: Days) -> Days:
    """30 May 2015, for a transfer due on 1 September 2015 and no other."""
    due = days == np.datetime64("2015-09-01", "D")
    return np.where(due, np.datetime64("2015-05-30", "D"), np.datetime64("NaT", "D"))


def _next_calendar_year(days: Days) -> Days:
    """31 December of the calendar year after the day's."""
    return _day_of_year(days, 1, 11, 31)


def _end_of_academic_year(days: Days) -> Days:
    """The first 31 July that is not before the day."""
    this_year = _day_of_year(days, 0, 6, 31)
    return np.where(days <= this_year, this_year, _day_of_year(days, 1, 6, 31))


# --- working days -------------------------------------------------------------------------------------------


def _working_days(count: int, calendar: np.busdaycalendar = _WORKING) -> Limit:
    """The nth working day after the day: counting from the day itself, or from the working day before it."""

    def limit(days: Days) -> Days:
        return np.busday_offset(days, count, roll="backward", busdaycal=calendar)

    return _within_table(limit)


def _working_days_beginning_with(count: int) -> Limit:
    """The nth working day of which the day is the first, or the next working day where it is none."""

    def limit(days: Days) -> Days:
        return np.busday_offset(days, count - 1, roll="forward", busdaycal=_WORKING)

    return _within_table(limit)


def _clear_working_days_before(count: int) -> Limit:
    """The calendar day before the nth working day before the day."""

    def limit(days: Days) -> Days:
        nth: Days = np.busday_offset(days, -count, roll="forward", busdaycal=_WORKING)
        return nth - np.timedelta64(1, "D")

    return _within_table(limit)


def _next_working_day(days: Days) -> Days:
    """Rule 12(2): the day, or the next working day where it is none."""
    return np.busday_offset(days, 0, roll="forward", busdaycal=_WORKING)


def _tribunal_start_months(count: int) -> Limit:
    """Rule 20 with rule 12: an end in a vacation goes to the first working day after it, others by rule 12(2)."""
    raw = _months(count)

    def limit(days: Days) -> Days:
        ends = raw(days)
        after_vacation: Days = np.busday_offset(ends, 0, roll="forward", busdaycal=_WORKING_IN_TERM)
        return np.where(_in_tribunal_vacation(ends), after_vacation, _next_working_day(ends))

    return _within_table(limit)


def _tribunal_days(count: int) -> Limit:
    """The nth day after the day in which no vacation day counts (rule 12(3)(b)), then rule 12(2)."""

    def limit(days: Days) -> Days:
        ends: Days = np.busday_offset(days, count, roll="backward", busdaycal=_DAYS_IN_TERM)
        return _next_working_day(ends)

    return _within_table(limit)


def _tribunal_months(count: int) -> Limit:
    """As many days as the months have from the day, no vacation day among them (Upper Tribunal r.12(3)), then rule 12(2)."""
    raw = _months(count)

    def limit(days: Days) -> Days:
        many = (raw(days) - days).astype(np.int64)
        return _next_working_day(np.busday_offset(days, many, roll="backward", busdaycal=_DAYS_IN_TERM))

    return _within_table(limit)


# --- the limits ---------------------------------------------------------------------------------------------

_BY_CALENDAR: dict[str, Limit] = {
    # assessment and plan
    "reg-4-1-not-necessary-determination": _weeks(6),
    "reg-5-1-decision-to-assess": _weeks(6),
    "reg-8-1-cooperate-6-weeks": _weeks(6),
    "reg-10-1-no-plan-decision": _weeks(16),
    "case-jsc-16-weeks-decision": _weeks(16),
    "reg-13-1-a-draft-plan-15-days": _days_beginning_with(15),
    "reg-13-2-final-plan-20-weeks": _weeks(20),
    "derived-latest-draft-date": _days(-15),  # from the last day of reg 13(2)
    # moves and transfers
    "reg-15-2-transfer-plan-aware-early": _days(0),
    "reg-15-4-inform-6-weeks": _weeks(6),
    "reg-15-5-review-after-transfer": _months_beginning_with(3),  # the transfer alone
    "reg-15-7-rcb-early": _days(0),
    # reviews
    "act-44-1-a-first-review": _months_beginning_with(12),
    "act-44-1-b-later-reviews": _months_beginning_with(12),
    "reg-18-1-a-phase-transfer-post16": _before_31_march,
    "reg-18-1-b-phase-transfer-other": _before_15_february,
    "reg-18-2-post16-to-post16": _clear_months_before(5),
    "reg-18-3-2015-transitional": _before_31_may_2015,
    "reg-20-3-meeting-notice": _clear_weeks_before(2),
    "reg-20-4-circulate-advice": _clear_weeks_before(2),
    "reg-20-9-report": _weeks(2),
    "reg-20-10-decision": _weeks(4),
    "case-devon-4-weeks-amendment-notice": _weeks(4),
    "case-devon-12-weeks-total": _weeks(12),  # the meeting alone
    "reg-21-3-meeting-notice": _clear_weeks_before(2),
    "reg-21-4-circulate-advice": _clear_weeks_before(2),
    "reg-21-7-8-report": _weeks(2),
    "reg-21-9-decision": _weeks(4),
    # amendment, re-assessment, ceasing
    "reg-22-2-c-15-days": _days_beginning_with(15),
    "reg-22-3-final-8-weeks": _weeks(8),
    "reg-22-4-no-amend-8-weeks": _weeks(8),
    "reg-25-1-15-days": _days(15),
    "reg-27-2-final-14-weeks": _weeks(14),
    "reg-27-4-a-review-after-reassessment": _months(12),
    "reg-27-4-b-subsequent": _months_beginning_with(12),
    "act-46-25th-birthday": _end_of_academic_year,
    # mediation
    "reg-33-contact-adviser-2-months": _months(2),
    "reg-35-3-health-only-30-days": _days(30),
    "reg-35-4-mixed-30-days": _days(30),
    "reg-36-2-non-health-30-days": _days(30),
    "reg-42-3-agreement-other": _weeks(2),
    "reg-42-4-rcb-tell-la": _weeks(1),
    # orders and unopposed appeals
    "reg-44-2-b-notify": _weeks(2),
    "reg-44-2-b-i-no-plan": _weeks(10),
    "reg-44-2-b-ii-final": _weeks(14),
    "reg-44-2-c-i-draft": _weeks(5),
    "reg-44-2-c-ii-final": _weeks(11),
    "reg-44-2-d-remit": _weeks(2),
    "reg-44-2-e-amend-sep": _weeks(5),
    "reg-44-2-f-name-school": _weeks(2),
    "reg-44-2-h-continue-amend": _weeks(5),
    "reg-45-3-notify": _weeks(2),
    "reg-45-3A-a-no-plan": _weeks(10),
    "reg-45-3A-b-final": _weeks(14),
    "reg-45-4-amend": _weeks(5),
    "reg-45-5-a-school": _weeks(2),
    "reg-45-5-b-school-plus": _weeks(5),
    "reg-45-6-a-draft": _weeks(5),
    "reg-45-6-b-final": _weeks(11),
    "reg-45-6A-cease": _weeks(5),
    # other duties
    "reg-49-4-senco-qualification": _months(36),
    "reg-56-3-local-offer-comments": _months(12),
    "reg-61-3-withdrawal-28-days": _days(28),
    "act-76-3-special-needs-info": _next_calendar_year,
    "pb-11-2-a-review-3-months": _months(3),
    "rec-6-3-health-response": _weeks_beginning_with(5),
    "rec-6-6-copy-sos": _weeks_beginning_with(1),
    "rec-7-1-social-care-response": _weeks_beginning_with(5),
    "rec-7-4-copy-sos": _weeks_beginning_with(1),
    # detained persons
    "det-4-1": _weeks(6),
    "det-5-1": _weeks(6),
    "det-8-1": _weeks(6),
    "det-10-1": _weeks(16),
    "case-jsc-det-16-weeks-decision": _weeks(16),
    "det-13-1": _days_beginning_with(15),
    "det-13-2": _weeks(20),
    "det-15-1/plan": _weeks(20),
    "det-15-1/no-plan": _weeks(16),
    "det-15-1/decision": _weeks(6),
    "det-15-4/plan": _weeks(20),
    "det-15-4/no-plan": _weeks(16),
    "det-15-4/decision": _weeks(6),
    "det-19": _months(2),
    "det-21": _days(30),
    "det-27-3": _weeks(2),
    "det-29-2": _weeks(2),
    "det-29-3-a": _weeks(10),
    "det-29-3-b": _weeks(14),
    "det-29-4-a": _weeks(5),
    "det-29-4-b": _weeks(11),
    "det-29-5": _weeks(2),
    "det-29-6": _weeks(2),
    "det-30-3": _weeks(2),
    "det-30-4-a": _weeks(10),
    "det-30-4-b": _weeks(14),
    "det-30-5-a": _weeks(5),
    "det-30-5-b": _weeks(11),
    "det-30-6": _weeks(2),
    # transition from statements
    "trans-2270-art7-26-weeks/plan": _weeks_beginning_with(26),
    "trans-2270-art7-26-weeks/no-plan": _weeks_beginning_with(18),
    "trans-2270-art5-6": _weeks_beginning_with(6),
    "trans-2270-art21-24/plan": _weeks_beginning_with(18),
    "trans-2270-art21-24/no-plan": _weeks_beginning_with(14),
    "trans-2270-art21-24/plan-2014": _weeks_beginning_with(14),
    "trans-2270-art21-24/no-plan-2014": _weeks_beginning_with(10),
    "trans-2270-art18-1": _days(-14),
    "trans-2270-art32-1": _days(-14),
    "trans-2270-art27-7-a/plan": _weeks_beginning_with(14),
    "trans-2270-art27-7-a/no-plan": _weeks_beginning_with(14),
    "trans-2270-art27-7-b/plan": _weeks_beginning_with(20),
    "trans-2270-art27-7-b/no-plan": _weeks_beginning_with(20),
    "trans-2270-art34-3": _weeks_beginning_with(18),
    "trans-2270-art34-3A": _weeks_beginning_with(14),
    "trans-2270-art35-3": _weeks_beginning_with(14),
    "trans-2270-art35-3A": _weeks_beginning_with(10),
    "trans-2270-art24-2": _weeks_beginning_with(18),
    "trans-2270-art24-2A": _weeks_beginning_with(14),
    # what may be done next
    "case-ba-five-week-marker": _weeks(5),
    "lga-26B-ombudsman-12-months": _months_beginning_with(12),
    "hsca-9-4-ombudsman-year": _months(12),
    "cpr-54-5-judicial-review": _months(3),
    "ea-sch-17-4-claim-6-months": _months_beginning_with(6),
    # guidance
    "code-9-41-schools-6-weeks": _weeks(6),
    "code-9-83-school-15-days": _days(15),
    "code-9-172-termly-list": _clear_weeks_before(2),
    "code-6-79-sen-info-annual": _months(12),
}

_BY_WORKING_DAY: dict[str, Limit] = {
    "reg-15-2-transfer-plan-aware-late": _working_days_beginning_with(15),
    "reg-15-7-rcb-late": _working_days_beginning_with(15),
    "reg-15-8-new-rcb-request": _working_days_beginning_with(15),
    "reg-16-2-rcb-change-notify": _working_days_beginning_with(15),
    "reg-16-3-rcb-change-request": _working_days_beginning_with(15),
    "reg-34-1-certificate-3wd": _working_days(3),
    "reg-35-2-notify-commissioner-3wd": _working_days(3),
    "reg-37-2-notice-5wd": _clear_working_days_before(5),
    "reg-39-1-certificate-after-mediation": _working_days(3),
    "reg-39-3-deemed-certificate": _working_days(3),
    "reg-47-he-disclosure": _working_days(15),
    "reg-48-stay-10-days": _working_days(10),  # an institution open on every working day
    "det-16-2": _working_days(5),
    "det-16-3": _working_days(5),
    "det-16-4": _working_days(15),
    "det-17-1": _working_days(5),
    "det-17-2": _working_days(5),
    "det-20-1": _working_days(3),
    "det-22-2": _clear_working_days_before(5),
    "det-24-1": _working_days(3),
    "det-24-3": _working_days(3),
    "lgsco-code-6-2-acknowledge": _working_days(5),
    "lgsco-code-6-3-answer": _working_days(15),  # no acknowledgement
    "lgsco-code-stage-2-acknowledge": _working_days(5),
    "lgsco-code-stage-2-answer": _working_days(25),  # no acknowledgement
    "travel-1-ask-20wd": _working_days(20),
    "travel-1-review-20wd": _working_days(20),
    "travel-2-ask-20wd": _working_days(20),
    "travel-2-panel-40wd": _working_days(40),
    "hesc-20-1-c-i-appeal-2-months": _tribunal_start_months(2),
    "hesc-20-1-c-ii-appeal-1-month": _tribunal_start_months(1),
    "act-45-4-no-cease-before-appeal-period": _tribunal_start_months(2),
    "hesc-21-1-c-response-30wd": _working_days(30, _WORKING_IN_TERM),
    "hesc-46-permission-28-days": _tribunal_days(28),
    "hesc-8-7-reinstatement-28-days": _tribunal_days(28),
    "hesc-10-5-costs-14-days": _tribunal_days(14),
    "hesc-17-5-reinstatement-28-days": _tribunal_days(28),
    "hesc-45-3-set-aside-28-days": _tribunal_days(28),
    "hesc-48-3-review-28-days": _tribunal_days(28),
    "ut-21-3-permission-1-month": _tribunal_months(1),
    "ut-22-5-reconsideration-14-days": _tribunal_days(14),
    "ut-23-2-appeal-1-month": _tribunal_months(1),
    "ut-24-2-response-1-month": _tribunal_months(1),
}

# The days on which a period can begin, by how the id begins; otherwise those of the Regs and the Act.
_LIVES: dict[str, tuple[date, date | None]] = {
    "reg-18-3-": (date(2015, 9, 1), date(2015, 9, 1)),
    "reg-45-": (date(2015, 3, 23), None),
    "rec-": (date(2018, 4, 3), None),
    "det-": (date(2015, 4, 1), None),
    "case-jsc-det-": (date(2015, 4, 1), None),
    "hesc-21-": (date(2011, 4, 1), None),
    "hesc-46-": (date(2008, 11, 3), None),
    "trans-2270-art32-": (date(2015, 4, 1), None),
    "trans-2270-art34-": (date(2015, 4, 1), None),
    "trans-2270-art35-": (date(2015, 4, 1), None),
    "trans-2270-art24-2A": (FIRST, date(2015, 8, 31)),
    "trans-2270-art24-2": (date(2015, 9, 1), None),
    "lgsco-": (date(2026, 4, 1), None),
    "ea-": (date(2010, 10, 1), None),
    "hesc-10-": (date(2013, 4, 1), None),
    **dict.fromkeys(("hesc-8-", "hesc-17-", "hesc-45-", "hesc-48-", "ut-"), (date(2008, 11, 3), None)),
    "code-": (date(2015, 4, 1), None),
}


def _life(identifier: str) -> tuple[date, date | None]:
    """The first and the last day from which the limit can run, as the catalogue has them."""
    return next((life for start, life in _LIVES.items() if identifier.startswith(start)), (FIRST, None))


LIMITS: dict[str, Rule] = {
    **{name: Rule(limit, *_life(name), uses_working_days=False) for name, limit in _BY_CALENDAR.items()},
    **{name: Rule(limit, *_life(name), uses_working_days=True) for name, limit in _BY_WORKING_DAY.items()},
}
