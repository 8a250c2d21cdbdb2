"""What withdrew or was replaced and still counts somewhere; who shares work; prices by bands."""

from typing import Any

import pytest

import sendrules as sr
from contracts import A_MONTH, LOT, buys
from policies import DOC, policy
from sendrules.local.checking.consistency import findings_of

WITHDRAWN = {"how": "withdrawn", "provenance": DOC}


def replaced(by: str) -> dict[str, Any]:
    return {"how": "replaced", "by": by, "provenance": DOC}


def provider(id: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "title": id, "supply": "agency", "provenance": DOC, **more}


def told(made: sr.CommissioningPolicy, **more: Any) -> list[tuple[str, str, str]]:
    found = findings_of(policy(commissioning=made, **more), sr.statute())
    said = [(f.severity.value, f.where, f.message) for f in found]
    return [each for each in said if each[0] != "accepted" and "equality" not in each[2]]


ONE, TWO = {"id": "one", "starts": "2025-01-01"}, {"id": "two", "starts": "2025-06-01"}


@pytest.mark.parametrize(
    ("made", "severity", "where", "why"),
    [
        (buys(ONE | {"ended": WITHDRAWN}, TWO | {"supersedes": "one"}), "refused", "contracts[1].supersedes", "no volume to take over"),
        (buys(ONE | {"ended": replaced("three")}, TWO | {"supersedes": "one"}, {"id": "three"}), "refused", "contracts[1].supersedes", "replaced by three"),
        (buys(ONE | {"ended": replaced("two")}, TWO | {"ended": replaced("one")}), "refused", "contracts[0].ended.by", "in a circle"),
        (buys(providers=[provider("a", ended=replaced("b")), provider("b", ended=replaced("a"))]), "refused", "providers[0].ended.by", "in a circle"),
        (buys(providers=[provider("a", ended=replaced("b")), provider("b", considered_only=True)]), "refused", "providers[0].ended.by", "only considered"),
        (buys(ONE | {"providers": ["a"]}, providers=[provider("a", ended=WITHDRAWN)]), "warning", "contracts[0].providers", "nobody is left to do the work of one: a (withdrawn)"),
        (buys(ONE | {"providers": ["a", "b"], "shared": {"shares": {"a": "0.5"}}}, providers=[provider("a", ended=WITHDRAWN), provider("b")]),
         "warning", "contracts[0].shared", "a shares the work of one, and was withdrawn"),
        (buys(ONE | {"providers": ["a", "b"], "shared": {"shares": {"a": "0.5", "b": "0.4"}}}, providers=[provider("a"), provider("b")]),
         "warning", "contracts[0].shared.shares", "come to 0.9"),
        (buys(LOT | {"allocation": {"cadence": "monthly", "batch": 30, "provenance": DOC}}), "warning", "contracts[0].allocation.batch", "part-one is for 35 assessments a month"),
    ],
)  # fmt: skip
def test_what_contradicts_an_end_or_a_share(made: sr.CommissioningPolicy, severity: str, where: str, why: str) -> None:
    ((said, at, message),) = told(made)
    assert (said, at) == (severity, f"commissioning.{where}")
    assert why in message


@pytest.mark.parametrize(
    "made",
    [
        buys(ONE | {"ended": replaced("two")}, TWO | {"supersedes": "one"}),
        buys(ONE | {"ended": {"how": "replaced", "provenance": DOC}}, TWO | {"supersedes": "one"}),
        buys(ONE | {"providers": ["a"], "ended": WITHDRAWN}, providers=[provider("a", ended=WITHDRAWN)]),
        buys(ONE | {"providers": ["a", "b"]}, providers=[provider("a", ended=replaced("b")), provider("b")]),
        buys(ONE | {"providers": ["a", "b"], "shared": {"ranked": ["a", "b"]}}, providers=[provider("a"), provider("b")]),
        # five batches of seven in a month are 35
        buys(LOT | {"allocation": {"cadence": "weekly", "batch": 7, "provenance": DOC}}),
    ],
)  # fmt: skip
def test_what_agrees_is_not_told(made: sr.CommissioningPolicy) -> None:
    assert told(made) == []


def test_a_milestone_of_a_contract_that_was_withdrawn() -> None:
    given = {"id": "m", "title": "M", "by": "2030-01", "contract": "part-one", "provenance": DOC}
    made = sr.PerformancePolicy.model_validate({"id": "p", "title": "P", "provenance": DOC, "milestones": [given]})
    ((severity, where, message),) = told(buys(LOT | {"ended": WITHDRAWN}), performance=made)
    assert (severity, where) == ("warning", "performance.milestones[0].contract")
    assert "nothing is done under it" in message


def test_a_contract_that_was_replaced_leaves_no_gap_and_ends_on_no_day() -> None:
    made = buys(
        {"id": "old", "starts": "2020-12-01", "term_months": 12, "ended": replaced("new")},
        {"id": "new", "starts": "2022-06-01", "term_months": 12},
    )
    assert sr.gaps(made) == ()
    assert told(made) == []


def test_no_agency_is_left_where_all_of_it_withdrew() -> None:
    gone = buys(providers=[provider("a", ended=WITHDRAWN)], aimed_agency_share=0)
    assert told(gone) == []
    ((_, _, message),) = told(buys(providers=[provider("a")], aimed_agency_share=0))
    assert "a is agency supply" in message


def test_a_ramp_in_the_lot_stays_as_it_was() -> None:
    assert told(buys(LOT | {"volumes": [A_MONTH | {"lasts": "5 months"}, A_MONTH]})) == []
