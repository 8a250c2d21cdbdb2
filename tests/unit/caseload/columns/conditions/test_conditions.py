"""All, any and not, on columns."""

from datetime import date
from itertools import product

import pytest

from sendrules.case.conditions import AllOf, AnyOf, Condition, Not
from sendrules.case.kinds import EventKind, Order
from sendrules.caseload.columns.twins import NoTwin
from sendrules.law.conditions.assessments import Unfinished
from sendrules.law.conditions.own_dates import Since
from sendrules.law.conditions.own_fields import OrderIs
from tried_rows import Row, check, e

YES, NO, UNKNOWN = Since(date(2020, 1, 1)), Since(date(2020, 1, 1), earlier=True), OrderIs((Order.ASSESS,))
SAYS: dict[bool | None, Condition] = {True: YES, False: NO, None: UNKNOWN}


@pytest.mark.parametrize("parts", list(product((True, False, None), repeat=3)))
def test_all_and_any_follow_kleene(parts: tuple[bool | None, ...]) -> None:
    start, conditions = [e("tribunal-order", 100)], tuple(SAYS[part] for part in parts)
    every = False if False in parts else None if None in parts else True
    some = True if True in parts else None if None in parts else False
    check(AllOf(conditions), [Row("all", start, every)])
    check(AnyOf(conditions), [Row("any", start, some)])


def test_none_of_no_conditions() -> None:
    check(AllOf(()), [Row("all of none", [e("request", 1)], True)])
    check(AnyOf(()), [Row("any of none", [e("request", 1)], False)])


@pytest.mark.parametrize(("said", "turned"), [(True, False), (False, True), (None, None)])
def test_not_turns_yes_and_no_round(said: bool | None, turned: bool | None) -> None:
    check(Not(SAYS[said]), [Row("not", [e("tribunal-order", 100)], turned)])


def test_any_of_has_the_first_day_of_what_holds() -> None:
    requests = Unfinished((EventKind.REQUEST,), (EventKind.FINAL_PLAN,), "a request is unfinished")
    others = Unfinished((EventKind.RESPONSIBLE,), (EventKind.NO_PLAN_NOTICE,), "a responsibility is unfinished")
    check(
        AnyOf((requests, others, NO)),
        [
            Row("both", [e("released", 100), e("request", 20), e("responsible", 10)], True, since=10),
            Row("both, turned round", [e("released", 100), e("request", 10), e("responsible", 20)], True, since=10),
            Row("the first alone", [e("released", 100), e("request", 20), e("responsible", 10), e("no-plan-notice", 30)], True, since=20),
            Row("the second alone", [e("released", 100), e("request", 20), e("final-plan", 21), e("responsible", 30)], True, since=30),
            Row("neither", [e("released", 100)], False),
        ],
    )  # fmt: skip
    check(AllOf((requests,)), [Row("all has no first day", [e("released", 100), e("request", 20)], True)])


def test_a_condition_without_a_twin_is_named() -> None:
    class NoSuch:
        pass

    with pytest.raises(NoTwin, match="NoSuch"):
        check(AllOf((YES, NoSuch())), [Row("none", [e("request", 1)], True)])  # type: ignore[arg-type]
