"""What is found wrong in contracts: caps, totals, gaps and milestones that cannot be met."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from contracts import A_MONTH, LOT, buys, contract
from policies import DOC, policy
from sendrules.local.checking.consistency import findings_of

OLD = {"id": "old", "starts": "2020-12-01", "term_months": 12, "extensions": [{"months": 12}]}


def warned(made: sr.CommissioningPolicy, **more: Any) -> list[tuple[str, str]]:
    found = findings_of(policy(commissioning=made, **more), sr.statute())
    return [(f.where, f.message) for f in found if f.severity is sr.Severity.WARNING and "equality" not in f.message]


CAP: dict[str, Any] = {"cadence": "monthly", "most_in_progress": 50, "provenance": DOC}


def test_a_cap_below_the_peak_of_work_in_progress() -> None:
    # 35 at each month's end with six weeks each: two months' work at once, 70
    ((where, said),) = warned(buys(LOT | {"allocation": CAP}))
    assert where == "commissioning.contracts[0].allocation.most_in_progress"
    assert "at most 50 may be in progress, and part-one has 70" in said
    assert warned(buys(LOT | {"allocation": CAP | {"most_in_progress": 70}})) == []
    ((where, _),) = warned(buys(LOT, allocation=CAP))
    assert where == "commissioning.allocation.most_in_progress"
    unstarted = {name: value for name, value in LOT.items() if name != "starts"}
    assert len(warned(buys(unstarted | {"allocation": CAP}))) == 1
    # ten a week with six weeks each: those of day 0, 7, ... 42 at once, 70
    weekly = CAP | {"cadence": "weekly", "batch": 10}
    ((_, said),) = warned(buys(LOT | {"allocation": weekly}))
    assert "has 70" in said
    clock = LOT | {
        "allocation": CAP,
        "turnaround": {"within": "6 weeks", "starts": "not-stated", "provenance": DOC},
    }
    assert warned(buys(clock)) == []


def together(*contracts: dict[str, Any], most: int = 70, **handed: Any) -> list[tuple[str, str]]:
    return warned(buys(*contracts, allocation=CAP | {"most_in_progress": most} | handed))


def test_a_cap_for_all_contracts_is_held_against_all_together() -> None:
    # each has 70 at its peak, and the two 140
    two = (LOT, LOT | {"id": "part-two"})
    ((where, said),) = together(*two, most=139)
    assert where == "commissioning.allocation.most_in_progress"
    assert "at most 139 may be in progress under all contracts together, and part-one and part-two have 140" in said
    assert together(*two, most=140) == []
    # one of them is above it alone: each is said, and not both together again
    assert [said.split(" and ")[1] for _, said in together(*two, most=69)] == [
        "part-one has 70 in progress at its peak.",
        "part-two has 70 in progress at its peak.",
    ]


def test_contracts_that_do_not_run_at_once_do_not_add_up() -> None:
    # 200 at 35 a month from November 2024 end in April 2025; 42 days later nothing of it is left, and the other begins in August
    assert together(LOT, LOT | {"id": "part-two", "starts": "2025-08"}) == []
    # on 1 April: 35 of 1 March, due on 12 April, the last 25, and 35 of the other
    ((_, said),) = together(LOT, LOT | {"id": "part-two", "starts": "2025-04"})
    assert "have 95" in said
    # one that took over the volume of the other does not run beside it: 35 of 1 March and 35 of 1 April
    assert together(LOT | {"id": "one"}, LOT | {"id": "two", "starts": "2025-04", "supersedes": "one"}) == []
    # nor does one that has ended by its last day
    assert together(LOT | {"last_day": "2025-03-31"}, LOT | {"id": "part-two", "starts": "2025-06"}) == []


def test_a_contract_with_a_cap_of_its_own_is_not_under_that_of_all() -> None:
    own = LOT | {"id": "part-two", "allocation": CAP | {"most_in_progress": 70}}
    assert together(LOT, own) == []
    unknown = {name: value for name, value in LOT.items() if name not in ("turnaround", "total")}
    assert together(LOT, unknown | {"id": "part-two"}) == []
    assert together(LOT, LOT | {"id": "part-two", "ended": {"how": "withdrawn", "provenance": DOC}}) == []


def test_steps_that_do_not_come_to_the_total() -> None:
    for months, stated in ((5, 175), (6, 210)):
        lot = LOT | {"volumes": [A_MONTH | {"lasts": f"{months} months"}]}
        ((where, said),) = warned(buys(lot))
        assert where == "commissioning.contracts[0].total"
        assert f"come to {stated}, and the total is 200" in said
    short = contract(volumes=[A_MONTH | {"lasts": "5 months"}])
    cleared = sr.clearing(short, date(2026, 6, 30), backlog=100)
    assert (cleared.readings, cleared.consistent) == ((), None)
    assert "when the rest of the total is handed out" in cleared.missing


def test_days_without_a_contract() -> None:
    ((where, said),) = warned(buys(OLD, {"id": "new", "starts": "2021-12-02"}))
    assert where == "commissioning.contracts[0].term_months"
    assert "old ends on Tue 30 Nov 2021, before new starts: 1 day without" in said
    assert "unless its extensions are taken" in said
    assert warned(buys(OLD, {"id": "new", "starts": "2021-12-01"})) == []


@pytest.mark.parametrize(
    ("by", "n", "met"),
    [
        # from 1 November 2024: 35 on the 1st of each month, due six weeks later. 31 January 2025: those of November (13 December)
        # and December (12 January), 70; January's are due on 12 February
        ("2025-01", 70, True),
        ("2025-01", 71, False),
        ("2025-05-13", 200, True),  # the last 25 on 1 April, due on 13 May
        ("2025-05-12", 200, False),
        ("2026-12", 201, False),
    ],
)
def test_a_milestone_that_the_volumes_cannot_meet(by: str, n: int, met: bool) -> None:
    given = {"id": "m", "title": "M", "by": by, "contract": "part-one", "provenance": DOC}
    counted = given | {"quantity": {"value": n, "unit": "reports"}, "cumulative": True}
    made = sr.PerformancePolicy.model_validate({"id": "p", "title": "P", "provenance": DOC, "milestones": [counted]})
    found = warned(buys(LOT), performance=made)
    assert [where for where, _ in found] == ([] if met else ["performance.milestones[0].by"])
    assert ("cannot be met on the stated volumes of part-one" in str(found)) is not met


def test_a_milestone_of_no_contract_and_an_end_that_cannot_be_met() -> None:
    given = {"id": "m", "title": "M", "by": "2025-01", "contract": "who", "provenance": DOC}
    made = sr.PerformancePolicy.model_validate({"id": "p", "title": "P", "provenance": DOC, "milestones": [given]})
    found = findings_of(policy(commissioning=buys(LOT), performance=made), sr.statute())
    assert [f.where for f in found if f.severity is sr.Severity.REFUSED] == ["performance.milestones[0].contract"]
    ((where, said),) = warned(buys(LOT | {"ends_by": "2025-04-30"}))
    assert where == "commissioning.contracts[0].ends_by"
    # due by 30 April: those of 1 November to 1 March, five times 35
    assert "at most 175 are done by then" in said


def test_weeks_that_are_handed_out_by_the_month() -> None:
    # 27 a week from Monday 2 June 2025; by the month all of June's can go out on the 2nd, due on 14 July: 27 for each of the weeks
    # that begin on 2, 9, 16, 23 and 30 June
    weekly = LOT | {
        "starts": "2025-06-02", "total": None, "volumes": [{"rate": {"value": 27, "unit": "assessments", "per": "week"}}],
        "trajectory": {"cumulative": True, "unit": "assessments", "points": [{"by": "2025-07-14", "value": 135}]},
    }  # fmt: skip
    by_month = {"cadence": "monthly", "provenance": DOC}
    assert warned(buys(weekly, allocation=by_month)) == []
    ((where, said),) = warned(buys(weekly))
    assert where == "commissioning.contracts[0].trajectory.points[0]"
    assert "at most 27 are done by then" in said
