"""What cannot be planned is refused, with every problem at once."""

from datetime import UTC, date, datetime

import pytest

from sendrules.commissioning.exact.allocation import allocate
from sendrules.commissioning.exact.given import CaseToAllocate, MonthPlaces
from sendrules.errors import InputError

CASE = {"reference": "A-1", "due": date(2025, 10, 8)}
MONTH = {"supplier": "own", "month": date(2025, 5, 1), "places": 2, "done": date(2025, 7, 11)}


def said(cases, months, **more):
    with pytest.raises(InputError) as refused:
        allocate([CaseToAllocate(**CASE | case) for case in cases], [MonthPlaces(**MONTH | m) for m in months], **more)
    return [str(problem) for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ({"reference": ""}, 'cases[0].reference: a case needs a reference. Give one, such as "A-17".'),
        ({"due": "2025-10-08"}, "cases[0].due: this is not a day (given: '2025-10-08'). Give a date without a time."),
        ({"due": datetime(2025, 10, 8, 9, tzinfo=UTC)}, "cases[0].due: this is not a day"),
        ({"weight": 0}, "cases[0].weight: a weight is a whole number from 1 to 10,000 (given: 0)."),
        ({"weight": 1.5}, "(given: 1.5). Multiply all weights by the same number until each is whole."),
        ({"weight": True}, "(given: True)"),
        ({"earliest": date(2025, 5, 2)}, "cases[0].earliest: this is not the first day of a month (given: 2025-05-02). Give 2025-05-01."),
        ({"suppliers": "own"}, 'cases[0].suppliers: this is one text. Give a set of ids, such as {"own"}.'),
        ({"suppliers": {"owne"}}, "cases[0].suppliers: no places of a supplier 'owne' are given. Did you mean own?"),
        ({"suppliers": {"zzz"}}, "no places of a supplier 'zzz' are given. The suppliers are own."),
    ],
)  # fmt: skip
def test_a_case(case, words):
    (found,) = said([case], [{}])
    assert words in found


@pytest.mark.parametrize(
    ("month", "words"),
    [
        ({"supplier": ""}, "months[0].supplier: a supplier needs an id."),
        ({"month": date(2025, 5, 31)}, "months[0].month: this is not the first day of a month (given: 2025-05-31). Give 2025-05-01."),
        ({"month": None}, "months[0].month: this is not a day (given: None)."),
        ({"done": "July"}, "months[0].done: this is not a day (given: 'July')."),
        ({"done": date(2025, 4, 30)}, "months[0].done: this is done on 2025-04-30, before its month begins on 2025-05-01."),
        ({"places": -1}, "months[0].places: places are a whole number from 0 to 100,000 (given: -1)."),
        ({"places": 2.0}, "months[0].places: places are a whole number"),
    ],
)  # fmt: skip
def test_a_month(month, words):
    (found,) = said([{}], [month])
    assert words in found


def test_the_whole():
    assert said([{}], []) == ["months: no places are given. Give the places of at least one supplier in one month."]
    assert said([{}, {}], [{}]) == ["A-1: 2 cases have this reference. Give each its own."]
    assert said([{}], [{}, {}]) == [
        "months: the supplier own has 2 entries for the month of 2025-05-01. Give each supplier one entry a month, with all its places."
    ]
    assert said([{}], [{}], later=date(2025, 7, 10)) == [
        "later: 2025-07-10 is before 2025-07-11, on which a case with a place may be done. Give 2025-07-11 or a later day, or leave it out."
    ]
    assert said([{}], [{}], later="soon") == ["later: this is not a day (given: 'soon'). Give a date without a time."]
    assert said([{}], [{}], measure="weeks-lat") == [
        "measure: there is no measure 'weeks-lat'. Did you mean weeks-late?"
    ]


def test_every_problem_at_once():
    assert len(said([{"due": None}, {"reference": "A-2", "weight": -1}], [{"places": None}])) == 3
