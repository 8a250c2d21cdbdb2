"""Definitions and rules for counting, and the gloss of 2020."""

from __future__ import annotations

from sendrules.law.coverage.rows import Covered, condition, counting, limb, not_encoded, reading

ROWS: dict[str, Covered] = {
    "reg-2-year-9": not_encoded("It decides what a plan must contain from year 9, not a date; nothing encoded reads it."),
    "reg-2-undefined-terms": counting(
        "WorkingCalendar", "WorkingDays", "Weeks", "Days", "Months",
        reason="The better view of a working day is the calendar's; August counts.",
    ),
    "reg-2A-covid-gloss": limb(
        reason="A limb `reg-2A-for-<duty id>` beside each duty that it lists, here and in SI 2014/1652, 2015/62 and 2017/1306 "
        "(si_2020_471.gloss). Regs 4(3), 5(4)(e), 8(2)(d), 10(4)(e), 13(3), 18A, 22(6), 27(3)(e), 44(3)(c), 45(7)(c) and 45(8) "
        "have limbs of 2020 of their own."
    ),
    "count-exclude-trigger-day": counting("Counting.AFTER"),
    "count-beginning-with": counting("Counting.BEGINNING_WITH"),
    "count-months-corresponding-date": counting("Months"),
    "count-clear-days": counting("Counting.CLEAR", reason="The cautious view, for notice of at least so long."),
    "count-no-roll-forward": reading(
        "bank-holiday-last-day",
        reason="Nothing under the Regulations is moved to a working day; the one arguable extension is the other answer.",
    ),
    "count-service-by-post": counting(
        "deemed_service", reason="A day of service that is recorded comes first, since the presumption gives way to proof."
    ),
    "count-bank-holidays": counting(
        "ENGLAND_AND_WALES", "WorkingCalendar.overlay", reason="The official table; a day proclaimed later is laid over it."
    ),
    "count-subordinate-meaning": not_encoded(
        "How words in regulations are read: it was applied in encoding them, and there is nothing to compute."
    ),
    "hesc-12-1-5pm": condition(
        "appeal", "appeal-response",
        reason="Days are counted, not hours: what comes after 5 pm is recorded on the next day, as these kinds say.",
    ),
    "hesc-12-2-next-working-day": counting("tribunal_time.next_working_day"),
    "hesc-12-3-a-august-christmas-start": counting("tribunal_time.start_of_proceedings"),
    "hesc-12-3-b-exclude-days": counting("tribunal_time.not_counted"),
    "hesc-12-3A-dd-claims": not_encoded(
        "Claims of disability discrimination in schools are another jurisdiction, under the Equality Act 2010; none of their "
        "limits is encoded."
    ),
    "hesc-working-day-def": counting("ENGLAND_AND_WALES", reason="Taken as the same days; the definition itself was not seen."),
}  # fmt: skip
