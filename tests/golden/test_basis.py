"""The basis printed beside a date is worked again from its own words, and has to give that date.

Nothing of the library's own counting is used: months by hand, working days by numpy over the second table of bank holidays.
A basis that names the wrong start, the wrong period or the wrong way of counting gives another day.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

import numpy as np
import pytest

import sendrules as sr
from golden import golden_cases
from oracle import BANK_HOLIDAYS
from sendrules.statutory.result import StatutoryResult
from sendrules.wording.basis import basis_of

CASES = golden_cases()
DAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d{1,2} [A-Z][a-z]{2} \d{4})"
PERIOD = re.compile(
    rf"(at least )?(\d+) (clear )?(working day|day|week|month)s? (from|after|beginning with|before) .*?{DAY}"
)
FIXED = re.compile(r"before (\d+ [A-Z][a-z]+ \d{4})")
PRINTED = re.compile(rf"(?:due by|the limit was|takes effect on|to|5 pm on) {DAY} \(")
FIELDS = {"closes", "course_ends", "review_by", "sets"}


def day(text: str) -> date:
    return datetime.strptime(text, "%d %b %Y").date()  # noqa: DTZ007


def free(found: date) -> bool:
    """Whether rule 12(3) leaves a day out: August, and 25 December to 1 January."""
    return found.month == 8 or (found.month, found.day) >= (12, 25) or (found.month, found.day) == (1, 1)


def works(found: date) -> bool:
    return bool(np.is_busday(found, holidays=BANK_HOLIDAYS))


def months(start: date, n: int, *, with_first: bool) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + n, 12)
    last = monthrange(year, month + 1)[1]
    if start.day > last:
        return date(year, month + 1, last)
    return date(year, month + 1, start.day) - timedelta(with_first)


def counted(start: date, n: int, *, working: bool, forward: bool, without_free_days: bool = False) -> date:
    found = start
    while n:
        found += timedelta(1 if forward else -1)
        n -= (works(found) or not working) and not (without_free_days and free(found))
    return found


def worked(basis: str) -> date:
    """Work the day that a basis gives, from its words alone."""
    basis, moved, moved_by = basis.partition(", moved from ")
    basis, compared, others = re.sub(r", which is (earlier|later) than ", r"|\1|", basis).partition("|")
    found = worked_one(basis)
    if compared:
        how, _, others = others.partition("|")
        for other in re.split(r" or (?=\d+ )", others):
            assert found < worked_one(other) if how == "earlier" else found > worked_one(other), basis
    if moved:
        assert day(re.match(DAY, moved_by)[1]) == found, basis
        return rolled(found, begins_a_case=moved_by.endswith("r.12"))
    return found


def rolled(found: date, *, begins_a_case: bool) -> date:
    """Rule 12(3)(a) for what begins a case, and 12(2) for everything."""
    in_free_days = begins_a_case and free(found)  # a Saturday 31 July goes to August, and no further
    while not works(found) or (in_free_days and free(found)):
        found += timedelta(1)
    return found


def worked_one(basis: str) -> date:
    if found := FIXED.match(basis):
        return datetime.strptime(found[1], "%d %B %Y").date() - timedelta(1)  # noqa: DTZ007
    if found := re.match(rf"the first 31 July on or after .*?{DAY}", basis):
        after = day(found[1])
        return date(after.year + (after > date(after.year, 7, 31)), 7, 31)
    if found := re.match(rf"the day of .*?{DAY}$", basis) or re.match(rf"{DAY}, the day that ", basis):
        return day(found[1])
    found = PERIOD.match(basis)
    assert found, basis
    at_least, n, clear, unit, how, start = found.groups()
    assert bool(at_least) == bool(clear) == bool(how == "before" and at_least), basis
    first, n, before = day(start), int(n), how == "before"
    left_out = "August and 25 December to 1 January not counted" in basis
    if how == "beginning with":
        if unit == "month":
            return months(first, n, with_first=True)
        first -= timedelta(1)
    if unit == "month":
        end = months(first, -n if before else n, with_first=False)
        if left_out:
            end = counted(first, (end - first).days, working=False, forward=True, without_free_days=True)
    else:
        n *= 7 if unit == "week" else 1
        end = counted(first, n, working=unit == "working day", forward=not before, without_free_days=left_out)
    return end - timedelta(1) if clear else end


def set_or_stated(basis: str, case: sr.Case) -> set[date] | None:
    """The days that may be meant where no period is counted: set by someone, or stated in a notice."""
    if found := re.match(rf"set by .* of {DAY}$", basis):
        return {e.sets for e in case.events if e.on == day(found[1]) and e.sets}
    if basis.startswith("the day that "):
        return {d for e in case.events for f in FIELDS if (d := getattr(e, f))}
    return None


def is_true(basis: str, due: date, case: sr.Case) -> bool:
    other = set_or_stated(basis, case)
    return due in other if other is not None else worked(basis) == due


def results(of: Iterable[str] = (), **readings: str) -> Iterator[StatutoryResult]:
    """Every golden case, or those with an event that starts one of these duties."""
    starts = {kind for id in of for kind in sr.statute().started_by(id)}
    for golden in CASES:
        if starts and starts.isdisjoint(event.kind for event in golden.case.events):
            continue
        yield sr.evaluate(golden.case, as_of=golden.as_of, readings=readings).statutory


def test_the_basis_of_every_limit_gives_its_day() -> None:
    seen = set()
    for result in results():
        for i in result.all_instances:
            if i.limit is not None:
                basis = basis_of(i)
                assert is_true(basis, i.limit, result.view.case), (result.view.case.reference, i.id, basis)
                seen.add(i.id)
    assert seen == {d.id for d in sr.statute().duties if d.limit is not None}


def test_every_date_on_an_officers_page_stands_beside_its_basis() -> None:
    seen = 0
    for result in results():
        page = sr.Result(result).officer_page().replace("\\", "").partition("\n## ")[2]
        page = re.sub(r"## Where the law can be read otherwise.*?(?=\n## )", "", page, flags=re.DOTALL)
        text = " ".join(page.split())
        for found in PRINTED.finditer(text):
            basis = in_brackets(text, found.end())
            assert is_true(basis, day(found[1]), result.view.case), (result.view.case.reference, basis)
            seen += 1
        lines = re.findall(r"due by|: the limit was|time to respond from|: in force from|takes effect on", text)
        assert len(lines) <= len(PRINTED.findall(text)), result.view.case.reference
    assert seen > 1500


@pytest.mark.parametrize(
    ("reading", "answer", "said"),
    [
        ("at-least-clear", "not-clear", "weeks before"),
        ("review-complete", "decision", "beginning with the day of the decision to continue"),
        ("review-complete", "meeting", "beginning with the day of the review meeting"),
        ("concession-without-order", "fresh-weeks", ", which reversed the refusal"),
        ("twelve-months-starting", "anniversary", "12 months from"),
        ("rule-46-days-not-counted", "counted", "28 days from the order"),
        ("annually", "calendar-year", ", in the second year after that of the publication"),
    ],
)
def test_the_basis_under_another_reading(reading: str, answer: str, said: str) -> None:
    other = sr.statute().readings[reading]
    found = False
    for result in results(other.duties, **{reading: answer}):
        for id in other.duties:
            for i in result[id].instances:
                if i.limit is not None:
                    basis = basis_of(i)
                    assert is_true(basis, i.limit, result.view.case), (result.view.case.reference, id, basis)
                    found = found or said in basis
    assert found


@pytest.mark.parametrize(
    ("basis", "due"),
    [
        # what was once printed for the review due on 11 May 2026: neither the start nor the counting was true
        ("12 months from decision to amend on Mon 14 Jul 2025", date(2026, 5, 11)),
        ("12 months from the review meeting on Mon 12 May 2025", date(2026, 5, 11)),
        ("12 months from finalised plan on Mon 17 Jun 2024", date(2025, 6, 16)),
        ("2 weeks before review meeting on Mon 12 May 2025", date(2025, 4, 27)),
        ("28 days from the order of the Tribunal sent on Mon 14 Jul 2025", date(2025, 9, 11)),
    ],
)
def test_a_false_basis_is_found(basis: str, due: date) -> None:
    assert worked(basis) != due


def in_brackets(text: str, begins: int) -> str:
    depth = 1
    for at in range(begins, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if not depth:
            return text[begins:at]
    raise AssertionError(text[begins:])
