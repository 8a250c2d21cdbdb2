"""Several policies on the same cases and places, by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

import sendrules as sr
from policies import DOC, QUEUE, engine, points, policy, tiers
from sendrules.commissioning import schedule_of
from sendrules.commissioning.exact.given import MonthPlaces
from sendrules.commissioning.what_if.policies import compare_policies
from sendrules.errors import InputError, NoPublishedPolicy, WrongType

AS_OF = date(2024, 11, 30)
MONTHS = [
    MonthPlaces(supplier="own", month=date(2024, 12, 1), places=2, done=date(2025, 1, 11)),
    MonthPlaces(supplier="own", month=date(2025, 1, 1), places=2, done=date(2025, 2, 11)),
]
ENGINES = {
    "points": engine(prioritisation=points()),
    "tiers": engine(prioritisation=tiers("wait", "group", "transfer")),
}


def lanes(**more):
    kept = {"title": "L", "provenance": DOC}
    return sr.Lanes(
        id="l", **kept, mode_provenance=DOC,
        lanes=(sr.Lane(id="old", overdue=True, **kept, **more), sr.Lane(id="new", **kept, **more)),
    )  # fmt: skip


def test_the_worked_example():
    found = compare_policies(QUEUE, ENGINES, MONTHS, as_of=AS_OF)
    # policies.md §4 job 5: points D, A, B, C, E; tier by tier D, A, C, B, E
    assert found.outcomes["points"].references == ("D", "A", "B", "C", "E")
    assert found.outcomes["tiers"].references == ("D", "A", "C", "B", "E")
    outcome = found.outcomes["points"]
    assert [each.month.month if each else None for each in outcome.months] == [12, 12, 1, 1, None]
    # D and A asked on 5 February 2024 and are done on 11 January 2025: 341 days; the limit is 24 June: 201 days late
    assert outcome.waited.tolist()[:2] == [341, 341]
    assert outcome.days_late.tolist()[:2] == [201, 201]
    # B: 10 June, limit 28 October, done on 11 February; C: 20 May, 7 October; E: 16 September, 3 February, done by 14 March
    assert outcome.days_late.tolist()[2:] == [106, 127, 39]
    assert (outcome.late, outcome.without_place, found.later) == (5, 1, date(2025, 3, 14))
    assert outcome.weeks_late * 7 == 201 + 201 + 106 + 127 + 39
    assert outcome.longest == 341
    assert found.table().to_pylist()[0]["policy"] == "points"


def test_groups_by_a_recorded_fact_and_by_reference():
    by_fact = compare_policies(QUEUE, ENGINES, MONTHS, as_of=AS_OF, groups="looked_after").outcomes["points"]
    assert by_fact.groups == (None, None, "True", None, "True")
    by_reference = compare_policies(QUEUE, ENGINES, MONTHS, as_of=AS_OF, groups={"A": "x"}).outcomes["points"]
    assert by_reference.groups == (None, "x", None, None, None)
    assert by_fact.fairness(guarantee_weeks=52, hide_small=False).groups["True"].cases == 2
    assert by_fact.fairness().groups["True"].cases is None


def test_a_lane_that_does_not_spill_leaves_places_empty():
    own = {"share": Decimal("0.5")}
    engines = {
        "spills": engine(prioritisation=lanes(**own)),
        "keeps": engine(prioritisation=lanes(**own, spills=False)),
    }
    found = compare_policies(QUEUE, engines, MONTHS, as_of=AS_OF)
    # A, C and D are overdue... and B; E is not: of the second month's two places the new lane's stays empty
    assert found.outcomes["spills"].without_place == 1
    assert found.outcomes["keeps"].without_place == 2


@pytest.mark.parametrize(
    ("engines", "words"),
    [
        ({}, "no policy is given"),
        ({"a": ENGINES["points"], "b": engine(prioritisation=lanes())}, "b: no share is stated for its lanes"),
        ({"a": ENGINES["points"], "b": sr.Engine(policy(prioritisation=points()), readings={"send": "delivered"})}, "b: this engine has other readings"),
    ],
)  # fmt: skip
def test_policies_that_cannot_be_compared(engines, words):
    with pytest.raises(InputError, match=words):
        compare_policies(QUEUE, engines, MONTHS, as_of=AS_OF)


def test_queues_for_different_things():
    advice = points(for_={"act": "advice-received", "from": "educational-psychologist"})
    with pytest.raises(
        InputError,
        match="b: its cases wait for advice from an educational psychologist, and those of a for a finalised plan",
    ):
        compare_policies(
            QUEUE, {"a": ENGINES["points"], "b": engine(prioritisation=advice)}, MONTHS, as_of=AS_OF
        )  # fmt: skip


def test_the_law_alone_a_wrong_day_and_a_reference_twice():
    with pytest.raises(NoPublishedPolicy):
        compare_policies(QUEUE, {"law": sr.Engine()}, MONTHS, as_of=AS_OF)
    with pytest.raises(WrongType, match="as_of must be a date"):
        compare_policies(QUEUE, ENGINES, MONTHS, as_of="2024-11-30")
    with pytest.raises(InputError, match="no places are given"):
        compare_policies(QUEUE, ENGINES, [], as_of=AS_OF)
    with pytest.raises(InputError):
        compare_policies([*QUEUE, QUEUE[0]], ENGINES, MONTHS, as_of=AS_OF)


def test_what_policies_share_is_read_once_and_what_they_do_not_is_not_mixed_up():
    other = replace(ENGINES["points"].policy, prioritisation=points(most=0))
    found = compare_policies(QUEUE, {**ENGINES, "capped": sr.Engine(other)}, MONTHS, as_of=AS_OF)
    assert found.outcomes["capped"].references == ("A", "D", "C", "B", "E")  # the wait alone, then the reference
    assert found.outcomes["points"].references == ("D", "A", "B", "C", "E")


def test_policies_that_tie_do_the_same_and_keep_their_names():
    found = compare_policies(QUEUE, {"a": ENGINES["points"], "b": ENGINES["points"]}, MONTHS, as_of=AS_OF)
    assert found.outcomes["a"].references == found.outcomes["b"].references
    assert [row["policy"] for row in found.table().to_pylist()] == ["a", "b"]
    assert found.outcomes["a"].weeks_late == found.outcomes["b"].weeks_late


def test_nobody_waits():
    gone = sr.Case(reference="X", events=[sr.Event(kind="request", on=date(2024, 1, 8)), sr.Event(kind="final-plan", on=date(2024, 3, 4))])  # fmt: skip
    for cases in ([], [gone]):
        outcome = compare_policies(cases, ENGINES, MONTHS, as_of=AS_OF, groups="looked_after").outcomes["points"]
        assert (outcome.references, outcome.longest, outcome.weeks_late, outcome.late) == ((), None, 0, 0)
        assert outcome.fairness().everyone.cases == 0


def test_a_supplier_that_is_exhausted_gives_its_places_to_nobody():
    own = [
        MonthPlaces(supplier="own", month=date(2024, 12, 1), places=1, done=date(2025, 1, 11)),
        MonthPlaces(supplier="own", month=date(2025, 1, 1), places=0, done=date(2025, 2, 11)),
        MonthPlaces(supplier="agency", month=date(2025, 1, 1), places=2, done=date(2025, 3, 1)),
    ]
    outcome = compare_policies(QUEUE, ENGINES, own, as_of=AS_OF).outcomes["points"]
    assert [(each.supplier, each.month.month) if each else None for each in outcome.months] == [
        ("own", 12), ("agency", 1), ("agency", 1), None, None,
    ]  # fmt: skip


def test_the_places_of_a_schedule_under_one_cap_for_all_contracts():
    # 3 a month from each of two contracts, due after six weeks, and at most 4 in progress under both: 3 and 1 on 1 December; on 1 January
    # those four are still at work, until 12 January, so nothing goes out; on 1 February again 3 and 1
    lot = {"title": "T", "provenance": DOC, "starts": "2024-12-01", "volumes": [{"rate": {"value": 3, "unit": "assessments", "per": "month"}}],
           "turnaround": {"within": "6 weeks", "starts": "allocation", "provenance": DOC}}  # fmt: skip
    bought = sr.CommissioningPolicy.model_validate(
        {"id": "c", "title": "C", "provenance": DOC, "contracts": [lot | {"id": "one"}, lot | {"id": "two"}],
         "allocation": {"most_in_progress": 4, "day": "first-day", "provenance": DOC}}
    )  # fmt: skip
    (reading,) = schedule_of(bought, until=date(2025, 2, 28)).readings
    months = [
        MonthPlaces(supplier=row.contract, month=row.on, places=row.n, done=row.contract_report_due)
        for row in reading.of()
    ]
    outcome = compare_policies(QUEUE, ENGINES, months, as_of=AS_OF).outcomes["points"]
    assert [(each.supplier, each.month.month) for each in outcome.months] == [
        ("one", 12), ("one", 12), ("one", 12), ("two", 12), ("one", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("month", "done", "words"),
    [
        (date(2024, 10, 1), date(2025, 1, 11), "the month of 2024-10-01 is over on 2024-11-30"),
        (date(2024, 11, 1), date(2024, 11, 29), "before 2024-11-30, on which all of these cases still wait"),
    ],
)
def test_a_place_that_has_gone_by_is_refused(month, done, words):
    places = [MonthPlaces(supplier="own", month=month, places=1, done=done)]
    with pytest.raises(InputError, match=words):
        compare_policies(QUEUE, ENGINES, places, as_of=AS_OF)
    today = [MonthPlaces(supplier="own", month=date(2024, 11, 1), places=1, done=AS_OF)]
    assert compare_policies(QUEUE, ENGINES, today, as_of=AS_OF).outcomes["points"].waited.min() >= 0


def test_there_is_a_day_after_the_last():
    last = [MonthPlaces(supplier="own", month=date(2024, 12, 1), places=1, done=date.max)]
    with pytest.raises(InputError, match="there is no day 31 days after 9999-12-31"):
        compare_policies(QUEUE, ENGINES, last, as_of=AS_OF)
    assert compare_policies(QUEUE, ENGINES, last, as_of=AS_OF, later=date.max).later == date.max


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"engines": [ENGINES["points"]]}, "engines must be a mapping of names to engines, not list"),
        ({"engines": {"a": ENGINES["points"].policy}}, "one entry is of str to LocalPolicy"),
        ({"engines": {1: ENGINES["points"]}}, "one entry is of int to Engine"),
        ({"months": "own"}, "a MonthPlaces is needed, and one is of type str"),
        ({"groups": {"A": 1}}, "the group of a case must be a text or None, not int"),
    ],
)
def test_what_is_of_another_type_is_said(change, words):
    given = {"engines": ENGINES, "months": MONTHS} | change
    with pytest.raises(WrongType, match=words):
        compare_policies(QUEUE, as_of=AS_OF, **given)


def test_a_fact_that_nobody_records_is_no_group():
    with pytest.raises(
        InputError, match=r"no case that waits records a fact 'looked_aftr'\. Did you mean looked_after"
    ):
        compare_policies(QUEUE, ENGINES, MONTHS, as_of=AS_OF, groups="looked_aftr")


def test_hostile_names():
    name = "\x1b[31mred\n=1+1"
    found = compare_policies(QUEUE, {name: ENGINES["points"]}, MONTHS, as_of=AS_OF)
    assert found.table().to_pylist()[0]["policy"] == name
    with pytest.raises(InputError) as error:
        compare_policies(QUEUE, {"a": ENGINES["points"], name: engine(prioritisation=lanes())}, MONTHS, as_of=AS_OF)
    assert "\x1b" not in str(error.value)
