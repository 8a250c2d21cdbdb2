"""The facts of a policy for a whole table: each is what its function gives for one case, and no function is asked more than it must be."""

from datetime import date

import pytest

import sendrules as sr
from sendrules.caseload.local.facts import FactSheet, HowRead
from sendrules.caseload.tables.of_cases import table_of
from sendrules.local.answers.facts import read_fact
from sendrules.local.declarations.facts import FactDeclared

DAY = date(2026, 1, 5)
RECORDED = (True, False, 1, 0, 1.0, "yes", "looked-after", ("a", "b"), ("a",), (), "", None)


def cases(values=RECORDED, name="group"):
    return [sr.Case(reference=f"C{n}", facts={} if v is None else {name: v}) for n, v in enumerate(values)]


@pytest.mark.parametrize("type_", ["flag", "number", "group", "text"])
def test_a_fact_that_is_read_as_it_stands_is_what_it_is_for_one_case(type_):
    values = ("a", "looked-after") if type_ == "group" else ()
    fact = FactDeclared(name="testshire.group", title="G", type=type_, values=values).definition()
    given = cases(RECORDED * 2)
    sheet = FactSheet(table_of(given), DAY)
    assert [sheet.read(fact, n) for n in range(len(given))] == [read_fact(fact, case, DAY) for case in given]
    assert sheet.how == {"testshire.group": HowRead.AS_RECORDED}
    assert sheet.asked == {}


def test_a_fact_that_nobody_records_is_read_once():
    fact = FactDeclared(name="testshire.group", title="G", type="flag").definition()
    sheet = FactSheet(table_of([sr.Case(reference="A"), sr.Case(reference="B")]), DAY)
    assert [sheet.read(fact, n) for n in range(2)] == [(None, ""), (None, "")]


def test_a_value_that_no_key_can_be_is_told_all_the_same():
    fact = FactDeclared(name="testshire.group", title="G", type="text").definition()
    odd = sr.Case(reference="A").model_copy(update={"facts": {"group": ["a"]}})
    sheet = FactSheet(table_of([odd, odd]), DAY)
    assert [sheet.read(fact, n) for n in range(2)] == [read_fact(fact, odd, DAY)] * 2


class Counting:
    """Functions of a fact, for one case and for columns, that count how often they are called."""

    def __init__(self, together=None):
        self.alone, self.at_once, self.together = 0, 0, together

    def read(self, case, _day):
        self.alone += 1
        value = case.facts.get("group")
        if isinstance(value, str) and value == "yes":
            raise ValueError("it must be true or false")
        return value

    def read_all(self, columns, _day):
        self.at_once += 1
        if self.together is not None:
            return self.together(columns)
        wrong = ValueError("it must be true or false")
        return [wrong if isinstance(v, str) and v == "yes" else v for v in columns["group"]]

    def fact(self, *, columns):
        return sr.FactDefinition("testshire.group", "G", self.read, read_all=self.read_all if columns else None)


def test_a_function_for_columns_is_called_once_and_checked_on_some_cases():
    own = Counting()
    given = cases(RECORDED * 100)
    sheet = FactSheet(table_of(given), DAY)
    fact = own.fact(columns=True)
    assert [sheet.read(fact, n) for n in range(len(given))] == [read_fact(fact, case, DAY) for case in given]
    assert own.at_once == 1
    assert own.alone == len(given) + 3
    assert sheet.how == {"testshire.group": HowRead.TOGETHER}
    assert sheet.left == {}


def test_without_one_the_function_is_asked_once_for_each_case_that_is_asked_about():
    own, given = Counting(), cases()
    sheet = FactSheet(table_of(given), DAY)
    fact = own.fact(columns=False)
    for n in (0, 3, 3, 5):
        assert sheet.read(fact, n) == read_fact(fact, given[n], DAY)
    assert own.alone == 4 + 3
    assert sheet.how == {"testshire.group": HowRead.ONE_BY_ONE}
    assert sheet.asked == {"testshire.group": 3}
    assert list(sheet.every(fact)) == [read_fact(fact, case, DAY) for case in given]


@pytest.mark.parametrize(
    ("together", "said"),
    [
        (lambda _: 1 / 0, "could not be read"),
        (lambda _: [True], "gave 1 values for 12 cases"),
        (lambda _: [False] * 12, "do not agree on C0"),
        (lambda columns: (value for value in columns["grouped"]), "do not agree on C0"),
    ],
)
def test_a_function_for_columns_that_goes_wrong_is_not_used_and_it_is_said_why(together, said):
    own, given = Counting(together), cases()
    sheet = FactSheet(table_of(given), DAY)
    fact = own.fact(columns=True)
    assert [sheet.read(fact, n) for n in range(len(given))] == [read_fact(fact, case, DAY) for case in given]
    assert sheet.how == {"testshire.group": HowRead.ONE_BY_ONE}
    assert said in sheet.left["testshire.group"]


def test_a_function_for_columns_is_a_function():
    with pytest.raises(ValueError, match="read of many cases by a function"):
        sr.FactDefinition("testshire.group", "G", lambda *_: None, read_all=True)
