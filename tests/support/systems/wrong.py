"""Small systems that each count wrongly in one way, as people and programs do: ``python wrong.py working-days-for-weeks``.

Each is the right system with one thing changed. They know nothing of sendrules and its edits of the law.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from typing import Any

from right import ONE_DAY, System, easter, monday, serve


class WorkingWeeks(System):
    """Five working days to a week."""

    def weeks(self, day: date, n: int) -> date:
        return self.working_days(day, 5 * n)

    def before(self, day: date, n: int, unit: str, clear: bool) -> date:
        return (
            super().before(day, 5 * n, "working days", clear)
            if unit == "weeks"
            else super().before(day, n, unit, clear)
        )

    def beginning(self, day: date, n: int, unit: str) -> date:
        return super().beginning(day, 5 * n, "working days") if unit == "weeks" else super().beginning(day, n, unit)


class DaysAsWorkingDays(System):
    """Working days wherever the law says days."""

    def days(self, day: date, n: int) -> date:
        return self.working_days(day, n)

    def weeks(self, day: date, n: int) -> date:
        return day + timedelta(7 * n)

    def beginning(self, day: date, n: int, unit: str) -> date:
        if unit == "days":
            return self.working_days(day - ONE_DAY, n)
        return self.weeks(day, n) - ONE_DAY if unit == "weeks" else super().beginning(day, n, unit)


class WorkingDaysAsDays(System):
    """Days wherever the law says working days."""

    def after(self, day: date, n: int, unit: str) -> date:
        return super().after(day, n, "days" if unit == "working days" else unit)

    def beginning(self, day: date, n: int, unit: str) -> date:
        return super().beginning(day, n, "days" if unit == "working days" else unit)

    def before(self, day: date, n: int, unit: str, clear: bool) -> date:
        return super().before(day, n, "days" if unit == "working days" else unit, clear)


class FirstDayCounted(System):
    """The day of receipt is day one, always."""

    def after(self, day: date, n: int, unit: str) -> date:
        if unit == "months":
            return self.months_beginning(day, n)
        if unit == "working days":
            return self.working_days(day - ONE_DAY, n)
        return super().after(day, n, unit) - ONE_DAY * (n > 0)

    def beginning(self, day: date, n: int, unit: str) -> date:
        if unit in ("weeks", "days"):
            return self.after(day, n, unit)
        return super().beginning(day, n, unit)


class FirstDayNotCounted(System):
    """Day one is the day after, always."""

    def beginning(self, day: date, n: int, unit: str) -> date:
        return self.after(day, n, unit)


class FifteenDaysAfterService(System):
    """The fifteen days begin on the day after service."""

    def beginning(self, day: date, n: int, unit: str) -> date:
        return super().beginning(day, n, unit) + ONE_DAY * ((n, unit) == (15, "days"))


class MonthsOfThirtyDays(System):
    """Thirty days to a month."""

    each = 30

    def months(self, day: date, n: int) -> date:
        return day + timedelta(self.each * n)

    def months_beginning(self, day: date, n: int) -> date:
        return self.months(day, n) - ONE_DAY


class MonthsOfFourWeeks(MonthsOfThirtyDays):
    """Four weeks to a month."""

    each = 28


class WeeksAsMonths(System):
    """A month to four weeks."""

    def weeks(self, day: date, n: int) -> date:
        return super().weeks(day, n) if n % 4 else self.months(day, n // 4)


class MonthEndOverflows(System):
    """31 January and one month is 3 March."""

    def months(self, day: date, n: int) -> date:
        year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
        return date(year, month + 1, 1) + timedelta(day.day - 1) if n > 0 else super().months(day, n)

    def months_beginning(self, day: date, n: int) -> date:
        return System().months_beginning(day, n)


class FromTheDayBefore(System):
    """Twelve months beginning with a day are twelve months from the day before."""

    def months_beginning(self, day: date, n: int) -> date:
        return self.months(day - ONE_DAY, n)


class NoAugust(System):
    """The clock stops in August."""

    def days(self, day: date, n: int) -> date:
        while n:
            day += ONE_DAY
            n -= day.month != 8
        return day

    def months(self, day: date, n: int) -> date:
        return self.days(day, (super().months(day, n) - day).days) if n > 0 else super().months(day, n)

    def months_beginning(self, day: date, n: int) -> date:
        return self.days(day, (System().months_beginning(day, n) - day).days)

    def beginning(self, day: date, n: int, unit: str) -> date:
        if unit in ("days", "weeks"):
            return self.days(day, n * (7 if unit == "weeks" else 1) - 1)
        return super().beginning(day, n, unit)

    def is_working(self, day: date) -> bool:
        return day.month != 8 and super().is_working(day)


class NoSchoolHolidays(System):
    """The clock stops while the school is closed."""

    def date(self, question: dict[str, Any]) -> dict[str, Any]:
        found = super().date(question)
        for fact in question.get("facts", []):
            if fact["what"] == "school-holiday":
                day = date.fromisoformat(question["day"])
                n = (date.fromisoformat(found["last_day"]) - day).days
                closed = date.fromisoformat(fact["first"]), date.fromisoformat(fact["last"])
                while n:
                    day += ONE_DAY
                    n -= not closed[0] <= day <= closed[1]
                found = {"last_day": day.isoformat()}
        return found


class ByAgreement(System):
    """The limit is whatever was agreed."""

    def date(self, question: dict[str, Any]) -> dict[str, Any]:
        agreed = [fact["last"] for fact in question.get("facts", []) if fact["what"] == "agreement"]
        return {"last_day": agreed[0]} if agreed else super().date(question)


class RolledForward(System):
    """An end on a weekend or a bank holiday moves to the next working day."""

    def end(self, day: date) -> date:
        return self.next_working(day)


class RolledBack(System):
    """An end on a weekend or a bank holiday moves to the working day before."""

    def end(self, day: date) -> date:
        while not self.is_working(day):
            day -= ONE_DAY
        return day


class TribunalNotMoved(System):
    """The time for starting a case ends on the bare day."""

    def next_working(self, day: date) -> date:
        return day

    def to_start_a_case(self, day: date) -> date:
        return day


class TribunalAugustCounted(System):
    """August counts in the Tribunal too."""

    def in_term(self, day: date, n: int, unit: str) -> date:
        return self.after(day, n, unit) if unit == "working days" else self.next_working(self.after(day, n, unit))


class Scotland(System):
    """The bank holidays of Scotland."""

    def bank_holidays(self, year: int) -> set[date]:
        found = super().bank_holidays(year) - {easter(year) + ONE_DAY, monday(year, 8, -1)}
        second, andrew = date(year, 1, 2), date(year, 11, 30)
        while second.weekday() > 4 or second in found:
            second += ONE_DAY
        while andrew.weekday() > 4:
            andrew += ONE_DAY
        return found | {second, andrew, monday(year, 8, 0)}


class NorthernIreland(System):
    """The bank holidays of Northern Ireland."""

    def bank_holidays(self, year: int) -> set[date]:
        found = super().bank_holidays(year)
        for day in (date(year, 3, 17), date(year, 7, 12)):
            while day.weekday() > 4 or day in found:
                day += ONE_DAY
            found.add(day)
        return found


class WeekendsOnly(System):
    """Every weekday is a working day."""

    def bank_holidays(self, year: int) -> set[date]:
        del year
        return set()


class NegativeAsPositive(System):
    """Minus two weeks is two weeks."""

    def before(self, day: date, n: int, unit: str, clear: bool) -> date:
        return self.after(day, n, unit) + ONE_DAY * clear


class NotClear(System):
    """The day of the notice counts."""

    def clear(self, day: date) -> date:
        return day


class ByForBefore(System):
    """Before a date is by that date."""

    def before_date(self, day: date) -> date:
        return day


class OfCases(System):
    """Knows the six, sixteen and twenty weeks of a case with one request and no ending, and skips the rest."""

    known = {  # noqa: RUF012 -- never changed
        "reg-5-1-decision-to-assess": 6,
        "reg-10-1-no-plan-decision": 16,
        "reg-13-2-final-plan-20-weeks": 20,
    }

    def case(self, question: dict[str, Any]) -> dict[str, Any]:
        """Answer where it can."""
        events = question["case"]["events"]
        first = [event["on"] for event in events if event["kind"] == "request"]
        if len(first) != 1 or any(wanted["duty"] not in self.known for wanted in question["wanted"]):
            return {"skipped": "not such a case"}
        return {
            "answers": [
                {"duty": w["duty"], "occurrences": [{"outcome": "due", "due": self.due(w["duty"], first[0], question)}]}
                for w in question["wanted"]
            ]
        }

    def due(self, duty: str, request: str, question: dict[str, Any]) -> str:
        """The limit: no exception is known."""
        del question
        return self.weeks(date.fromisoformat(request), self.known[duty]).isoformat()


class FromTheDecision(OfCases):
    """Weeks sixteen and twenty run from the decision to assess."""

    def due(self, duty: str, request: str, question: dict[str, Any]) -> str:
        decided = [e["on"] for e in question["case"]["events"] if e["kind"] == "decision-to-assess"]
        start = decided[0] if decided and self.known[duty] > 6 else request
        return super().due(duty, start, question)


class ExceptionsExtend(OfCases):
    """Somebody's absence, or a closure, gives as many more days, where a determination was made."""

    def due(self, duty: str, request: str, question: dict[str, Any]) -> str:
        day = date.fromisoformat(super().due(duty, request, question))
        determined = any(d["limb"].startswith(_LIMBS[duty]) for d in question["case"].get("determinations", []))
        for fact in question["case"].get("circumstances", [])[:1] if determined else []:
            first, last = fact.get("first_day") or fact.get("first_day_closed"), fact.get("last_day")
            over = fact.get("reopens") or (last and (date.fromisoformat(last) + ONE_DAY).isoformat())
            if first and over:
                day += date.fromisoformat(over) - date.fromisoformat(first)
        return day.isoformat()


_LIMBS = {
    "reg-5-1-decision-to-assess": "reg-5-4-",
    "reg-10-1-no-plan-decision": "reg-10-4-",
    "reg-13-2-final-plan-20-weeks": "reg-13-3-",
}

SYSTEMS: dict[str, type[System]] = {
    "working-days-for-weeks": WorkingWeeks,
    "working-days-for-days": DaysAsWorkingDays,
    "days-for-working-days": WorkingDaysAsDays,
    "first-day-counted": FirstDayCounted,
    "first-day-not-counted": FirstDayNotCounted,
    "fifteen-days-after-service": FifteenDaysAfterService,
    "months-as-30-days": MonthsOfThirtyDays,
    "months-as-four-weeks": MonthsOfFourWeeks,
    "weeks-as-months": WeeksAsMonths,
    "month-end-overflows": MonthEndOverflows,
    "months-from-the-day-before": FromTheDayBefore,
    "stopped-in-august": NoAugust,
    "stopped-in-school-holidays": NoSchoolHolidays,
    "extended-by-agreement": ByAgreement,
    "rolled-forward": RolledForward,
    "rolled-back": RolledBack,
    "tribunal-limit-not-moved": TribunalNotMoved,
    "tribunal-august-counted": TribunalAugustCounted,
    "scottish-bank-holidays": Scotland,
    "northern-irish-bank-holidays": NorthernIreland,
    "no-bank-holidays": WeekendsOnly,
    "negative-as-positive": NegativeAsPositive,
    "notice-not-clear": NotClear,
    "by-for-before": ByForBefore,
    "counted-from-the-decision": FromTheDecision,
    "exceptions-extend": ExceptionsExtend,
    "exceptions-unknown": OfCases,
}

if __name__ == "__main__":
    serve(SYSTEMS[sys.argv[1]]())
