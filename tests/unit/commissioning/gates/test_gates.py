"""What each gate says where it is met, not met, or cannot be told. All invented."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from contracts import LOT, buys
from policies import DOC
from sendrules.commissioning import Gate, GateKind, Gates, GateState, Given, Taken, gates_of

START = LOT | {"starts": "2024-11-01"}
THRESHOLD = {"id": "key", "more_than": 500_000, "call_in": "5 working days", "provenance": DOC}
DECISION = {"id": "d", "title": "D", "contract": "part-one", "provenance": DOC}
MONTH_STARTS = sr.BatchDay.FIRST_DAY


def one(found: Gates, kind: GateKind, about: str | None = None) -> Gate:
    (gate,) = found.of(kind, about)
    return gate


def decided(
    lot: dict[str, Any], taken: Taken | None = None, *, threshold: dict[str, Any] = THRESHOLD, **decision: Any
) -> Gates:
    policy = buys(START | lot, thresholds=[threshold], decisions=[DECISION | decision])
    return gates_of(policy, taken={"d": taken} if taken else None, day=MONTH_STARTS)


TWO_YEARS = {"term_months": 12, "extensions": [{"months": 12}], "value": {"least": 200_000, "most": 300_000}}


def test_a_value_counts_its_extensions_where_the_threshold_does() -> None:
    assert one(decided(TWO_YEARS), GateKind.KEY_DECISION).state is GateState.APPLIES  # 2 × £300,000
    without = decided(TWO_YEARS, threshold=THRESHOLD | {"including_extensions": False})
    assert one(without, GateKind.KEY_DECISION).state is GateState.NOT_NEEDED


def test_a_source_that_calls_it_otherwise_is_said_and_other_grounds_are_too() -> None:
    grounds = THRESHOLD | {"other_grounds": ["an effect on one ward"], "including_extensions": False}
    reasons = one(decided(TWO_YEARS, threshold=grounds, key=True), GateKind.KEY_DECISION).reasons
    assert reasons[-2:] == (
        "its source calls it key: check the two",
        "it can be key on another ground too: an effect on one ward",
    )


def test_without_a_value_it_is_not_known_and_what_its_source_says_decides_on_notice() -> None:
    gate = one(decided({}), GateKind.KEY_DECISION)
    assert (gate.state, gate.missing) == (GateState.NOT_KNOWN, ("the highest value",))
    assert one(decided({}, key=False), GateKind.NOTICE).state is GateState.NOT_NEEDED
    assert one(decided({}), GateKind.NOTICE).missing == ("the day on which its notice was first published",)


def test_a_contract_without_a_decision_is_held_against_the_threshold() -> None:
    found = gates_of(buys(START | TWO_YEARS, thresholds=[THRESHOLD]))
    assert one(found, GateKind.KEY_DECISION, "part-one").state is GateState.APPLIES


@pytest.mark.parametrize(("on", "state"), [(date(2024, 4, 25), GateState.NOT_MET), (date(2024, 4, 26), GateState.MET)])
def test_28_clear_days_lie_between(on: date, state: GateState) -> None:
    # from 28 March 2024: 3 days of March and 25 of April are the 28
    gate = one(decided(TWO_YEARS, Taken(on=on), notice_published="2024-03-28"), GateKind.NOTICE)
    assert (gate.state, gate.day) == (state, date(2024, 4, 26))


def test_a_committee_after_the_decision_is_not_before_it() -> None:
    for on, state in ((date(2024, 4, 29), GateState.NOT_MET), (date(2024, 4, 30), GateState.MET)):
        assert one(decided(TWO_YEARS, Taken(on=on), committee="2024-04-30"), GateKind.COMMITTEE).state is state


def test_call_in_by_the_policy_s_own_rule() -> None:
    # published on Friday 26 April: five working days end on Friday 3 May, and it takes effect on Saturday 4 May
    gate = one(decided(TWO_YEARS, Taken(on=date(2024, 4, 26), published=date(2024, 4, 26))), GateKind.CALL_IN)
    assert (gate.state, gate.day) == (GateState.MET, date(2024, 5, 4))
    assert gate.rule  # the authority's own


def test_the_policy_s_own_time_for_call_in_counts_before_the_caller_s() -> None:
    policy = buys(START, thresholds=[THRESHOLD], decisions=[DECISION])
    taken = {"d": Taken(published=date(2024, 4, 26))}
    assert one(gates_of(policy, taken=taken, call_in=sr.WorkingDays(10)), GateKind.CALL_IN).day == date(2024, 5, 4)


def test_a_decision_that_was_taken_and_not_published_counts_from_its_own_day_and_is_not_certain() -> None:
    gate = one(decided(TWO_YEARS, Taken(on=date(2024, 4, 29)), notice_published="2024-03-28"), GateKind.CALL_IN)
    # Monday 29 April: five working days end on Tuesday 7 May, after the bank holiday on the 6th
    assert (gate.day, gate.state) == (date(2024, 5, 8), GateState.NOT_KNOWN)


def test_before_the_decision_the_earliest_day_of_effect_is_shown_and_not_certain() -> None:
    gate = one(decided(TWO_YEARS, notice_published="2024-03-28"), GateKind.CALL_IN)
    assert (gate.state, gate.day) == (GateState.NOT_KNOWN, date(2024, 5, 4))
    assert gate.missing == ("the day on which the decision was published",)


def test_a_gap_is_an_alert_and_an_extension_can_close_it() -> None:
    one_lot = START | {"id": "one", "term_months": 3, "extensions": [{"months": 1}]}
    policy = buys(one_lot, START | {"id": "two", "starts": "2025-03-01", "total": 35})
    gate = one(gates_of(policy), GateKind.GAP, "one")
    assert gate.state is GateState.NOT_MET
    assert gate in gates_of(policy).alerts
    assert gate.reasons == (
        "no contract for 28 days, from Sat 1 Feb 2025 to Fri 28 Feb 2025: one ends and two has not begun",
        "with every extension there is none",
    )
    assert one(gates_of(policy, extended=True), GateKind.GAP, "one").state is GateState.MET


@pytest.mark.parametrize(("least", "state"), [(0, GateState.MET), (1, GateState.NOT_MET)])
def test_one_that_begins_on_the_next_day_is_in_time_unless_an_overlap_is_asked_for(
    least: int, state: GateState
) -> None:
    two = START | {"id": "two", "starts": "2025-02-01", "total": 35}
    policy = buys(START | {"id": "one", "term_months": 3}, two, gaps={"least_overlap_days": least})
    gate = one(gates_of(policy), GateKind.GAP, "one")
    assert gate.state is state
    assert "with every extension there is none" not in gate.reasons  # it has no extension


def test_an_end_that_is_near_is_said_by_the_authority_s_own_rule() -> None:
    policy = buys(START | {"term_months": 3}, gaps={"alert_days_before_end": 30})  # ends on 31 January
    assert gates_of(policy, as_of=date(2024, 12, 31)).of(GateKind.END) == ()
    gate = one(gates_of(policy, as_of=date(2025, 1, 1)), GateKind.END)
    assert (gate.state, gate.day) == (GateState.NOT_MET, date(2025, 1, 31))
    assert "nothing is known to follow" in gate.reasons[0]


@pytest.mark.parametrize(
    ("months", "state"),
    [
        (7, GateState.MET),  # to 1 June
        (6, GateState.DEPENDS),  # to 1 May: all is handed out, and the last report is not due yet
        (5, GateState.DEPENDS),  # to 1 April, the day of the last batch
        (4, GateState.NOT_MET),  # to 1 March
    ],
)
def test_a_deadline_is_held_against_the_schedule(months: int, state: GateState) -> None:
    # 200 at 35 from 1 November: six batches, the last on 1 April 2025, and its report on 13 May
    gate = one(gates_of(buys(START | {"within_months": months}), day=MONTH_STARTS), GateKind.DEADLINE)
    assert gate.state is state


def test_a_last_report_on_the_day_of_the_deadline_is_in_time() -> None:
    for day, state in (("2025-05-13", GateState.MET), ("2025-05-12", GateState.DEPENDS)):
        assert one(gates_of(buys(START | {"ends_by": day}), day=MONTH_STARTS), GateKind.DEADLINE).state is state


def milestone(**change: Any) -> sr.Milestone:
    given = {"id": "m", "title": "M", "by": "2025-01-31", "contract": "part-one", "provenance": DOC}
    return sr.Milestone.model_validate(given | change)


@pytest.mark.parametrize(
    ("wanted", "state"),
    # by 31 January 105 are handed out on 1 November, December and January, and the reports of the first two are due: 70
    [(70, GateState.MET), (71, GateState.NOT_MET), (106, GateState.NOT_MET)],
)
def test_a_milestone_that_the_volumes_cannot_meet_is_an_alert(wanted: int, state: GateState) -> None:
    goal = milestone(quantity={"value": wanted, "unit": "assessments"}, cumulative=True)
    found = gates_of(buys(START), milestones=[goal], day=MONTH_STARTS)
    assert one(found, GateKind.MILESTONE).state is state
    assert bool(found.alerts) is (state is GateState.NOT_MET)


def test_without_a_turnaround_only_what_is_not_handed_out_is_known() -> None:
    states = []
    for wanted in (105, 106):
        goal = milestone(quantity={"value": wanted, "unit": "assessments"}, cumulative=True)
        found = gates_of(buys(START | {"turnaround": None}), milestones=[goal], day=MONTH_STARTS)
        states.append(one(found, GateKind.MILESTONE).state)
    assert states == [GateState.NOT_KNOWN, GateState.NOT_MET]


def test_a_milestone_without_a_day_or_a_number_says_what_is_missing() -> None:
    found = gates_of(buys(START | {"total": None}), milestones=[milestone(by={"stated": "soon"})], day=MONTH_STARTS)
    assert one(found, GateKind.MILESTONE).missing == ("how many are to be done", "the day by which they are to be done")


def test_a_milestone_of_a_contract_that_was_replaced_is_not_met() -> None:
    replaced = START | {"ended": {"how": "withdrawn", "provenance": DOC}}
    assert one(gates_of(buys(replaced), milestones=[milestone()]), GateKind.MILESTONE).state is GateState.NOT_MET


@pytest.mark.parametrize(("cumulative", "second"), [(True, 140), (False, 70)])
def test_a_contract_s_own_series_is_held_against_its_volumes(cumulative: bool, second: int) -> None:
    points = [{"by": "2025-01", "value": 70}, {"by": "2025-02", "value": second}]
    series = {"cumulative": cumulative, "unit": "assessments", "points": points}
    found = gates_of(buys(START | {"trajectory": series}), day=MONTH_STARTS)
    # by 28 February the reports of 1 January are due too: 105
    assert [(gate.about, gate.state) for gate in found.of(GateKind.MILESTONE)] == [
        ("part-one: 70", GateState.MET),
        ("part-one: 140", GateState.NOT_MET),
    ]


@pytest.mark.parametrize("where", [{"taken": {"e": Taken()}}, {"established": {"part-two": date(2025, 1, 1)}}])
def test_a_name_that_is_not_there_is_refused(where: dict[str, Any]) -> None:
    with pytest.raises(sr.InputError, match="the gates"):
        gates_of(buys(START, decisions=[DECISION]), **where)


def test_what_the_caller_states_moves_the_gates() -> None:
    goal = milestone(quantity={"value": 71, "unit": "assessments"}, cumulative=True)
    faster = {"part-one": Given(within="4 weeks", source="tried")}
    assert (
        one(gates_of(buys(START), milestones=[goal], given=faster, day=MONTH_STARTS), GateKind.MILESTONE).state
        is GateState.MET
    )


def test_a_row_of_the_table_is_plain_data() -> None:
    row = decided(TWO_YEARS, notice_published="2024-03-28").table()[1]
    assert (row["kind"], row["state"], row["day"]) == ("notice", "not known", "2024-04-26")
    assert row["provision"] == "Executive Arrangements Regulations 2012, reg 9"


def test_a_low_value_excuses_no_decision_that_is_key_on_another_ground() -> None:
    low = TWO_YEARS | {"value": {"least": 1_000, "most": 1_000}}
    assert one(decided(low), GateKind.NOTICE).state is GateState.NOT_NEEDED
    called_key = one(
        decided(low, Taken(on=date(2024, 4, 25)), key=True, notice_published="2024-03-28"), GateKind.NOTICE
    )
    assert called_key.state is GateState.NOT_MET, "its source calls it key, and 28 clear days are not over"
    grounds = THRESHOLD | {"other_grounds": ["an effect on one ward"]}
    assert one(decided(low, threshold=grounds), GateKind.NOTICE).state is GateState.NOT_KNOWN
    assert one(decided(low, threshold=grounds, key=False), GateKind.NOTICE).state is GateState.NOT_NEEDED


def test_a_decision_that_comes_later_than_its_notice_allows_takes_effect_later() -> None:
    """Notice of 28 March allows it from 26 April; it is not taken before 3 June. Five working days end on 10 June."""
    found = decided(TWO_YEARS | {"starts": "2024-05-20"}, not_before="2024-06-03", notice_published="2024-03-28")
    assert one(found, GateKind.CALL_IN).day == date(2024, 6, 11)
    assert one(found, GateKind.START).state is GateState.NOT_MET
