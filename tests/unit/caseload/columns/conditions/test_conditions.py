"""All, any and not, on columns."""

from datetime import date
from itertools import product

import numpy as np
import pytest

from sendrules.case.conditions import AllOf, AnyOf, Condition, Not
from sendrules.case.kinds import EventKind, Order
from sendrules.caseload.columns import twins
from sendrules.caseload.columns.codes import NO_DAY
from sendrules.caseload.columns.occasions import Findings, Occasions
from sendrules.law.conditions.assessments import Unfinished
from sendrules.law.conditions.own_dates import Since
from sendrules.law.conditions.own_fields import OrderIs
from tried_rows import Row, batch_of_rows, check, e

YES, NO, UNKNOWN = Since(date(2020, 1, 1)), Since(date(2020, 1, 1), earlier=True), OrderIs((Order.ASSESS,))
TOLD: dict[bool | None, Condition] = {True: YES, False: NO, None: UNKNOWN}


@pytest.mark.parametrize("parts", list(product((True, False, None), repeat=3)))
def test_all_and_any_follow_kleene(parts: tuple[bool | None, ...]) -> None:
    start, conditions = [e("tribunal-order", 100)], tuple(TOLD[part] for part in parts)
    every = False if False in parts else None if None in parts else True
    some = True if True in parts else None if None in parts else False
    check(AllOf(conditions), [Row("all", start, every)])
    check(AnyOf(conditions), [Row("any", start, some)])


def test_a_part_is_asked_about_those_that_none_before_it_refused() -> None:
    early, late = [e("tribunal-order", 1, order="assess")], [e("tribunal-order", 100, order="cease")]
    day = early[0].on
    conditions = (Since(day, earlier=False), Not(Since(late[0].on)), UNKNOWN)
    check(
        AllOf(conditions),
        [
            Row("all", early, True),
            Row("the second says no", late, False),
            Row("not known", [e("tribunal-order", 2)], None),
        ],
    )


def test_none_of_no_conditions() -> None:
    check(AllOf(()), [Row("all of none", [e("request", 1)], True)])
    check(AnyOf(()), [Row("any of none", [e("request", 1)], False)])


@pytest.mark.parametrize(("said", "turned"), [(True, False), (False, True), (None, None)])
def test_not_turns_yes_and_no_round(said: bool | None, turned: bool | None) -> None:
    check(Not(TOLD[said]), [Row("not", [e("tribunal-order", 100)], turned)])


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


class Says:
    """A condition of which a test says what it finds of each row, and since when."""

    def __init__(self, holds: list[int], since: list[int]) -> None:
        self.found = Findings(np.array(holds, np.int8), np.array(since, np.int32))


@pytest.fixture
def says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(twins.TESTS, Says, lambda condition, _: condition.found)


@pytest.mark.usefixtures("says")
def test_only_what_holds_and_has_a_first_day_counts() -> None:
    one, other = Says([1, 0, -1, 1, 1, 0], [50, 5, 5, NO_DAY, 50, 5]), Says([1, 1, 1, 1, -1, 0], [40, 60, 60, 60, 5, 5])
    at = Occasions(batch_of_rows([Row("none", [e("request", 1)], None)]), np.zeros(6, np.int64), np.zeros(1, bool))
    found = twins.test(AnyOf((one, other, NO)), at)  # type: ignore[arg-type]
    assert found.holds.tolist() == [1, 1, 1, 1, 1, 0]
    assert found.since is not None
    assert found.since.tolist() == [40, 60, 60, 60, 50, NO_DAY]


def test_a_condition_without_a_twin_is_named() -> None:
    class NoSuch:
        pass

    with pytest.raises(twins.NoTwin, match="NoSuch"):
        check(AllOf((YES, NoSuch())), [Row("none", [e("request", 1)], True)])  # type: ignore[arg-type]
