"""Definitions, rules for counting, and the temporary changes of 2020 (reg 2A)."""

from __future__ import annotations

from sendrules.law.coverage.rows import Covered, condition, counting, limb, not_encoded, reading

ROWS: dict[str, Covered] = {
    "reg-2-year-9": not_encoded("It decides what a plan must contain from year 9, and sets no date. No encoded rule "
    "reads it."),
    "reg-2-undefined-terms": counting(
        "WorkingCalendar", "WorkingDays", "Weeks", "Days", "Months",
        reason="The calendar holds the better view of what a working day is; August counts.",
    ),
    "reg-2A-covid-gloss": limb(
        reason="A limb `reg-2A-for-<duty id>` beside each duty that it lists, here and in SI 2014/1652, 2015/62 and "
        "2017/1306 (si_2020_471.gloss). Regs 4(3), 5(4)(e), 8(2)(d), 10(4)(e), 13(3), 18A, 22(6), 27(3)(e), 44(3)(c), "
        "45(7)(c) and 45(8) have limbs of 2020 of their own."
    ),
    "count-exclude-trigger-day": counting("Counting.AFTER"),
    "count-beginning-with": counting("Counting.BEGINNING_WITH"),
    "count-months-corresponding-date": counting("Months"),
    "count-clear-days": counting("Counting.CLEAR", reason="The cautious view, for notice of at least a given time."),
    "count-no-roll-forward": reading(
        "bank-holiday-last-day",
        reason="The Regulations move no limit to a working day. The one arguable extension is the other answer to this "
        "question.",
    ),
    "count-service-by-post": counting(
        "deemed_service", reason="A recorded day of service comes first, since the presumption gives way to proof."
    ),
    "count-bank-holidays": counting(
        "ENGLAND_AND_WALES", "WorkingCalendar.overlay", reason="The official table. A bank holiday that is proclaimed "
        "later can be laid over the table."
    ),
    "count-subordinate-meaning": not_encoded(
        "It says how to read words in regulations. The encoding follows it, and there is nothing to compute."
    ),
    "hesc-12-1-5pm": condition(
        "appeal", "appeal-response",
        reason="Days are counted, not hours. These kinds of event say to record what arrives after 5 pm on the next "
        "day.",
    ),
    "hesc-12-2-next-working-day": counting("tribunal_time.next_working_day"),
    "hesc-12-3-a-august-christmas-start": counting("tribunal_time.start_of_proceedings"),
    "hesc-12-3-b-exclude-days": counting("tribunal_time.not_counted"),
    "ut-12-3-exclude-days": counting(
        "tribunal_time.not_counted", "tribunal_time.within",
        reason="For every act: the Upper Tribunal Rules have no exception for the start of a case.",
    ),
    "hesc-12-3A-dd-claims": not_encoded(
        "Claims of disability discrimination in schools are another jurisdiction, under the Equality Act 2010. None of "
        "the limits on those claims is encoded."
    ),
    "hesc-working-day-def": counting("ENGLAND_AND_WALES", reason="Assumed to be the same days. The definition itself "
    "was not seen."),
}  # fmt: skip
