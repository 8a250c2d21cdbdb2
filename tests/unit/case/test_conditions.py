"""Conditions: the tables of true, false and unknown, and conditions on named facts."""

from dataclasses import dataclass
from datetime import date
from itertools import product

import pytest

from sendrules.case.case import Case
from sendrules.case.conditions import AllOf, AnyOf, Finding, Is, Not, Occasion
from sendrules.case.view import View
from sendrules.explanation import Step

LATE = date(2026, 12, 31)  # a day of the question after everything


def found(condition, *circumstances, events=(), trigger=None, first=None, last=None, as_of=LATE, facts=None):
    case = Case(reference="A", events=events, circumstances=circumstances, facts=facts or {})
    view = View(case, as_of)
    start = next((e for e in case.events if e.id == trigger), None)
    return condition.test(Occasion(view, start, first, last))


# the tables of Kleene


@dataclass(frozen=True)
class Says:
    holds: bool | None

    def test(self, _: Occasion) -> Finding:
        missing = ("fact",) if self.holds is None else ()
        return Finding(self.holds, Step("says", "says", self.holds, missing=missing))


TRUE, FALSE, UNKNOWN = Says(True), Says(False), Says(None)

AND = {
    (True, True): True, (True, False): False, (True, None): None,
    (False, True): False, (False, False): False, (False, None): False,
    (None, True): None, (None, False): False, (None, None): None,
}  # fmt: skip

OR = {
    (True, True): True, (True, False): True, (True, None): True,
    (False, True): True, (False, False): False, (False, None): None,
    (None, True): True, (None, False): None, (None, None): None,
}  # fmt: skip


@pytest.mark.parametrize("values", list(product([True, False, None], repeat=2)), ids=str)
def test_and_or_by_the_table(values):
    parts = tuple(Says(v) for v in values)
    assert found(AllOf(parts)).holds is AND[values]
    assert found(AnyOf(parts)).holds is OR[values]


@pytest.mark.parametrize("values", list(product([True, False, None], repeat=3)), ids=str)
def test_three_parts_fold_from_two(values):
    a, b, c = values
    parts = tuple(Says(v) for v in values)
    assert found(AllOf(parts)).holds is AND[AND[a, b], c]
    assert found(AnyOf(parts)).holds is OR[OR[a, b], c]


@pytest.mark.parametrize(("value", "turned"), [(True, False), (False, True), (None, None)])
def test_not(value, turned):
    assert found(Not(Says(value))).holds is turned


def test_all_of_nothing_holds_and_any_of_nothing_does_not():
    assert found(AllOf(())).holds is True
    assert found(AnyOf(())).holds is False


def test_the_reason_keeps_every_part_and_every_missing_fact():
    finding = found(AllOf((TRUE, Not(UNKNOWN), AnyOf((FALSE, UNKNOWN)))))
    assert [step.value for step in finding.why.steps] == [True, None, None]
    assert finding.missing == ("fact",)
    assert found(AllOf((TRUE, FALSE))).missing == ()


# named facts


@pytest.mark.parametrize(
    ("recorded", "wanted", "holds"),
    [
        (True, True, True),
        (False, True, False),
        (False, False, True),
        (1, True, False),  # a number is no answer to a question of yes or no
        (True, 1, False),
        (1, 1.0, False),
        (9, 9, True),
        ("a", "a", True),
        ("ab", "a", False),  # a text is no list
        (("a", "b"), "a", True),
        (("a", "b"), "c", False),
        ((), "a", False),
        (("a", "b"), ("a", "b"), True),
        (("a", "b"), ("b", "a"), False),
        ("a", ("a",), False),
    ],
)
def test_a_fact_has_this_value(recorded, wanted, holds):
    finding = found(Is("x", wanted), facts={"x": recorded})
    assert (finding.holds, finding.missing) == (holds, ())


def test_a_fact_that_is_not_recorded_is_named():
    finding = found(Is("mk.year", 9), facts={"mk.other": 9})
    assert (finding.holds, finding.missing) == (None, ("facts.mk.year",))
