"""Every page of dates under the tests of ``PageOfDates``: the last day of each limit, and both sides of it.

A page is a table beside the cases of its regulation. Its dates were worked by hand from the law by someone who had not seen
the code. Each page becomes a class here: ``pytest tests/golden -k si_2014_1530/reg_13`` runs the tests of regulation 13.
"""

from collections import Counter

import pytest

import sendrules as sr
from golden import duties_on
from page_of_dates import (
    RUNS_FROM_A_FIELD,
    RUNS_FROM_ANOTHER_DAY,
    PageOfDates,
    PageOfDatesToActBy,
    Row,
    is_acted_on,
    pages,
)
from starting import case_starting

PAGES = pages()
ROWS = [row for rows in PAGES.values() for row in rows]
FEWER_THAN_TWO_DATES = {
    "act-38-4-notice-period": "the day is the one that the notice states",
    "act-45-4-no-cease-before-appeal-period/appeal": "the end of an appeal",
    "act-46-25th-birthday/other": "the end of a course",
    "code-9-178-stated-review": "the day is the one that the plan or the decision states",
    "hesc-5-2-directed-step": "the day is the one that the direction states",
    "reg-18-3-2015-transitional": "one day only: a transfer on 1 September 2015",
    "reg-48-stay-10-days": "the institution's own days",
    "reg-49-7-which-qualification": "one date, whenever the course began",
    "trans-2270-art12-2": "one date for all",
    "trans-2270-art13-3": "the start of a term",
    "trans-2270-art14-3": "the transfer or the term that the case records",
    "trans-2270-art14-5": "one date for all",
    "trans-2270-art18-1": "the start states the day of its notice",
    "trans-2270-art32-1": "the start states the day of its notice",
}
"""Duties with a limit that is no matter of dates, with the reason."""

for page, rows in PAGES.items():
    base = PageOfDatesToActBy if any(is_acted_on(row.duty) for row in rows) else PageOfDates
    name = "Test" + "".join(part.title() for part in page.replace("/", "_").split("_"))
    globals()[name] = type(name, (base,), {"page": page})


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if metafunc.cls is not None and "row" in metafunc.fixturenames:
        rows = PAGES[metafunc.cls.page]
        if "an_act" in metafunc.function.__name__:
            rows = [row for row in rows if is_acted_on(row.duty)]
        metafunc.parametrize("row", rows, ids=[f"{metafunc.cls.page}:{row}" for row in rows])


def test_a_page_has_the_dates_of_its_own_regulation() -> None:
    assert {
        (page, row.duty) for page, rows in PAGES.items() for row in rows if row.duty not in duties_on(page)
    } == set()


def test_no_row_stands_twice() -> None:
    assert [row for row, n in Counter((row.duty, row.day) for row in ROWS).items() if n > 1] == []


def test_nearly_every_limit_is_worked_on_two_days_or_more() -> None:
    said = Counter(row.duty for row in ROWS)
    few = {d.id for d in sr.statute().duties if d.limit is not None and said[d.id] < 2}
    assert few == set(FEWER_THAN_TWO_DATES)


def test_every_other_period_runs_from_the_start_of_its_duty() -> None:
    """The exceptions are needed: without them some row of each of these duties would have another limit."""

    def plain(row: Row) -> bool:
        found = case_starting(sr.statute().duty(row.duty), row.day)
        assert found
        case, event = found
        result = sr.evaluate(case, as_of=max(row.limit, row.day))[row.duty]
        return any(i.trigger.id == event.id and i.limit == row.limit for i in result.instances)

    assert {row.duty for row in ROWS if not plain(row)} == {*RUNS_FROM_ANOTHER_DAY, *RUNS_FROM_A_FIELD}
